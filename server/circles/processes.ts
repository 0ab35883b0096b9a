/** CR3: the process of a circle is itself an agreement: it changes by consent, and what changes it is named. */
import * as v from 'valibot';
import { m } from '#i18n/paraglide/messages.js';
import { changedLines, type CircleProcess, type ProcessLine } from '#i18n/processWords.ts';
import { readSettings } from '#governance/settings.ts';
import type { Agreement } from '#server/decisions/agreementStore.ts';
import { consentedBy, isConsented } from '#server/decisions/consented.ts';
import { noteAgreement } from '#server/decisions/noting.ts';
import { agreementIn, seesConfidential } from '#server/decisions/opening.ts';
import type { Signer } from '#server/decisions/signature.ts';
import { firstOfEach, misfitsOf, type Misfit } from '#server/meetings/door/misfits.ts';
import { newId } from '#server/people/token.ts';
import { isJsonObject, type Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { addToBacklog } from './backlogOrder.ts';
import type { Circles } from './circles.ts';
import type { OpenCircle } from './openCircle.ts';
import { changeCircle, findCircle, lockCircle } from './circleStore.ts';
import { idOfForm, type Typed } from './listForms.ts';
import { processForm, processOf } from './processForm.ts';

/** Minutes that a meeting sets aside for a change of the process. */
const minutes = 30;

/** An agreement, as one is chosen from a list. */
export interface Choosable {
	readonly id: string;
	readonly title: string;
}

/** The process of a circle, as one of the organisation's people sees it. */
export interface ProcessPaper extends CircleProcess {
	/** The agreement that it follows from; null for what a circle began with, and for who does not see it. */
	readonly follows: Choosable | null;
	/** What the circle consented to and holds itself to: from one of these a change follows. The latest first. */
	readonly agreements: readonly Choosable[];
	/** Write a change down; put one on the backlog. */
	readonly may: { readonly record: boolean; readonly propose: boolean };
}

/** Done, what does not fit, or nothing there for who asks. */
export type ProcessReply = 'done' | { readonly misfits: readonly Misfit[] } | undefined;

export class Processes {
	readonly #db: Db;
	readonly #circles: Circles;
	readonly #signer: Signer;
	readonly #now: () => number;

	constructor(db: Db, circles: Circles, signer: Signer, now: () => number) {
		this.#db = db;
		this.#circles = circles;
		this.#signer = signer;
		this.#now = now;
	}

	/** How a circle decides, for the people of its organisation. */
	async read(accountId: string | undefined, circleId: string): Promise<ProcessPaper | undefined> {
		const opened = await this.#circles.open(accountId, circleId);
		if (opened === undefined) return undefined;
		const { circle, may } = opened;
		const wanted = followsOf(circle.settings) ?? '';
		const follows = await agreementOf(this.#db, opened, wanted);
		return {
			...{ settings: readSettings(circle.settings), readers: circle.logbookReaders },
			follows: follows === undefined ? null : choosable(follows),
			agreements: (await this.#consented(opened)).map(choosable),
			may: { record: may('changeCircle'), propose: may('addToBacklog') }
		};
	}

	/** Writes down what the circle consented to, and in which agreement. Meetings planned afterwards follow it. */
	async record(
		accountId: string | undefined,
		circleId: string,
		typed: Typed
	): Promise<ProcessReply> {
		const opened = await this.#circles.openTo(accountId, circleId, 'changeCircle');
		if (opened === undefined) return undefined;
		const read = v.safeParse(processForm, typed);
		if (!read.success) return { misfits: firstOfEach(misfitsOf(read.issues)) };
		return await transaction(this.#db, async (tx) => {
			await lockCircle(tx, circleId);
			const agreement = await agreementOf(tx, opened, read.output.agreement);
			if (agreement === undefined || !isConsented(agreement, opened.day))
				return { misfits: [{ at: 'agreement', code: 'chooseAgreement' }] };
			await this.#keep(tx, opened, agreement.id, processOf(read.output));
			return 'done';
		});
	}

	async #consented({ circle, standing, may, day }: OpenCircle): Promise<readonly Agreement[]> {
		if (!may('readLogbook')) return [];
		const confidential = seesConfidential(standing, circle.id);
		return await consentedBy(this.#db, circle.id, day, confidential);
	}

	async #keep(
		tx: Db,
		{ circle: { id }, standing }: OpenCircle,
		agreementId: string,
		process: CircleProcess
	): Promise<void> {
		const circle = await findCircle(tx, id);
		if (circle === undefined) return;
		const before = { settings: readSettings(circle.settings), readers: circle.logbookReaders };
		const changed = changedLines(before, process);
		// Sent twice, it is written down once.
		if (changed.length === 0 && followsOf(circle.settings) === agreementId) return;
		const settings = { ...process.settings, follows: agreementId };
		await changeCircle(tx, id, { settings, logbookReaders: process.readers });
		const words = changed.map(({ name, value }) => `${name}: ${value}.`).join(' ');
		const who = { personId: standing.personId, whoName: standing.name };
		const noted = { kind: 'processFollows', at: this.#now(), ...who, words } as const;
		await noteAgreement(tx, agreementId, noted, this.#signer);
	}

	/** Puts a change onto the backlog, as the words of a proposal: at a meeting the circle consents to it. */
	async propose(
		accountId: string | undefined,
		circleId: string,
		typed: Typed
	): Promise<ProcessReply> {
		const opened = await this.#circles.openTo(accountId, circleId, 'addToBacklog');
		if (opened === undefined) return undefined;
		const read = v.safeParse(processForm, typed);
		if (!read.success) return { misfits: firstOfEach(misfitsOf(read.issues)) };
		const { settings, logbookReaders: readers } = opened.circle;
		const changed = changedLines(
			{ settings: readSettings(settings), readers },
			processOf(read.output)
		);
		if (changed.length === 0) return { misfits: [{ at: 'form', code: 'same' }] };
		const { personId, name } = opened.standing;
		await transaction(this.#db, async (tx) => {
			await addToBacklog(tx, {
				...{ id: newId(), circleId, kind: 'decide', title: m.process_item_title(), minutes },
				...{ driver: read.output.driver, nextStep: '', ownerName: name, due: null, source: '' },
				...{ createdAt: this.#now(), doneAt: null, meetingId: null, came: 'person' },
				...{ words: proposalOf(changed), ownerPersonId: personId, addedBy: personId },
				cause: `form:${idOfForm(typed, newId)}`
			});
		});
		return 'done';
	}
}

/** An agreement of the circle, for who may read it. */
async function agreementOf(
	db: Db,
	opened: OpenCircle,
	agreementId: string
): Promise<Agreement | undefined> {
	return opened.may('readLogbook') ? await agreementIn(db, opened, agreementId) : undefined;
}

const choosable = ({ id, title }: Agreement): Choosable => ({ id, title });

function followsOf(settings: Json): string | null {
	const follows = isJsonObject(settings) ? settings['follows'] : undefined;
	return typeof follows === 'string' ? follows : null;
}

const proposalOf = (changed: readonly ProcessLine[]): string =>
	[m.process_item_begin(), '', ...changed.map(({ name, value }) => `- ${name}: ${value}`)].join(
		'\n'
	);
