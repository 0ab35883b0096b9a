/** What a person may do now: serves the buttons and, through the same checks, the door. */
import type { Command, CommandOf, CommandType } from './commands.ts';
import { commandTypes, ruleOf } from './rules.ts';
import type { ParticipantId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import type { Moment } from './rule.ts';

/** The moment of somebody who only looks: clock and connections, no ids and no words. */
export function looking(now: number, away: Moment['away']): Moment {
	return { now, away, newId: () => '-', hash: () => '' };
}

/** Whether this person may give this very command now, whatever its words. */
export function mayGive(
	meeting: Meeting,
	actor: ParticipantId,
	command: Command,
	moment: Moment
): boolean;
export function mayGive<T extends CommandType>(
	meeting: Meeting,
	actor: ParticipantId,
	{ type, payload }: CommandOf<T>,
	moment: Moment
): boolean {
	return ruleOf(type).may(meeting, actor, payload, moment) === null;
}

/** The offers of one command. */
export function offersOf<T extends CommandType>(
	type: T,
	meeting: Meeting,
	actor: ParticipantId,
	moment: Moment
): readonly CommandOf<T>[] {
	const rule = ruleOf(type);
	return (rule.offers?.(meeting, actor) ?? [])
		.filter((payload) => rule.may(meeting, actor, payload, moment) === null)
		.map((payload) => ({ type, payload }));
}

// Each offer is a command of one single type; a type parameter cannot say so, a signature can.
function offers(
	type: CommandType,
	meeting: Meeting,
	actor: ParticipantId,
	moment: Moment
): readonly Command[];
function offers<T extends CommandType>(
	type: T,
	meeting: Meeting,
	actor: ParticipantId,
	moment: Moment
): readonly CommandOf<T>[] {
	return offersOf(type, meeting, actor, moment);
}

/**
 * Every command this person could give now, naming what it acts on; words in it are still empty.
 * What is offered here is never refused for who asks, when or on what: only for what is written into it.
 */
export function availableActions(
	meeting: Meeting,
	actor: ParticipantId,
	moment: Moment
): readonly Command[] {
	return commandTypes.flatMap((type) => offers(type, meeting, actor, moment));
}
