/** AR1: what a circle keeps beside its agreements until their review, for its members. */
import * as v from 'valibot';
import type { ListMeans, ListReply } from '#server/circles/backlog.ts';
import { listMisfits, measurementForm, type Typed } from '#server/circles/listForms.ts';
import { historyOf } from '#server/decisions/agreementHistory.ts';
import { findAgreement } from '#server/decisions/agreementStore.ts';
import { noteAgreement } from '#server/decisions/noting.ts';
import { transaction } from '#server/storage/transaction.ts';
import { reviewPaper, type ReviewPaper } from './reviewPaper.ts';

/** The same words of the same person within so many milliseconds are one click too many. */
const sameWithin = 60_000;

type ReviewMeans = Pick<ListMeans, 'db' | 'now' | 'circles' | 'signer'>;

export class Reviews {
	readonly #means: ReviewMeans;

	constructor(means: ReviewMeans) {
		this.#means = means;
	}

	/** What stands beside agreements of a circle, by agreement; nothing for others than its members. */
	async papers(
		accountId: string | undefined,
		circleId: string,
		agreementIds: readonly string[]
	): Promise<ReadonlyMap<string, ReviewPaper>> {
		const papers = new Map<string, ReviewPaper>();
		const { db, circles } = this.#means;
		if ((await circles.openTo(accountId, circleId, 'readMinutes')) === undefined) return papers;
		for (const id of new Set(agreementIds))
			if ((await findAgreement(db, id))?.circleId === circleId)
				papers.set(id, await reviewPaper(db, id));
		return papers;
	}

	/** Notes what was measured or seen of an agreement between meetings; it is shown at its review. */
	async measure(
		accountId: string | undefined,
		circleId: string,
		agreementId: string,
		typed: Typed
	): Promise<ListReply | undefined> {
		const { db, now, circles, signer } = this.#means;
		const opened = await circles.openTo(accountId, circleId, 'addToBacklog');
		if (opened === undefined) return undefined;
		const read = v.safeParse(measurementForm, typed);
		if (!read.success) return { misfits: listMisfits(read.issues) };
		const { personId, name: whoName } = opened.standing;
		const { words } = read.output;
		return await transaction(db, async (tx) => {
			const agreement = await findAgreement(tx, agreementId);
			if (agreement?.circleId !== circleId) return undefined;
			const at = now();
			const isThere = (await historyOf(tx, agreementId)).some(
				(said) => said.words === words && said.personId === personId && at - said.at < sameWithin
			);
			const noted = { kind: 'measured', at, personId, whoName, words } as const;
			if (!isThere) await noteAgreement(tx, agreementId, noted, signer);
			return { done: true };
		});
	}
}
