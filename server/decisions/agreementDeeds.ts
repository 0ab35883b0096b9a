/** What members do with agreements between meetings: object, pause, let hold again, bring to a meeting (OB9, CR4). */
import * as v from 'valibot';
import type { AgreementWays } from '#governance/circle/agreementPaper.ts';
import { longest } from '#governance/limits.ts';
import type { RefusalCode } from '#governance/refusal.ts';
import { toMarkdown } from '#editor/render.ts';
import { words as wordsField } from '#server/meetings/door/fields.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { textOf } from './agreementContent.ts';
import { decidingKinds, historyOf, openObjections, type HistoryEntry } from './agreementHistory.ts';
import { takeTurn, type Agreement } from './agreementStore.ts';
import { currentFormOf } from './agreementVersions.ts';
import { waysOf } from './agreementWays.ts';
import { addToLedger, agreementChanged } from './ledgerStore.ts';
import {
	bringToMeeting,
	noteObjection,
	notePause,
	noteResumption,
	type Said
} from './objecting.ts';
import { agreementIn, openLogbook, type OpenLogbook } from './opening.ts';
import type { Signer } from './signature.ts';

/** Why nothing was done. Whoever may not see the agreement gets undefined instead. */
export type DeedRefusal =
	| Extract<RefusalCode, 'reasonNeeded' | 'notOwner' | 'notMember' | 'notQuestioned' | 'notDecided'>
	| 'tooLong';

/** Done, also when it was done already; or why not. */
export type DeedReply = { readonly done: true } | { readonly refused: DeedRefusal };

const done: DeedReply = { done: true };

interface Deed {
	readonly opened: OpenLogbook;
	readonly agreement: Agreement;
	readonly history: readonly HistoryEntry[];
	readonly ways: AgreementWays;
}

interface DeedNeeds {
	readonly db: Db;
	readonly signer: Signer;
	readonly now: () => number;
}

export class AgreementDeeds {
	readonly #needs: DeedNeeds;

	constructor(needs: DeedNeeds) {
		this.#needs = needs;
	}

	/**
	 * OB9: a member objects to an agreement in force: it holds, and comes to the next meeting.
	 * @param named whether the objector wishes to be named (OB8).
	 */
	async object(
		accountId: string | undefined,
		place: { readonly circleId: string; readonly agreementId: string },
		{ words, named }: { readonly words: string; readonly named: boolean }
	): Promise<DeedReply | undefined> {
		return await this.#do(accountId, place, words, async (tx, deed, reason) => {
			const { standing, may, now: at } = deed.opened;
			if (!may('objectToAgreement')) return { refused: 'notMember' };
			if (isWaiting(deed)) return done;
			if (!deed.ways.object) return { refused: 'notDecided' };
			const said = { ...saidBy(standing, at), words: reason, whoName: named ? standing.name : '' };
			const entry = await noteObjection(tx, deed.agreement, said);
			await this.#vouch(tx, deed, entry, 'objected');
			return done;
		});
	}

	/** OB9: its owner pauses an agreement for safety, once somebody objected, with the reason. */
	async pause(
		accountId: string | undefined,
		place: { readonly circleId: string; readonly agreementId: string },
		reason: string
	): Promise<DeedReply | undefined> {
		return await this.#do(accountId, place, reason, async (tx, deed, words) => {
			const { standing, now } = deed.opened;
			if (deed.agreement.ownerPersonId !== standing.personId) return { refused: 'notOwner' };
			if (deed.agreement.pausedAt !== null) return done;
			if (openObjections(deed.history).length === 0) return { refused: 'notQuestioned' };
			if (!deed.ways.pause) return { refused: 'notDecided' };
			const entry = await notePause(tx, deed.agreement, { ...saidBy(standing, now), words });
			await this.#vouch(tx, deed, entry, 'paused');
			return done;
		});
	}

	/** OB9: its owner lets an agreement hold again. */
	async resume(
		accountId: string | undefined,
		place: { readonly circleId: string; readonly agreementId: string }
	): Promise<DeedReply | undefined> {
		return await this.#do(accountId, place, null, async (tx, deed) => {
			const { standing, now } = deed.opened;
			if (deed.agreement.ownerPersonId !== standing.personId) return { refused: 'notOwner' };
			if (!deed.ways.resume) return done;
			const entry = await noteResumption(tx, deed.agreement, saidBy(standing, now));
			await this.#vouch(tx, deed, entry, 'resumed');
			return done;
		});
	}

	/** CR4, AR2: puts an agreement on the backlog, to be amended, renewed or ended; once until it is decided. */
	async bring(
		accountId: string | undefined,
		place: { readonly circleId: string; readonly agreementId: string },
		change: 'amend' | 'end'
	): Promise<DeedReply | undefined> {
		return await this.#do(accountId, place, null, async (tx, deed) => {
			if (!deed.ways.bring) return { refused: 'notMember' };
			const { standing, now: at } = deed.opened;
			const since = deed.history.findLast(({ kind }) => decidingKinds.includes(kind))?.id ?? '';
			const form = change === 'amend' ? await currentFormOf(tx, deed.agreement.id) : undefined;
			await bringToMeeting(tx, deed.agreement, {
				...{ change, source: 'person', cause: `asked:${change}:${deed.agreement.id}:${since}` },
				...{ driver: '', words: form === undefined ? '' : toMarkdown(textOf(form.content)) },
				...{ addedBy: standing.personId, at }
			});
			return done;
		});
	}

	/** Two who do something at once take turns at the agreement. Nobody is told of what is not theirs to see. */
	async #do(
		accountId: string | undefined,
		{ circleId, agreementId }: { readonly circleId: string; readonly agreementId: string },
		said: string | null,
		work: (tx: Db, deed: Deed, words: string) => Promise<DeedReply>
	): Promise<DeedReply | undefined> {
		const { db, now } = this.#needs;
		return await transaction(db, async (tx) => {
			const opened = await openLogbook(tx, accountId, circleId, now());
			if (opened === undefined) return undefined;
			if ((await agreementIn(tx, opened, agreementId)) === undefined) return undefined;
			await takeTurn(tx, agreementId);
			const agreement = await agreementIn(tx, opened, agreementId);
			if (agreement === undefined) return undefined;
			const words = said === null ? '' : readWords(said);
			if (typeof words !== 'string') return words;
			const history = await historyOf(tx, agreementId);
			const ways = waysOf(opened, agreement, openObjections(history));
			return await work(tx, { opened, agreement, history, ways }, words);
		});
	}

	/** The ledger tells that it was said, and by which entry; never what (CD10). */
	async #vouch(tx: Db, deed: Deed, entry: string, what: string): Promise<void> {
		const { organisationId } = deed.opened.circle;
		const payload = { agreement: deed.agreement.id, entry, what };
		const told = { at: deed.opened.now, kind: agreementChanged, meetingId: '', meetingHead: '' };
		await addToLedger(tx, organisationId, { ...told, payload }, this.#needs.signer);
	}
}

function isWaiting({ opened, history }: Deed): boolean {
	return openObjections(history).some(({ personId }) => personId === opened.standing.personId);
}

function saidBy(
	{ personId, name: whoName }: { readonly personId: string; readonly name: string },
	at: number
): Said {
	return { personId, whoName, words: '', meetingId: null, itemId: null, at };
}

function readWords(typed: string): string | { readonly refused: DeedRefusal } {
	if (typed.length > longest.words) return { refused: 'tooLong' };
	const read = v.safeParse(wordsField, typed);
	return read.success && read.output !== '' ? read.output : { refused: 'reasonNeeded' };
}
