import type { IncomingMessage } from 'node:http';
import { asId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { confidentialItems } from '#document/publicMeeting.ts';
import type { Access, Refused, SyncVisitor } from '#server/sync/visitor.ts';
import type { Meetings } from './meetings.ts';
import { partOf } from './view.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** How many colours there are for cursors: `p1` to `p5`. */
const colours = 5;

/** Words typed just before the end are on their way for a moment. Milliseconds. */
const lastWords = 5_000;

/**
 * Who may open a meeting's document: seats write as long as they are here and the meeting lasts, listeners and
 * the shared screen read, nobody else.
 */
export async function syncVisitor(
	meetings: Meetings,
	rooms: Rooms,
	request: IncomingMessage,
	documentName: string,
	now: () => number = Date.now
): Promise<SyncVisitor | Refused> {
	const [meetingId = '', item, more] = documentName.split(':');
	if (more !== undefined) return { refused: 404 };
	const visitor = await meetings.whoIs({ cookies: request.headers.cookie }, meetingId);
	const room = visitor === undefined ? undefined : await rooms.room(visitor.meetingId);
	if (visitor === undefined || room === undefined) return { refused: 404 };
	const part = partOf(room, visitor);
	if (part === 'door') return { refused: 403 };
	if (item !== undefined && !isNamedReader(room, visitor.participantId, item))
		return { refused: 404 };
	const { participantId, sessionId, name } = visitor;
	const colour = colourOf(room, participantId);
	return {
		meetingId,
		participantId,
		sessionId,
		name,
		colour,
		get access() {
			return accessOf(room.meeting, asId<ParticipantId>(participantId), now());
		}
	};
}

/** MT7: after the end texts are corrected by commands, which keep the old form. RN5: who left comes back first. */
export function accessOf(meeting: Meeting, participantId: ParticipantId, now: number): Access {
	const seat = meeting.seats[participantId];
	// CR8: between meetings words are put forward by forms, and nobody writes in them at once.
	if (seat === undefined || meeting.kind === 'between') return 'read';
	if (meeting.endedAt !== null && now - meeting.endedAt > lastWords) return 'over';
	return seat.presence === 'here' ? 'write' : 'later';
}

/** MT9: the words of a confidential item are open to the members who sit here; for others they are not there. */
function isNamedReader(room: Room, participantId: string, item: string): boolean {
	const seat = room.meeting.seats[asId<ParticipantId>(participantId)];
	const hidden = confidentialItems(room.meeting).some((id) => id === item);
	return hidden && seat?.kind === 'member' && seat.presence === 'here';
}

/** People keep their colour for the whole meeting. */
function colourOf(room: Room, participantId: string): string {
	const place = room.meeting.seatOrder.indexOf(asId<ParticipantId>(participantId));
	return `p${(Math.max(0, place) % colours) + 1}`;
}
