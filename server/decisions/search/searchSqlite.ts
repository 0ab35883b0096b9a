import { sql } from 'kysely';
import { mostFound } from '#governance/circle/agreementPaper.ts';
import type { Db } from '#server/storage/schema.ts';
import { isShown } from '../shown.ts';
import { bestOf, rankOf } from './rank.ts';
import { fewReaders, type FoundIds, type Looking } from './looking.ts';

/** SQLite: FTS5; of those that fit the latest are ranked. */
export async function findInSqlite(db: Db, looking: Looking): Promise<FoundIds> {
	const { readers, shown, day } = looking;
	const fitting = db
		.selectFrom('agreement_words')
		.innerJoin('agreement_search as held', 'held.id', 'agreement_words.rowid')
		.innerJoin('agreement', 'agreement.id', 'held.agreement_id')
		.select('agreement.id')
		.select(rankOf(looking.question).as('rank'))
		.select('agreement_words.rowid as place')
		.where(sql<boolean>`agreement_words match ${matching(looking)}`)
		.where('held.readers', 'in', readers)
		.where(isShown(shown, day))
		.orderBy('agreement_words.rowid', 'desc')
		.limit(mostFound);
	return await bestOf(db, fitting, looking);
}

/**
 * The question in FTS5's words. Ours are letters and digits only, and stand in quotes. Of many circles the index is
 * not told: a word that most agreements have would only make it slower.
 */
function matching({ question, readers }: Looking): string {
	const words = [...question.whole.map((word) => `"${word}"`), `"${question.begun}" *`];
	const said = `{title owner criteria body dates} : (${words.join(' AND ')})`;
	if (readers.length > fewReaders) return said;
	return `scope : (${readers.map((scope) => `"${scope}"`).join(' OR ')}) AND ${said}`;
}
