import { sql, type RawBuilder } from 'kysely';
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
