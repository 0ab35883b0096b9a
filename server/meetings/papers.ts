/** Minutes and decisions, for those who may read them. */
import { looking } from '#governance/actions.ts';
import { isId, asId } from '#governance/ids.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { minutesOf, type Minutes } from '#governance/minutes.ts';
import { decisionMinutes, type DecisionMinutes } from '#governance/record/decisionMinutes.ts';
import { headingOf, type Heading } from '#governance/record/heading.ts';
import { noteReader, type NoteReader } from '#governance/record/noteWays.ts';
import { receiptOf, type Receipt } from '#server/decisions/receipt.ts';
import type { Visitor } from '#server/people/whoIs.ts';
import type { Db } from '#server/storage/schema.ts';
import { circleOf } from './circleOf.ts';
import { loadEvents } from './eventStore.ts';
import { happened, type Room } from './room.ts';

export interface MinutesPaper {
	readonly minutes: Minutes;
	/** What the reader may do with the notes of the draft (MT7). */
	readonly reader: NoteReader | null;
}

export interface DecisionPaper {
	readonly heading: Heading;
	readonly decision: DecisionMinutes;
	readonly hasReceipt: boolean;
}

/** The minutes of a meeting as they are now. */
export async function minutesPaper(
	db: Db,
	room: Room,
	visitor: Visitor,
	now: number
): Promise<MinutesPaper> {
	const events = (await loadEvents(db, room.id)).map(happened);
	const me = asId<ParticipantId>(visitor.participantId);
	return {
		minutes: minutesOf(events, room.meeting),
		reader: noteReader(room.meeting, me, looking(now, {}))
	};
}

/** A decision with its record; undefined where there is none, or it is not this reader's to see (MT9). */
export async function decisionPaper(
	db: Db,
	room: Room,
	visitor: Visitor,
	item: string
): Promise<DecisionPaper | undefined> {
	const decision = readable(room.meeting, visitor, item);
	if (decision === null) return undefined;
	const events = (await loadEvents(db, room.id)).map(happened);
	const receipt = await receiptPaper(db, room, visitor, item);
	return { heading: headingOf(events, room.meeting), decision, hasReceipt: receipt !== undefined };
}

/** The receipt of a decision that this reader may see. */
export async function receiptPaper(
	db: Db,
	room: Room,
	visitor: Visitor,
	item: string
): Promise<Receipt | undefined> {
	const decision = readable(room.meeting, visitor, item);
	if (decision === null || room.stored.practice) return undefined;
	const circle = await circleOf(db, room.stored.circleId);
	const meant = { meetingId: room.id, item, title: decision.details.title };
	return await receiptOf(db, circle.organisationId, meant);
}

function readable(meeting: Meeting, visitor: Visitor, item: string): DecisionMinutes | null {
	if (!isId(item)) return null;
	const id = asId<ItemId>(item);
	const member = meeting.seats[asId<ParticipantId>(visitor.participantId)]?.kind === 'member';
	if (meeting.items[id]?.confidential === true && !member) return null;
	return decisionMinutes(meeting, id);
}
