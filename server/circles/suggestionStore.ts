import type { Db } from '#server/storage/schema.ts';

/** How to meet better next time; it returns at each opening until the circle says it is done (EV2). */
export interface Suggestion {
	readonly id: string;
	readonly circleId: string;
	/** Where it was made; null once that meeting was deleted. */
	readonly meetingId: string | null;
	readonly whoName: string;
	readonly words: string;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly doneAt: number | null;
}

/** Keeps a suggestion. */
export async function addSuggestion(db: Db, suggestion: Suggestion): Promise<void> {
	await db
		.insertInto('suggestion')
		.values({
			id: suggestion.id,
			circle_id: suggestion.circleId,
			meeting_id: suggestion.meetingId,
			who_name: suggestion.whoName,
			words: suggestion.words,
			created_at: suggestion.createdAt,
			done_at: suggestion.doneAt
		})
		.execute();
}

/** Marks a suggestion as done, as the circle says. @returns whether it was open. */
export async function finishSuggestion(db: Db, id: string, now: number): Promise<boolean> {
	const done = await db
		.updateTable('suggestion')
		.set({ done_at: now })
		.where('id', '=', id)
		.where('done_at', 'is', null)
		.returning('id')
		.execute();
	return done.length > 0;
}

/** What was suggested to a circle and is not done, oldest first. */
export async function openSuggestions(db: Db, circleId: string): Promise<readonly Suggestion[]> {
	const rows = await db
		.selectFrom('suggestion')
		.selectAll()
		.where('circle_id', '=', circleId)
		.where('done_at', 'is', null)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		circleId: row.circle_id,
		meetingId: row.meeting_id,
		whoName: row.who_name,
		words: row.words,
		createdAt: row.created_at,
		doneAt: row.done_at
	}));
}
