import type { EventBody } from '../events.ts';
import type { ItemId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { Round } from '../round/round.ts';

/** When a proposal leaves the table, or the circle goes back, its consent round is over; nothing was adopted. */
export function endConsent(meeting: Meeting, item: ItemId): readonly EventBody[] {
	return Object.values(meeting.rounds)
		.filter(
			(round: Round) =>
				round.item === item && round.purpose === 'consent' && round.state !== 'closed'
		)
		.map((round) => ({ type: 'consentRoundSuperseded', payload: { round: round.id } }));
}
