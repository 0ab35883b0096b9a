import type { MeetingEvent } from '#governance/events.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { Signer } from '#server/decisions/signature.ts';
import type { Head, StoredMeeting } from './meetingStore.ts';

/** What happened in a meeting at once: the events of one command, and the meeting around them. */
export interface Happening {
	readonly stored: StoredMeeting;
	readonly before: Meeting;
	readonly after: Meeting;
	readonly events: readonly MeetingEvent[];
	/** The end of the meeting's chain after these events. */
	readonly head: Head;
	readonly signer: Signer;
}
