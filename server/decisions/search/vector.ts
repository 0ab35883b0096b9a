import type { Selectable } from 'kysely';
import type { Schema } from '#server/storage/schema.ts';

/** The columns of the index that hold words, folded. */
type Indexed = Pick<
	Selectable<Schema['agreement_search']>,
	'scope' | 'title' | 'owner' | 'criteria' | 'body' | 'dates'
>;

/** PostgreSQL keeps no later places, and no more of one word. */
const limits = { place: 16_383, places: 200 } as const;

/** A title weighs most, then owner and criteria, then the text. */
const weights = [
	['title', 'A'],
	['owner', 'B'],
	['criteria', 'C'],
	['body', 'D'],
	['dates', 'D']
] as const;

/** The words of an agreement as a `tsvector`. They are letters and digits only: quotes hold them. */
export function vectorOf(row: Indexed): string {
	const places = new Map<string, string[]>();
	let place = 0;
	for (const [column, weight] of weights) {
		for (const word of row[column].split(' ')) {
			if (word === '') continue;
			place += 1;
			const known = places.get(word) ?? [];
			places.set(word, known);
			if (known.length < limits.places) known.push(`${Math.min(place, limits.place)}${weight}`);
		}
	}
	const words = [...places].map(([word, at]) => `'${word}':${at.join(',')}`);
	return [...row.scope.split(' ').map((each) => `'${scopeLexeme(each)}'`), ...words].join(' ');
}

/** A scope as a lexeme that is no word. */
export function scopeLexeme(scope: string): string {
	return `=${scope}`;
}
