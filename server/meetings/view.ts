/** A meeting as one visitor sees it: what the page is made from before the shared document arrives. */
import { availableActions, looking } from '#governance/actions.ts';
import type { Command } from '#governance/commands.ts';
import { asId, type ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { RichText } from '#governance/richText.ts';
import { projectionOf, type Projection } from '#document/projection.ts';
import { confidentialItems, publicMeeting } from '#document/publicMeeting.ts';
import type { Visitor } from '#server/people/whoIs.ts';
import { documentOf } from './places.ts';
import type { Room } from './room.ts';
import type { RoomNeeds } from './roomNeeds.ts';

/** How somebody is in a meeting: with a seat, listening, waiting at the door, or as the shared screen. */
export type Part = 'seat' | 'listener' | 'door' | 'screen';

/** A meeting as somebody sees it: the server-owned roots, and which part they have. */
export interface MeetingView {
	readonly meetingId: string;
	readonly me: ParticipantId;
	readonly name: string;
	readonly part: Part;
	/** RL2: at the door, whose yes is waited for; `null` everywhere else, and once it was turned down. */
	readonly waitsFor: 'nod' | 'facilitator' | null;
	/** Nobody at the door sees more than circle and title. */
	readonly projection: Projection | null;
	/** MT9: the whole meeting, for the named readers of its confidential items. */
	readonly inner: Projection | null;
	/** The draft of the item at hand, to be read before the shared document has arrived. */
	readonly written: { readonly textId: string; readonly words: RichText } | null;
	/** What this person may do now. */
	readonly offers: readonly Command[];
	readonly title: string;
	readonly circle: string;
	readonly now: number;
	/** RL2: where a member with an account takes their seat, as long as they have not; else null. */
	readonly planned: string | null;
}

type ViewNeeds = Pick<RoomNeeds, 'away' | 'now' | 'documents'>;

export async function viewOf(room: Room, visitor: Visitor, needs: ViewNeeds): Promise<MeetingView> {
	const part = partOf(room, visitor);
	const away = needs.away(room.meeting);
	const surroundings = { code: room.stored.code, away };
	const now = needs.now();
	const open = publicMeeting(room.meeting);
	const inside = readsInside(room.meeting, visitor) ? room.meeting : null;
	const me = asId<ParticipantId>(visitor.participantId);
	return {
		meetingId: room.id,
		me,
		name: visitor.name,
		part,
		offers: part === 'seat' ? availableActions(inside ?? open, me, looking(now, away)) : [],
		waitsFor: waitsFor(room, visitor),
		projection: part === 'door' ? null : projectionOf(open, surroundings),
		inner: inside && projectionOf(inside, surroundings),
		written: part === 'door' ? null : await draftAtHand(room.meeting, inside !== null, needs),
		title: room.meeting.title,
		circle: room.meeting.circle.name,
		now,
		planned: plannedAt(room, me)
	};
}

/** Nobody comes to the table by a look at the page: who is expected sits down on the page of their circle. */
function plannedAt({ meeting, stored }: Room, me: ParticipantId): string | null {
	const base = `/c/${stored.circleId}`;
	if (meeting.kind === 'between') return `${base}/between/${stored.id}`;
	const waits = meeting.phase !== 'ended' && meeting.seats[me]?.presence === 'expected';
	return waits && stored.plannedBy !== null ? `${base}/meetings/${stored.id}` : null;
}

/** The draft of the item at hand; a confidential one only for its named readers (MT9). */
async function draftAtHand(
	meeting: Meeting,
	inside: boolean,
	{ documents }: Pick<ViewNeeds, 'documents'>
): Promise<MeetingView['written']> {
	const item = meeting.current === null ? undefined : meeting.items[meeting.current];
	const textId = item === undefined ? undefined : meeting.proposals[item.id]?.textId;
	if (item === undefined || textId === undefined || (item.confidential && !inside)) return null;
	return { textId, words: await documents.readText(documentOf(meeting, item.id), textId) };
}

/** MT9: members who sit here read confidential items; where there are none, nothing is apart. */
function readsInside(meeting: Meeting, { participantId }: Visitor): boolean {
	const seat = meeting.seats[asId<ParticipantId>(participantId)];
	const member = seat?.kind === 'member' && seat.presence === 'here';
	return member && confidentialItems(meeting).length > 0;
}

/** Which part a visitor has: a seat of the meeting counts before what the session began as. */
export function partOf(room: Room, visitor: Pick<Visitor, 'participantId' | 'kind'>): Part {
	if (room.meeting.seats[asId<ParticipantId>(visitor.participantId)] !== undefined) return 'seat';
	if (visitor.kind === 'listener' || visitor.kind === 'screen') return visitor.kind;
	return 'door';
}

/** RL2: a named seat needs the nod of anybody inside, a guest the facilitator's yes. */
function waitsFor(room: Room, visitor: Pick<Visitor, 'participantId'>): MeetingView['waitsFor'] {
	if (room.meeting.phase === 'ended') return null;
	const asked = Object.values(room.meeting.door).find(({ by }) => by === visitor.participantId);
	if (asked === undefined) return null;
	return asked.seat === null ? 'facilitator' : 'nod';
}
