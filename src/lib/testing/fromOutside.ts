/** What people may do without sitting at the table. */
import type { MeetingEvent } from '#governance/events.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';

/** What may happen by people who do not sit here: their own coming, going and absent answers. */
const allowedFromOutside: readonly MeetingEvent['type'][] = [
	...(['seatTaken', 'guestSeated', 'doorRung', 'personReturned', 'seatReopened'] as const),
	...(['steppedOff', 'steppedOn', 'consentedBeforehand', 'answeredAfterwards'] as const),
	...(['decisionSettled', 'agreementQuestioned', 'agreementPaused', 'namingChosen'] as const),
	...(['noteWritten', 'noteAnswered', 'noteCorrected', 'strikeAsked', 'noteStruck'] as const)
];

/** MT2: what members may do before they sit down, as long as the meeting has not begun. */
const allowedBeforehand: readonly MeetingEvent['type'][] = [
	...(['itemAdded', 'itemChanged', 'itemMoved', 'itemRemoved', 'detailsChanged'] as const),
	...(['versionFrozen', 'proposalPresented'] as const)
];

/** What somebody may cause who does not sit here, before the meeting has begun or later. */
export function allowedFor(before: Meeting, who: ParticipantId): readonly MeetingEvent['type'][] {
	const waitedFor =
		before.seats[who]?.kind === 'member' && before.seats[who].presence === 'expected';
	return before.phase === 'lobby' && waitedFor
		? [...allowedFromOutside, ...allowedBeforehand]
		: allowedFromOutside;
}
