/** The whole rule book, by command. It folds nothing: pages that only ask what may be done load no more than this. */
import { agendaRules } from './agenda/commands.ts';
import { meetingRules } from './agenda/meetingCommands.ts';
import { planningRules } from './agenda/planningCommands.ts';
import { stepRules } from './agenda/stepCommands.ts';
import { belongs, betweenRules } from './between/rules.ts';
import { answerRules } from './consent/answerCommands.ts';
import { decisionRules } from './consent/decisionCommands.ts';
import { openingConsentRules } from './consent/opening.ts';
import { revealRules } from './consent/revealCommands.ts';
import { presentingRules } from './consent/presenting.ts';
import { proposalRules } from './consent/proposalCommands.ts';
import { facilitationRules, wishRules } from './facilitation/commands.ts';
import { groupingRules } from './objection/groupingCommands.ts';
import { integrationRules } from './objection/integrationCommands.ts';
import { raiserRules } from './objection/raiserCommands.ts';
import { stuckRules } from './objection/stuckCommands.ts';
import { testingRules } from './objection/testingCommands.ts';
import { understandingRules } from './objection/understandingCommands.ts';
import { doorRules } from './people/doorCommands.ts';
import { rollRules } from './people/rollCommands.ts';
import { seatRules } from './people/seatCommands.ts';
import { askingRules } from './question/commands.ts';
import { replyRules } from './question/replyCommands.ts';
import { actionRules } from './record/actionCommands.ts';
import { carriedRules } from './record/carriedCommands.ts';
import { noteRules } from './record/noteCommands.ts';
import { closingRules } from './round/closingCommands.ts';
import { handRules } from './round/handCommands.ts';
import { openingRules } from './round/openingCommands.ts';
import { turnRules } from './round/turnCommands.ts';
import type { CommandType } from './commands.ts';
import type { Rule, Rules } from './rule.ts';

/** One rule for each command. Ask `mayGive` or `ruleOf`, which know what belongs to which kind of meeting. */
const rules: Rules<CommandType> = {
	...agendaRules,
	...meetingRules,
	...planningRules,
	...stepRules,
	...betweenRules,
	...openingConsentRules,
	...answerRules,
	...revealRules,
	...decisionRules,
	...presentingRules,
	...proposalRules,
	...facilitationRules,
	...wishRules,
	...understandingRules,
	...testingRules,
	...raiserRules,
	...groupingRules,
	...integrationRules,
	...stuckRules,
	...doorRules,
	...rollRules,
	...seatRules,
	...askingRules,
	...replyRules,
	...actionRules,
	...carriedRules,
	...noteRules,
	...openingRules,
	...closingRules,
	...handRules,
	...turnRules
};

const isCommandType = (key: string): key is CommandType => key in rules;

/** Every command there is. */
export const commandTypes: readonly CommandType[] = Object.keys(rules).filter(isCommandType);

/** The rule of a command; CR8: between meetings some of them do not belong. */
export function ruleOf<T extends CommandType>(type: T): Rule<T> {
	const rule: Rule<T> = rules[type];
	return {
		...rule,
		may: (meeting, actor, command, moment) =>
			belongs(meeting, type) ?? rule.may(meeting, actor, command, moment)
	};
}
