import { sql, type QueryExecutorProvider } from 'kysely';
import * as v from 'valibot';

/** What of a stored form tells about owner and term. */
const decided = v.object({
	details: v.object({
		owner: v.nullable(v.string()),
		reviewOn: v.nullable(v.string()),
		termUntil: v.nullable(v.string())
	})
});

/** What the ledger tells of an agreement: how it was decided, and how that was settled (CD11). */
const told = v.object({ agreement: v.string(), state: v.string() });

interface OldAgreement {
	readonly id: string;
	readonly state: string;
	readonly meeting_id: string | null;
	readonly item_id: string | null;
	readonly content: string;
	readonly created_at: number | string;
}

/** One step of how an agreement came about. */
interface Step {
	readonly at: number | string;
	readonly state: string;
}

/** The agreements of before know their owner and their term, and how they came about, from their one form. */
export async function tellOldAgreements(db: QueryExecutorProvider): Promise<void> {
	for (const column of ['state', 'meeting_id', 'item_id'].map((name) => sql.ref(name)))
		await sql`update agreement_version set ${column} = (
			select ${column} from agreement where agreement.id = agreement_version.agreement_id)`.execute(db);
	const { rows } = await sql<OldAgreement>`
		select agreement.id, agreement.state, agreement.meeting_id, agreement.item_id, content,
			agreement.created_at
		from agreement join agreement_version on agreement_id = agreement.id and version = 1`.execute(db);
	const steps = rows.length === 0 ? new Map<string, Step[]>() : await stepsInLedger(db);
	for (const row of rows) {
		await tellHead(db, row);
		// What stands in no ledger, as in practice, tells only how it stands.
		await tellHistory(db, row, steps.get(row.id) ?? [{ at: row.created_at, state: row.state }]);
	}
}

async function stepsInLedger(db: QueryExecutorProvider): Promise<ReadonlyMap<string, Step[]>> {
	const { rows } = await sql<{ at: number; payload: string }>`select at, payload from ledger
		where kind in ('decision', 'decisionSettled') order by organisation_id, seq`.execute(db);
	const steps = new Map<string, Step[]>();
	for (const { at, payload } of rows) {
		const entry = v.safeParse(told, JSON.parse(payload));
		if (!entry.success) continue;
		const { agreement, state } = entry.output;
		steps.set(agreement, [...(steps.get(agreement) ?? []), { at, state }]);
	}
	return steps;
}

async function tellHead(db: QueryExecutorProvider, { id, content }: OldAgreement): Promise<void> {
	const form = v.safeParse(decided, JSON.parse(content));
	if (!form.success) return;
	const { owner, reviewOn, termUntil } = form.output.details;
	await sql`update agreement set review_on = ${reviewOn}, term_until = ${termUntil},
		owner_name = coalesce((select name from participant where id = ${owner}), ''),
		owner_person_id = (select person_id from participant where id = ${owner})
		where id = ${id}`.execute(db);
}

async function tellHistory(
	db: QueryExecutorProvider,
	{ id, meeting_id, item_id }: OldAgreement,
	steps: readonly Step[]
): Promise<void> {
	for (const [index, { at, state }] of steps.entries()) {
		const kind = { inForce: 'adopted', pending: 'waiting' }[state] ?? 'returned';
		await sql`insert into agreement_history
			(id, agreement_id, seq, at, kind, version, meeting_id, item_id, who_name, words)
			values (${`${id}-${index + 1}`}, ${id}, ${index + 1}, ${at}, ${kind}, 1, ${meeting_id},
				${item_id}, '', '')`.execute(db);
	}
}
