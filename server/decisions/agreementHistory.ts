import { historyKinds, type HistoryKind } from '#governance/circle/agreementPaper.ts';
import type { Selectable } from 'kysely';
import type { Db, Schema } from '#server/storage/schema.ts';
import { newId } from '#server/people/token.ts';

/** The kinds that say how a circle or a role decided, as the ledger tells too. */
export const decidingKinds: readonly HistoryKind[] = [
	...(['adopted', 'amended', 'renewed', 'ended', 'waiting', 'returned', 'decidedByRole'] as const)
];

/** The kinds after which an objection from before has been answered (OB9). */
export const answeringKinds: readonly HistoryKind[] = ['adopted', 'amended', 'renewed', 'ended'];

/** One entry of how an agreement came about and what became of it. */
export interface HistoryEntry {
	readonly id: string;
	readonly agreementId: string;
	/** UTC milliseconds. */
	readonly at: number;
	readonly kind: HistoryKind;
	/** The form it is about, if it is about one. */
	readonly version: number | null;
	readonly meetingId: string | null;
	readonly itemId: string | null;
	readonly personId: string | null;
	/** The name as it was; empty where the circle did it. */
	readonly whoName: string;
	/** What they said: the objection, or the reason of a pause. */
	readonly words: string;
}

type Unsaid = 'version' | 'meetingId' | 'itemId' | 'personId' | 'whoName' | 'words';
export type NewHistoryEntry = Omit<HistoryEntry, 'id' | Unsaid> &
	Partial<Pick<HistoryEntry, Unsaid>>;

/** Adds an entry to the history of an agreement. @returns its id. */
export async function addHistory(db: Db, entry: NewHistoryEntry): Promise<string> {
	const id = newId();
	await db
		.insertInto('agreement_history')
		.values({
			id,
			agreement_id: entry.agreementId,
			seq: (query) =>
				query
					.selectFrom('agreement_history')
					.select((row) =>
						row(row.fn.coalesce(row.fn.max('seq'), row.lit(0)), '+', row.lit(1)).as('next')
					)
					.where('agreement_id', '=', entry.agreementId),
			at: entry.at,
			kind: entry.kind,
			version: entry.version ?? null,
			meeting_id: entry.meetingId ?? null,
			item_id: entry.itemId ?? null,
			person_id: entry.personId ?? null,
			who_name: entry.whoName ?? '',
			words: entry.words ?? ''
		})
		.execute();
	return id;
}

/** What happened to an agreement, first to last. */
export async function historyOf(db: Db, agreementId: string): Promise<readonly HistoryEntry[]> {
	const rows = await db
		.selectFrom('agreement_history')
		.selectAll()
		.where('agreement_id', '=', agreementId)
		.orderBy('seq')
		.execute();
	return rows.flatMap(entryOf);
}

/** OB9: the objections that no decision has answered since. */
export function openObjections(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
	const answered = history.findLastIndex(({ kind }) => answeringKinds.includes(kind));
	return history.slice(answered + 1).filter(({ kind }) => kind === 'objected');
}

/** An entry of a kind that no version of ours wrote says nothing. */
function entryOf(row: Selectable<Schema['agreement_history']>): readonly HistoryEntry[] {
	const kind = historyKinds.find((each) => each === row.kind);
	if (kind === undefined) return [];
	return [
		{
			id: row.id,
			agreementId: row.agreement_id,
			at: row.at,
			kind,
			version: row.version,
			meetingId: row.meeting_id,
			itemId: row.item_id,
			personId: row.person_id,
			whoName: row.who_name,
			words: row.words
		}
	];
}
