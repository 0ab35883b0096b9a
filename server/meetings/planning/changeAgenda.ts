/** MT2: an item of a planned meeting is changed on its page, by whoever may arrange it. */
import * as v from 'valibot';
import type { Item } from '#governance/agenda/item.ts';
import { looking, mayGive } from '#governance/actions.ts';
import type { Command } from '#governance/commands.ts';
import {
	frozenContent,
	type Proposal,
	type ProposalDetails
} from '#governance/consent/proposal.ts';
import { asId, type ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { canonicalJson, hashOf } from '#document/canonical.ts';
import { markdownToRichText } from '#document/markdown.ts';
import { misfitsOf, type Misfit } from '../door/misfits.ts';
import { pastReviews } from '../newMeeting.ts';
import { documentOf } from '../places.ts';
import type { Room } from '../room.ts';
import type { RoomNeeds } from '../roomNeeds.ts';
import { newItem } from './planForm.ts';

/** Done, or what keeps it from being done; nothing is changed then. */
export type Changed =
	'done' | { readonly misfits: readonly Misfit[] } | { readonly refused: string };

const schema = v.object({
	item: v.pipe(v.string(), v.maxLength(64)),
	/** The draft of the proposal as the page showed it. */
	draftHash: v.pipe(v.string(), v.maxLength(64)),
	...v.omit(newItem, ['kind', 'outcome']).entries
});
type ItemForm = v.InferOutput<typeof schema>;

interface Place {
	readonly room: Room;
	readonly seat: ParticipantId;
}

/** Changes an item and its proposal, or nothing where somebody else has written in it meanwhile. */
export async function changeAgendaItem(
	needs: Pick<RoomNeeds, 'documents' | 'now'>,
	{ room, seat }: Place,
	typed: unknown
): Promise<Changed> {
	const read = v.safeParse(schema, typed);
	if (!read.success) return { misfits: misfitsOf(read.issues) };
	const form = read.output;
	const { meeting } = room;
	const item = Object.values<Item>(meeting.items).find(({ id }) => id === form.item);
	if (item === undefined) return { refused: 'notFound' };
	// MT9: the page shows nothing of it that could be changed there.
	if (item.confidential) return { refused: 'confidential' };
	const proposal = meeting.proposals[item.id];
	const isNewDay = form.reviewOn !== proposal?.details.reviewOn;
	if (isNewDay && pastReviews([form], needs.now()).length > 0)
		return { misfits: [{ at: 'reviewOn', code: 'dateInPast' }] };
	const words = await newWords(needs, meeting, item, form);
	if (words === 'draftChanged') return { refused: words };
	const commands = commandsOf(item, proposal, form, words !== null);
	const moment = looking(needs.now(), {});
	if (!commands.every((command) => mayGive(meeting, seat, command, moment)))
		return { refused: 'notYours' };
	for (const command of commands) {
		const reply = await room.give(seat, command, null);
		if ('refused' in reply) return { refused: reply.refused };
	}
	if (words !== null) await room.write(item.id, words);
	return 'done';
}

/** Whoever writes a proposal anew needs the right to change its details too. */
function commandsOf(
	item: Item,
	proposal: Proposal | undefined,
	form: ItemForm,
	writes: boolean
): readonly Command[] {
	const changes: Command = { type: 'changeItem', payload: changeOf(item, form) };
	if (proposal === undefined) return [changes];
	const details = detailsOf(item, proposal, form);
	if (!writes && canonicalJson(details) === canonicalJson(proposal.details)) return [changes];
	return [changes, { type: 'changeDetails', payload: { item: item.id, details } }];
}

const seatIn = (owner: string): ParticipantId | null =>
	owner === '' ? null : asId<ParticipantId>(owner);

function changeOf({ id, outcome }: Item, { title, owner, minutes }: ItemForm) {
	return { item: id, title, owner: seatIn(owner), minutes, outcome };
}

/** CD2: a proposal is called like its item, unless it has a title of its own. */
function detailsOf(item: Item, { details }: Proposal, form: ItemForm): ProposalDetails {
	const { driver, reviewOn } = form;
	const title = details.title === item.title ? form.title : details.title;
	const follows = details.owner === null || details.owner === item.owner;
	const owner = follows ? seatIn(form.owner) : details.owner;
	return { ...details, title, driver, reviewOn, owner };
}

/** The words of the proposal where they were changed; null where they were not, or where there is none. */
async function newWords(
	{ documents }: Pick<RoomNeeds, 'documents'>,
	meeting: Meeting,
	item: Item,
	{ text, draftHash }: ItemForm
) {
	const proposal = meeting.proposals[item.id];
	if (proposal === undefined) return null;
	const before = await documents.readText(documentOf(meeting, item.id), proposal.textId);
	const words = markdownToRichText(text);
	if (canonicalJson(words) === canonicalJson(before)) return null;
	const isAsShown = hashOf(frozenContent(before, proposal.details)) === draftHash;
	return isAsShown ? words : 'draftChanged';
}
