/** What holds the floor, and what may be offered for it. */
import type { RoundId } from '../ids.ts';
import { roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

/** No round is under way, but for a consent round whose answers lie open: an objection may need a round of its own. */
export function floorIsFree(meeting: Meeting): Refusal | null {
	const open = roundUnderWay(meeting);
	return unless(
		open === undefined || (open.purpose === 'consent' && open.state === 'revealed'),
		'roundOpen'
	);
}

/** What could be offered for the round that holds the floor. */
export function ofRound<P>(meeting: Meeting, payload: (round: RoundId) => P): readonly P[] {
	const round = roundUnderWay(meeting);
	return round === undefined ? [] : [payload(round.id)];
}
