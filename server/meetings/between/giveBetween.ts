/** CR8: what the forms of a decision between meetings do; every rule is asked as in a meeting. */
import { isRest, onward } from '#governance/between/onward.ts';
import type { Command, CommandType } from '#governance/commands.ts';
import type { ProposalDetails } from '#governance/consent/proposal.ts';
import type { AimId, ItemId, ParticipantId } from '#governance/ids.ts';
import type { RefusalCode } from '#governance/refusal.ts';
import { canonicalJson } from '#document/canonical.ts';
import { markdownToRichText } from '#document/markdown.ts';
import { hashToken, newId } from '#server/people/token.ts';
import { readCommand } from '../door/readCommand.ts';
import type { Room } from '../room.ts';
import type { RoomNeeds } from '../roomNeeds.ts';
import type { ProposedBetween } from './betweenForm.ts';
import { draftOf, mayChangeNow, nameOf } from './draft.ts';

/** Done, also when it was done already; or why not. */
export type Reply =
	| { readonly done: true }
	| { readonly refused: RefusalCode | 'badForm' | 'tooLong'; readonly about: readonly string[] };

/** A form as a command; `page` is a word of the page as it was loaded: sent twice from it, it happens once. */
export interface GivenBetween {
	readonly type: CommandType;
	readonly payload: unknown;
	readonly page: string;
}

const done: Reply = { done: true };

function replyOf(reply: Awaited<ReturnType<Room['give']>>): Reply {
	if ('seq' in reply) return done;
	if (reply.refused === 'keyUsed') return { refused: 'badForm', about: [] };
	return { refused: reply.refused, about: reply.about ?? [] };
}

/** Gives one command as the holder of a seat. */
export async function giveBetween(
	room: Room,
	seat: ParticipantId,
	{ type, payload, page }: GivenBetween
): Promise<Reply> {
	const key = page === '' ? newId() : hashToken(JSON.stringify([page, type, payload]));
	const given = readCommand({ key, type, payload });
	if ('misfit' in given)
		return { refused: given.misfit === 'tooLong' ? 'tooLong' : 'badForm', about: [given.at] };
	return replyOf(await room.give(seat, given.command, key));
}

/**
 * Goes on as far as to what people have to read or answer. Where somebody else's hand was faster there is nothing
 * left to do.
 * @param from the name of what the page offered. @param draftHash the draft as the page showed it.
 */
export async function goOnFrom(
	room: Room,
	seat: ParticipantId,
	from: string,
	draftHash: string
): Promise<Reply> {
	let next = onward(room.meeting, draftHash);
	if (nameOf(next) !== from) return done;
	while (next !== null) {
		const reply = replyOf(await room.give(seat, next, null));
		const after = onward(room.meeting, draftHash);
		if ('refused' in reply) return nameOf(after) === nameOf(next) ? reply : done;
		next = after === null || isRest(next, after) ? null : after;
	}
	return done;
}

interface Change {
	readonly seat: ParticipantId;
	/** The persons behind the seats. */
	readonly persons: ReadonlyMap<string, string>;
	readonly draftHash: string;
	readonly form: ProposedBetween;
}

/** Writes the draft anew and puts it forward as the next version, or nothing of it where it moved on meanwhile. */
export async function changeDraft(
	needs: Pick<RoomNeeds, 'documents' | 'now'>,
	room: Room,
	{ seat, persons, draftHash, form }: Change
): Promise<Reply> {
	const item = room.meeting.current;
	if (item === null) return { refused: 'ended', about: [] };
	if (!mayChangeNow(room.meeting, item, seat, needs.now()))
		return { refused: 'textLocked', about: [] };
	const details = detailsOf(room, item, form, persons);
	const words = markdownToRichText(form.text);
	const draft = await draftOf(needs, room.meeting, item);
	const same = canonicalJson(draft.text) === canonicalJson(words);
	const sameDetails =
		canonicalJson(details) === canonicalJson(room.meeting.proposals[item]?.details);
	if (same && sameDetails) return done;
	if (draft.hash !== draftHash) return { refused: 'draftChanged', about: [] };
	if (!sameDetails) {
		const changes: Command = { type: 'changeDetails', payload: { item, details } };
		const reply = replyOf(await room.give(seat, changes, null));
		if ('refused' in reply) return reply;
	}
	if (!same) await room.write(item, words);
	return await offer(needs, room, seat, item);
}

/** Before everybody is asked it is frozen by the asking itself. */
async function offer(
	needs: Pick<RoomNeeds, 'documents'>,
	room: Room,
	seat: ParticipantId,
	item: ItemId
): Promise<Reply> {
	if (onward(room.meeting, '')?.type === 'openConsentRound') return done;
	const { hash } = await draftOf(needs, room.meeting, item);
	const offers: Command = { type: 'offerVersion', payload: { item, draftHash: hash } };
	const reply = replyOf(await room.give(seat, offers, null));
	return 'refused' in reply && reply.refused === 'alreadyDone' ? done : reply;
}

function detailsOf(
	{ meeting }: Room,
	item: ItemId,
	{ title, driver, owner: person, reviewOn, doneBy, criteria, aims }: ProposedBetween,
	persons: ReadonlyMap<string, string>
): ProposalDetails {
	const before = meeting.proposals[item]?.details;
	const seat = meeting.seatOrder.find((id) => persons.get(id) === person);
	const known = meeting.circle.aims.map(({ id }) => id);
	return {
		...{ title, driver, reviewOn, doneBy, criteria },
		owner: seat ?? before?.owner ?? null,
		termUntil: before?.termUntil ?? null,
		aims: aims.filter((aim: AimId) => known.includes(aim))
	};
}
