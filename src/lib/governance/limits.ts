/** How much one field holds. Doors refuse more, in words; forms say so before. Lengths in UTF-16 units. */
export const longest = {
	/** A person's, circle's or organisation's name. */
	name: 120,
	/** Titles of meetings, items and proposals. */
	title: 200,
	/** One sentence: an outcome, a criterion, a suggestion, a reason, an action. */
	line: 500,
	/** A few sentences: a driver, an objection, a note. */
	words: 4_000
} as const;

/** A time box of one turn, in seconds. */
export const turnSeconds = { least: 10, most: 1_800 } as const;

/** The budget of an item, in minutes. */
export const itemMinutes = { least: 1, most: 480 } as const;

/** Criteria of one proposal. */
export const mostCriteria = 12;
