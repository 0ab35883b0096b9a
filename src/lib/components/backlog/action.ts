/** An action as its page shows it. Dates are plain `YYYY-MM-DD`. */
export interface OpenAction {
	readonly id: string;
	readonly what: string;
	/** The person on the roll; empty for nobody and for names that are nobody's there. */
	readonly owner: string;
	readonly whoName: string;
	readonly due: string | null;
}
