/** One small break of a rule: a piece of source, and what stands there instead. */
export interface RuleBreak {
	readonly rule: string;
	/** What goes wrong in the field. */
	readonly what: string;
	/** From the top of the repository. */
	readonly file: string;
	/** Stands in the file exactly once. */
	readonly text: string;
	readonly instead: string;
}

/** Rule, what goes wrong, the piece of source, and what stands there instead. */
type Row = readonly [rule: string, what: string, text: string, instead: string];

/** Breaks of one file. */
export function breaksOf(file: string, ...rows: readonly Row[]): readonly RuleBreak[] {
	return rows.map(([rule, what, text, instead]) => ({ rule, what, file, text, instead }));
}
