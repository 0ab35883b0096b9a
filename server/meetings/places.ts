/** Where a meeting is shown: its own document, and one for each confidential item (MT9). */
import type { MeetingEvent } from '#governance/events.ts';
import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { RichText } from '#governance/richText.ts';
import type { TextSeed } from '#document/project.ts';
import { confidentialItems, publicMeeting } from '#document/publicMeeting.ts';
import { itemDocument, meetingDocument } from './documentNames.ts';

/** One document, and what of the meeting it shows to those who may open it. */
export interface Place {
	readonly document: string;
	readonly shows: Meeting;
	/** The texts that are written here. */
	readonly texts: readonly TextSeed[];
	/** Texts that were written here and have moved away. */
	readonly movedTexts: readonly string[];
}

function textIdsOf(meeting: Meeting, items: readonly ItemId[]): readonly string[] {
	return items.flatMap((item) => meeting.proposals[item]?.textId ?? []);
}

const empty = (textId: string): TextSeed => ({ textId, words: [] });

/** Every document in which the meeting is shown now. */
export function placesOf(meeting: Meeting): readonly Place[] {
	const hidden = confidentialItems(meeting);
	const open = meeting.itemOrder.filter((item) => !hidden.includes(item));
	const own: Place = {
		document: meetingDocument(meeting.id),
		shows: publicMeeting(meeting),
		texts: textIdsOf(meeting, open).map(empty),
		movedTexts: textIdsOf(meeting, hidden)
	};
	const inner = hidden.map((item) => ({
		document: itemDocument(meeting.id, item),
		shows: meeting,
		texts: textIdsOf(meeting, [item]).map(empty),
		movedTexts: []
	}));
	return [own, ...inner];
}

/** The document in which an item's text is written now. */
export function documentOf(meeting: Meeting, item: ItemId): string {
	return meeting.items[item]?.confidential === true
		? itemDocument(meeting.id, item)
		: meetingDocument(meeting.id);
}

/** The document that words leave by these events, if any do. */
export function leftBy(before: Meeting, events: readonly MeetingEvent[]): string | undefined {
	const moving = events.find((event) => event.type === 'itemConfidential');
	return moving === undefined ? undefined : documentOf(before, moving.payload.item);
}

/** A text on its way from one document to another: what is written anew, by document. */
export type Moves = ReadonlyMap<string, readonly TextSeed[]>;

/** What the events move: words go where the item is shown now, and nothing of them stays behind. */
export async function movesOf(
	before: Meeting,
	after: Meeting,
	events: readonly MeetingEvent[],
	readText: (document: string, textId: string) => Promise<RichText>
): Promise<Moves> {
	const moves = new Map<string, readonly TextSeed[]>();
	for (const event of events) {
		if (event.type !== 'itemConfidential') continue;
		const { item } = event.payload;
		const textId = before.proposals[item]?.textId;
		const [from, to] = [documentOf(before, item), documentOf(after, item)];
		if (textId === undefined || from === to) continue;
		const words = await readText(from, textId);
		moves.set(to, [...(moves.get(to) ?? []), { textId, words }]);
		moves.set(from, [...(moves.get(from) ?? []), { textId, words: [] }]);
	}
	return moves;
}
