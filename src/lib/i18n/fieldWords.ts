/** What does not fit in a field: which one, and why. */
export interface FieldMisfit {
	readonly at: string;
	readonly code: string;
}

/** Words by the name of the field they belong to. */
export type FieldWords = Readonly<Record<string, string>>;

/** Puts what does not fit into words, field by field. */
export function fieldWords(
	misfits: readonly FieldMisfit[],
	say: (code: string, at: string) => string
): FieldWords {
	return Object.fromEntries(misfits.map(({ at, code }) => [at, say(code, at)]));
}
