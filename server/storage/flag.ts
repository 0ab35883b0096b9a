/** A yes or no: SQLite has no boolean. */
export type Flag = 0 | 1;

/** A yes or no as it is stored. */
export function flag(yes: boolean): Flag {
	return yes ? 1 : 0;
}
