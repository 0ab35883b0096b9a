/** What people may ask of a meeting: one named command per intention. Each names what it acts on. */
import type { AgendaCommands } from './agenda/commands.ts';
import type { ConsentCommands } from './consent/commands.ts';
import type { DecisionCommands } from './consent/decisionCommands.ts';
import type { FacilitationCommands } from './facilitation/commands.ts';
import type { ObjectionCommands } from './objection/commands.ts';
import type { IntegrationCommands } from './objection/integrationCommands.ts';
import type { PeopleCommands } from './people/commands.ts';
import type { ProposalCommands } from './consent/proposalCommands.ts';
import type { QuestionCommands } from './question/commands.ts';
import type { RecordCommands } from './record/commands.ts';
import type { RoundCommands } from './round/commands.ts';
import type { PlanningCommands } from './agenda/planningCommands.ts';
import type { StepCommands } from './agenda/stepCommands.ts';
import type { BetweenCommands } from './between/rules.ts';

export interface CommandPayloads
	extends
		AgendaCommands,
		BetweenCommands,
		ConsentCommands,
		DecisionCommands,
		FacilitationCommands,
		IntegrationCommands,
		ObjectionCommands,
		PeopleCommands,
		PlanningCommands,
		ProposalCommands,
		QuestionCommands,
		RecordCommands,
		RoundCommands,
		StepCommands {}

export type CommandType = keyof CommandPayloads;

export interface CommandOf<T extends CommandType> {
	readonly type: T;
	readonly payload: CommandPayloads[T];
}

export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];
