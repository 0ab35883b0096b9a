/** CR4: the backlog of a circle, for its people: read, added to, arranged, and taken off with a reason. */
import * as v from 'valibot';
import type { Notices } from '#server/returning/notices.ts';
import { noteAgreement } from '#server/decisions/noting.ts';
import type { Signer } from '#server/decisions/signature.ts';
import type { Misfit } from '#server/meetings/door/misfits.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import type { OnRoll } from '#governance/circle/roll.ts';
import { waitingMinutes } from '#governance/circle/waiting.ts';
import { addToBacklog, moveInBacklog } from './backlogOrder.ts';
import {
	backlogOf,
	changeBacklogItem,
	findBacklogItem,
	takenOff,
	type BacklogContent,
	type BacklogItem
} from './backlogStore.ts';
import { rollOfCircle, type Circles } from './circles.ts';
import type { OpenCircle } from './openCircle.ts';
import { idOfForm, itemForm, listMisfits, reasonForm, type Typed } from './listForms.ts';
import { ownerOf } from './ownerOf.ts';
import { openSuggestions, type Suggestion } from './suggestionStore.ts';
import { lockCircle } from './circleStore.ts';

/** The backlog as its page shows it. */
export interface BacklogView {
	readonly opened: OpenCircle;
	readonly items: readonly BacklogItem[];
	/** What was taken off lately, with the reason and by whom. */
	readonly off: readonly (BacklogItem & { readonly offBy: string | null })[];
	/** EV2: what was suggested in a closing, and does not stand on the backlog yet. */
	readonly suggestions: readonly Suggestion[];
	readonly roll: readonly OnRoll[];
}

/** Done; or what does not fit; or the item has left the backlog in the meantime. */
export type ListReply =
	{ readonly done: true } | { readonly misfits: readonly Misfit[] } | { readonly refused: 'gone' };

const done = { done: true } as const;
const gone = { refused: 'gone' } as const;

/** How many of those that were taken off are shown. */
const mostOff = 10;

export interface ListMeans {
	readonly db: Db;
	readonly now: () => number;
	readonly circles: Pick<Circles, 'openTo'>;
	readonly notices: Pick<Notices, 'told'>;
	readonly signer: Signer;
}

/** Each question and each change comes from an account; undefined is "not there, or not yours". */
export class Backlog {
	readonly #db: Db;
	readonly #now: () => number;
	readonly #circles: Pick<Circles, 'openTo'>;
	readonly #notices: Pick<Notices, 'told'>;
	readonly #signer: Signer;

	constructor({ db, now, circles, notices, signer }: ListMeans) {
		this.#signer = signer;
		this.#db = db;
		this.#now = now;
		this.#circles = circles;
		this.#notices = notices;
	}

	/** The backlog of a circle, for its members. */
	async of(accountId: string | undefined, circleId: string): Promise<BacklogView | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'readMinutes');
		if (opened === undefined) return undefined;
		const items = await backlogOf(this.#db, circleId);
		const standing = new Set(items.map(({ cause }) => cause));
		const suggestions = await openSuggestions(this.#db, circleId);
		return {
			opened,
			items,
			off: await takenOff(this.#db, circleId, mostOff),
			suggestions: suggestions.filter(({ id }) => !standing.has(`suggestion:${id}`)),
			roll: await rollOfCircle(this.#db, opened.circle, opened.day)
		};
	}

	/** Puts an item at the end of the backlog; the same form sent twice puts it there once. */
	async add(
		accountId: string | undefined,
		circleId: string,
		typed: Typed
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'addToBacklog');
		if (opened === undefined) return undefined;
		const content = await this.#read(opened, typed);
		if ('misfits' in content) return content;
		const item = { ...content, id: newId(), circleId, source: '', createdAt: this.#now() };
		const cause = `form:${idOfForm(typed, newId)}`;
		const addedBy = opened.standing.personId;
		await transaction(this.#db, async (tx) => {
			if (await addToBacklog(tx, { ...item, addedBy, cause }))
				await this.#tellOwner(tx, opened, item);
		});
		return done;
	}

	/** Changes what an item says. */
	async change(
		accountId: string | undefined,
		circleId: string,
		id: string,
		typed: Typed
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'addToBacklog');
		if (opened === undefined) return undefined;
		const known = await findBacklogItem(this.#db, circleId, id);
		if (known === undefined) return undefined;
		const content = await this.#read(opened, typed, known);
		if ('misfits' in content) return content;
		return await transaction(this.#db, async (tx) => {
			await lockCircle(tx, circleId);
			const item = await findBacklogItem(tx, circleId, id);
			if (item === undefined || item.doneAt !== null) return gone;
			await changeBacklogItem(tx, id, content);
			if (content.ownerPersonId !== item.ownerPersonId)
				await this.#tellOwner(tx, opened, { ...content, id });
			return done;
		});
	}

	/** Moves an item to where another one stands, or to the end of the list (`before` is empty). */
	async move(
		accountId: string | undefined,
		circleId: string,
		id: string,
		before: string
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'arrangeBacklog');
		if (opened === undefined) return undefined;
		const moved = await transaction(this.#db, (tx) =>
			moveInBacklog(tx, circleId, id, before === '' ? null : before)
		);
		return moved ? done : gone;
	}

	/** Takes an item off, with a reason that is kept. */
	async takeOff(
		accountId: string | undefined,
		circleId: string,
		id: string,
		typed: Typed
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'arrangeBacklog');
		if (opened === undefined) return undefined;
		const read = v.safeParse(reasonForm, typed);
		if (!read.success) return { misfits: listMisfits(read.issues) };
		const off = { doneAt: this.#now(), offWhy: read.output.why, offBy: opened.standing.personId };
		return await this.#ofItem(circleId, id, async (tx) => await changeBacklogItem(tx, id, off));
	}

	/** CD2: a one-off decision was carried out: its agreement is done, and the question leaves the backlog. */
	async sayDone(
		accountId: string | undefined,
		circleId: string,
		id: string
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'addToBacklog');
		if (opened === undefined) return undefined;
		const { personId, name } = opened.standing;
		const at = this.#now();
		return await this.#ofItem(circleId, id, async (tx, { agreementId, came }) => {
			if (agreementId === null || came !== 'doneBy') return;
			const noted = { kind: 'done', at, personId, whoName: name, words: '' } as const;
			await noteAgreement(tx, agreementId, noted, this.#signer);
			await changeBacklogItem(tx, id, { doneAt: at });
		});
	}

	/** EV2: a suggestion becomes an item of the backlog, once. */
	async takeSuggestion(
		accountId: string | undefined,
		circleId: string,
		suggestionId: string
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'addToBacklog');
		if (opened === undefined) return undefined;
		const all = await openSuggestions(this.#db, circleId);
		const suggestion = all.find(({ id }) => id === suggestionId);
		if (suggestion === undefined) return gone;
		await transaction(this.#db, (tx) =>
			addToBacklog(tx, {
				...{ id: newId(), circleId, kind: 'explore', title: shortened(suggestion.words) },
				...{ driver: suggestion.words, nextStep: '', minutes: waitingMinutes.suggestion },
				...{ ownerName: '', due: null, source: '', createdAt: this.#now() },
				...{ came: 'suggestion', cause: `suggestion:${suggestionId}` },
				addedBy: opened.standing.personId
			})
		);
		return done;
	}

	/** Does something to an item that stands on the backlog; undefined for an item of another circle. */
	async #ofItem(
		circleId: string,
		id: string,
		work: (tx: Db, item: BacklogItem) => Promise<void>
	): Promise<ListReply | undefined> {
		return await transaction(this.#db, async (tx) => {
			await lockCircle(tx, circleId);
			const item = await findBacklogItem(tx, circleId, id);
			if (item === undefined) return undefined;
			if (item.doneAt !== null) return gone;
			await work(tx, item);
			return done;
		});
	}

	async #read(
		opened: OpenCircle,
		typed: Typed,
		known?: BacklogItem
	): Promise<BacklogContent | { readonly misfits: readonly Misfit[] }> {
		const read = v.safeParse(itemForm, typed);
		if (!read.success) return { misfits: listMisfits(read.issues) };
		const { owner, ...content } = read.output;
		const before = known && { name: known.ownerName, personId: known.ownerPersonId };
		const who = await ownerOf(this.#db, opened, owner, before);
		if ('misfits' in who) return who;
		return { ...content, ownerName: who.name, ownerPersonId: who.personId };
	}

	/** Whoever gets something into their hands is told, unless they took it themselves. */
	async #tellOwner(
		tx: Db,
		{ circle, standing }: OpenCircle,
		{ id, title, ownerPersonId, due }: Pick<BacklogItem, 'id' | 'title' | 'ownerPersonId' | 'due'>
	): Promise<void> {
		if (ownerPersonId === null || ownerPersonId === standing.personId) return;
		const payload = { what: title, circle: circle.name, on: due, path: `/c/${circle.id}/backlog` };
		const cause = `backlog:${id}:${ownerPersonId}`;
		await this.#notices.told([ownerPersonId], { kind: 'backlogAsked', cause, payload }, tx);
	}
}

/** The longest title of a suggestion that becomes an item, in UTF-16 units. */
const longTitle = 120;

function shortened(words: string): string {
	return words.length <= longTitle ? words : `${words.slice(0, longTitle - 1).trimEnd()}…`;
}
