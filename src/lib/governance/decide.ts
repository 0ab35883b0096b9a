/** What follows from a command: events, or a refusal. Pure. */
import type { CommandOf, CommandType } from './commands.ts';
import type { EventBody, MeetingEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { ParticipantId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import { isRefusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { Moment } from './rule.ts';
import { ruleOf } from './rules.ts';

/** RN10: the steps of the facilitator that can be undone until somebody else has acted. */
const undoableSteps: ReadonlySet<CommandType> = new Set([
	'startItem',
	'finishItem',
	'nextStep',
	'goBack',
	'openRound',
	'takeTurn',
	'closeRound',
	'closeEarly',
	'reopenRound',
	'changeDirection',
	'extendTurn',
	'pauseRound',
	'resumeRound',
	'giveWord',
	'openConsentRound',
	'settle',
	'drop',
	'ask',
	'answerWish',
	'endQuiet',
	'yieldAmend',
	'proposeGrouping',
	'finishTest',
	'passToCircle',
	'nameStuck',
	'leaveStuck',
	'askOnceMore'
]);

/**
 * Decides a command of a person in a meeting.
 * Returns the events that follow, in order and without their place; none when nothing visible changes (RN6).
 */
export function decide<T extends CommandType>(
	meeting: Meeting,
	actor: ParticipantId,
	command: CommandOf<T>,
	moment: Moment
): readonly EventBody[] | Refusal {
	const rule = ruleOf(command.type);
	const outcome =
		rule.may(meeting, actor, command.payload, moment) ??
		rule.then(meeting, actor, command.payload, moment);
	if (isRefusal(outcome) || outcome.length === 0) return outcome;
	const byFacilitator =
		meeting.facilitation.facilitator === actor && undoableSteps.has(command.type);
	if (!byFacilitator) return outcome;
	const until = meeting.seq + 1 + outcome.length;
	return [{ type: 'facilitatorActed', payload: { step: command.type, until } }, ...outcome];
}

/**
 * Gives events their place after the meeting's last one.
 * RN6: when somebody answered a sealed round is nobody's business; such events carry the time the round opened.
 */
export function placeEvents(
	meeting: Meeting,
	actor: ParticipantId | null,
	bodies: readonly EventBody[],
	now: number
): readonly MeetingEvent[] {
	return bodies.map((body, index) => {
		const at =
			body.type === 'answerIn' ? (meeting.rounds[body.payload.round]?.openedAt ?? now) : now;
		return { ...body, seq: meeting.seq + 1 + index, at, actor };
	});
}

/** Folds further events into a meeting. */
export function follow(meeting: Meeting, events: readonly MeetingEvent[]): Meeting {
	return events.reduce<Meeting>((state, event) => evolve(state, event), meeting);
}
