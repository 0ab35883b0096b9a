/** Keeps what can be found in step with the logbook, and makes it anew from nothing. */
import { sql } from 'kysely';
import { currentVersion } from '#governance/circle/agreementState.ts';
import { plainDate } from '#i18n/times.ts';
import { toPlain } from '#editor/render.ts';
import { dialectOf } from '#server/storage/dialectOf.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { contentOf } from '../agreementContent.ts';
import { agreementOf, type Agreement } from '../agreementStore.ts';
import { versionsOfAll, type AgreementVersion } from '../agreementVersions.ts';
import { foldedText } from './fold.ts';
import { inOrganisation, readersOf } from './scope.ts';
import { vectorOf } from './vector.ts';

/** How many agreements are taken up at once when everything is made anew. */
const atOnce = 500;

/** Makes an agreement found by its latest words, in the transaction that changed it. */
export async function indexAgreement(tx: Db, agreementId: string): Promise<void> {
	await indexAgreements(tx, [agreementId]);
}

/** Makes several agreements found by their latest words. */
async function indexAgreements(tx: Db, ids: readonly string[]): Promise<void> {
	const agreements = await tx.selectFrom('agreement').selectAll().where('id', 'in', ids).execute();
	const versions = Map.groupBy(await versionsOfAll(tx, ids), ({ agreementId }) => agreementId);
	const rows = agreements.map((row) => ({
		agreement_id: row.id,
		...wordsOf(agreementOf(row), versions.get(row.id) ?? [])
	}));
	if (rows.length === 0) return;
	await tx
		.insertInto('agreement_search')
		.values(rows)
		.onConflict((conflict) =>
			conflict.column('agreement_id').doUpdateSet(({ ref }) => ({
				readers: ref('excluded.readers'),
				scope: ref('excluded.scope'),
				title: ref('excluded.title'),
				owner: ref('excluded.owner'),
				criteria: ref('excluded.criteria'),
				body: ref('excluded.body'),
				dates: ref('excluded.dates')
			}))
		)
		.execute();
	if (dialectOf(tx) === 'postgres') await storeVectors(tx, rows);
}

type Row = { readonly agreement_id: string } & ReturnType<typeof wordsOf>;

/** PostgreSQL: the words in the form in which it finds them. */
async function storeVectors(tx: Db, rows: readonly Row[]): Promise<void> {
	const ids = rows.map((row) => row.agreement_id);
	await sql`update agreement_search set vector = told.vector::tsvector
		from unnest(${ids}::text[], ${rows.map(vectorOf)}::text[]) as told(id, vector)
		where agreement_id = told.id`.execute(tx);
}

function wordsOf(agreement: Agreement, versions: readonly AgreementVersion[]) {
	const current = versions.find(({ version }) => version === currentVersion(versions));
	const content = current === undefined ? undefined : contentOf(current.content);
	const { title, ownerName, reviewOn, termUntil, doneBy } = agreement;
	const days = [reviewOn, termUntil, doneBy].filter((day) => day !== null);
	const readers = readersOf(agreement);
	return {
		readers,
		scope: `${inOrganisation(agreement.organisationId)} ${readers}`,
		title: foldedText(title),
		owner: foldedText(`${ownerName} ${content?.role?.name ?? ''}`),
		criteria: foldedText(content?.details.criteria.join(' ') ?? ''),
		body: foldedText(`${toPlain(content?.text ?? [])} ${content?.details.driver ?? ''}`),
		dates: foldedText(days.map((day) => `${day} ${plainDate(day)}`).join(' '))
	};
}

/**
 * Takes up every agreement that is not in the index: after a restore, a move to another database, an upgrade.
 * Broken off, the next run goes on. @returns how many there were.
 */
export async function completeSearch(db: Db): Promise<number> {
	let taken = 0;
	for (;;) {
		const missing = await db
			.selectFrom('agreement')
			.leftJoin('agreement_search', 'agreement_search.agreement_id', 'agreement.id')
			.select('agreement.id')
			.where('agreement_search.id', 'is', null)
			.orderBy('agreement.created_at')
			.limit(atOnce)
			.execute();
		if (missing.length === 0) return taken;
		const ids = missing.map(({ id }) => id);
		await transaction(db, async (tx) => await indexAgreements(tx, ids));
		taken += missing.length;
	}
}

/** Makes the whole index anew. What it holds is derived: nothing is lost with it. */
export async function rebuildSearch(db: Db): Promise<number> {
	await db.deleteFrom('agreement_search').execute();
	return await completeSearch(db);
}

/** What can be made anew from other tables: no copy of an instance has to hold it. */
export const derivedTables = ['agreement_search', 'agreement_words'] as const;
