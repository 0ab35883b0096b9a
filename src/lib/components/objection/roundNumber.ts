import type { Meeting } from '#governance/meeting.ts';
import type { Objection } from '#governance/objection/objection.ts';

/** The number of the consent round in which an objection was raised, among those of its item. */
export function roundNumber(meeting: Meeting, { item, round }: Objection): number {
	const consentRounds = meeting.roundOrder.filter((id) => {
		const held = meeting.rounds[id];
		return held?.item === item && held.purpose === 'consent';
	});
	return consentRounds.indexOf(round) + 1;
}
