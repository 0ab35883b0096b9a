import { sql } from 'kysely';
import { mostFound } from '#governance/circle/agreementPaper.ts';
import type { Db } from '#server/storage/schema.ts';
import { isShown } from '../shown.ts';
import { bestOf, rankOf } from './rank.ts';
import { inOrganisation } from './scope.ts';
import { fewReaders, type FoundIds, type Looking } from './looking.ts';
import { scopeLexeme } from './vector.ts';

/** PostgreSQL: a GIN index over vectors that our own code wrote; of those that fit the latest are ranked. */
export async function findInPostgres(db: Db, looking: Looking): Promise<FoundIds> {
	const { readers, shown, day } = looking;
	const question = sql`${matching(looking)}::tsquery`;
	const fitting = db
		.selectFrom('agreement_search as held')
		.innerJoin('agreement', 'agreement.id', 'held.agreement_id')
		.select('agreement.id')
		.select(rankOf(looking.question).as('rank'))
		.select('held.id as place')
		.where(sql<boolean>`held.vector @@ ${question}`)
		.where('held.readers', 'in', readers)
		.where(isShown(shown, day))
		.orderBy('held.id', 'desc')
		.limit(mostFound);
	return await bestOf(db, fitting, looking);
}

/** The question as a `tsquery`. Words are letters and digits only, and stand in quotes. */
function matching({ question, readers, organisationId }: Looking): string {
	const scopes = readers.length <= fewReaders ? readers : [inOrganisation(organisationId)];
	const words = [...question.whole.map((word) => `'${word}'`), `'${question.begun}':*`];
	const within = scopes.map((scope) => `'${scopeLexeme(scope)}'`).join(' | ');
	return `(${within}) & ${words.join(' & ')}`;
}
