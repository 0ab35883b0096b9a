/** MT5: who does what by when, for the members of a circle, between its meetings as well. */
import * as v from 'valibot';
import type { OnRoll } from '#governance/circle/roll.ts';
import type { Misfit } from '#server/meetings/door/misfits.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import {
	addAction,
	changeAction,
	doneActions,
	dropAction,
	findAction,
	openActions,
	type Action
} from './actionStore.ts';
import type { ListMeans, ListReply } from './backlog.ts';
import { rollOfCircle, type Circles } from './circles.ts';
import type { OpenCircle } from './openCircle.ts';
import { ownerOf } from './ownerOf.ts';
import { actionForm, idOfForm, listMisfits, type Typed } from './listForms.ts';

/** The actions of a circle as their page shows them. */
export interface ActionsView {
	readonly opened: OpenCircle;
	/** Overdue ones first, then by their day, then those without one. */
	readonly open: readonly Action[];
	/** What was done lately, the latest first. */
	readonly done: readonly Action[];
	readonly roll: readonly OnRoll[];
}

/** How many of those that are done are shown. */
const mostDone = 20;

type ActionContent = Pick<Action, 'what' | 'whoName' | 'personId' | 'due'>;

/** Each question and each change comes from an account; undefined is "not there, or not yours". */
export class Actions {
	readonly #db: Db;
	readonly #now: () => number;
	readonly #circles: Pick<Circles, 'openTo'>;

	constructor({ db, now, circles }: Pick<ListMeans, 'db' | 'now' | 'circles'>) {
		this.#db = db;
		this.#now = now;
		this.#circles = circles;
	}

	/** What a circle has still to do, and what it did. */
	async of(accountId: string | undefined, circleId: string): Promise<ActionsView | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'readMinutes');
		if (opened === undefined) return undefined;
		return {
			opened,
			open: inOrder(await openActions(this.#db, circleId)),
			done: await doneActions(this.#db, circleId, mostDone),
			roll: await rollOfCircle(this.#db, opened.circle, opened.day)
		};
	}

	/** Notes an action; the same form sent twice notes it once. */
	async note(
		accountId: string | undefined,
		circleId: string,
		typed: Typed
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'noteAction');
		if (opened === undefined) return undefined;
		const content = await this.#read(opened, typed);
		if ('misfits' in content) return content;
		const id = idOfForm(typed, newId);
		const place = { id, circleId, meetingId: null, participantId: null, doneAt: null };
		await addAction(this.#db, { ...content, ...place, createdAt: this.#now() });
		return { done: true };
	}

	/** Changes what an action says. */
	async change(
		accountId: string | undefined,
		circleId: string,
		id: string,
		typed: Typed
	): Promise<ListReply | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'noteAction');
		if (opened === undefined) return undefined;
		const known = await findAction(this.#db, circleId, id);
		if (known === undefined) return { refused: 'gone' };
		const content = await this.#read(opened, typed, known);
		if ('misfits' in content) return content;
		await changeAction(this.#db, id, content);
		return { done: true };
	}

	/** Says that an action is done, or not done after all. Said twice, it was done the first time. */
	async finish(
		accountId: string | undefined,
		circleId: string,
		id: string,
		isDone: boolean
	): Promise<ListReply | undefined> {
		const known = await this.#known(accountId, circleId, id);
		if (known === undefined || 'refused' in known) return known;
		if (isDone !== (known.doneAt !== null))
			await changeAction(this.#db, id, { doneAt: isDone ? this.#now() : null });
		return { done: true };
	}

	/** Takes an action off the list that nobody does any more. */
	async drop(
		accountId: string | undefined,
		circleId: string,
		id: string
	): Promise<ListReply | undefined> {
		const known = await this.#known(accountId, circleId, id);
		if (known === undefined || 'refused' in known) return known;
		await dropAction(this.#db, id);
		return { done: true };
	}

	/** An action that somebody may change; an action of another circle is as gone as a dropped one. */
	async #known(
		accountId: string | undefined,
		circleId: string,
		id: string
	): Promise<Action | { readonly refused: 'gone' } | undefined> {
		if ((await this.#circles.openTo(accountId, circleId, 'noteAction')) === undefined)
			return undefined;
		return (await findAction(this.#db, circleId, id)) ?? { refused: 'gone' };
	}

	async #read(
		opened: OpenCircle,
		typed: Typed,
		known?: Action
	): Promise<ActionContent | { readonly misfits: readonly Misfit[] }> {
		const read = v.safeParse(actionForm, typed);
		if (!read.success) return { misfits: listMisfits(read.issues) };
		const { owner, ...content } = read.output;
		const before = known && { name: known.whoName, personId: known.personId };
		const who = await ownerOf(this.#db, opened, owner, before);
		return 'misfits' in who ? who : { ...content, whoName: who.name, personId: who.personId };
	}
}

/** Overdue first, then what is due next; what has no day comes last. */
function inOrder(actions: readonly Action[]): readonly Action[] {
	const key = ({ due }: Action): string => due ?? '9999-99-99';
	return actions.toSorted((one, other) => key(one).localeCompare(key(other)));
}
