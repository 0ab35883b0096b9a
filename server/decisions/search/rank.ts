import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Db } from '#server/storage/schema.ts';
import type { FoundIds, Looking } from './looking.ts';
import type { Question } from './question.ts';

/** What a hit weighs where it stands; every agreement that is ranked has all the words somewhere. */
const weights = [
	['title', 8],
	['owner', 4],
	['criteria', 2]
] as const;

/**
 * How well an agreement fits, the same on either database: a word in the title weighs most, then in the owner's
 * name and in the criteria. How rare a word is says nothing here, since all of them are there; finding that out
 * would look at every agreement that has it.
 */
export function rankOf({ whole, begun }: Question): RawBuilder<number> {
	const patterns = [...whole.map((word) => `% ${word} %`), `% ${begun}%`];
	const parts = patterns.flatMap((pattern) =>
		weights.map(([column, weight]) => {
			const words = sql.ref(`held.${column}`);
			return sql`case when ' ' || ${words} || ' ' like ${pattern} then ${sql.lit(weight)} else 0 end`;
		})
	);
	return sql<number>`${sql.join(parts, sql` + `)}`;
}

/** What fits, as a database found it: how well, and where it stands among those that fit alike. */
type Fitting = Expression<{ readonly id: string; readonly rank: number; readonly place: number }>;

/** The part that was asked for of what fits, the best first, and how much fits in all. */
export async function bestOf(
	db: Db,
	fitting: Fitting,
	{ limit, offset }: Pick<Looking, 'limit' | 'offset'>
): Promise<FoundIds> {
	const rows = await db
		.with('fitting', () => fitting)
		.selectFrom('fitting')
		.select('id')
		.select(sql<number>`count(*) over ()`.as('total'))
		.orderBy('rank', 'desc')
		.orderBy('place', 'desc')
		.limit(limit)
		.offset(offset)
		.execute();
	return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}
