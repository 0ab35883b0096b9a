/** OB7: being stuck is said aloud and talked about in one round before there is a way out. */
import type { ObjectionId } from '../ids.ts';
import { roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Round } from '../round/round.ts';
import { isPast } from '../rule.ts';
import { inHand } from './hand.ts';
import type { StuckWay } from './objection.ts';

/** Elsewhere, to a place or a person by name, or later, on a plain day `YYYY-MM-DD`. */
export interface WayOut {
	readonly way: StuckWay;
	readonly name: string;
	readonly until: string | null;
}

/** OB7: whether the circle had its round about an objection since it was named stuck. */
export function hadRoundAboutIt(meeting: Meeting, id: ObjectionId): boolean {
	const objection = meeting.objections[id];
	const since = objection?.stuckAt ?? Number.POSITIVE_INFINITY;
	return Object.values(meeting.rounds).some(
		(round: Round) =>
			round.item === objection?.item &&
			round.prompt === 'stuck' &&
			round.state === 'closed' &&
			round.openedAt >= since
	);
}

/** OB7: the objection was named stuck, and the circle had its round about it. */
export function mayBeLeft(meeting: Meeting, objection: ObjectionId): Refusal | null {
	return firstOf(
		() => inHand(meeting, objection),
		() => unless(meeting.objections[objection]?.stuck === true, 'stale'),
		() => unless(roundUnderWay(meeting)?.purpose !== 'speak', 'roundOpen'),
		() => unless(hadRoundAboutIt(meeting, objection), 'roundFirst')
	);
}

/** A place that has a name, or a day that is still to come. */
export function leadsSomewhere({ way, name, until }: WayOut, now: number): Refusal | null {
	if (way !== 'defer') return unless(name.trim() !== '', 'reasonNeeded');
	if (until === null) return refuse('reasonNeeded');
	return unless(!isPast(until, now), 'dateInPast');
}
