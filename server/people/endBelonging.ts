import { daysAfter } from '#governance/circle/roleTerm.ts';
import type { Db } from '#server/storage/schema.ts';
import { dayAt } from './standing.ts';

/**
 * CR6: ends that a person belongs to an organisation: from today on they are on no roll, hold no role and look after
 * nothing, and links that they made or that are for them let nobody in. What they said and decided stays.
 * @param now UTC milliseconds.
 */
export async function endBelonging(tx: Db, personId: string, now: number): Promise<void> {
	const today = dayAt(now);
	await tx
		.updateTable('membership')
		.set({ until: today })
		.where('person_id', '=', personId)
		.where((row) => row.or([row('until', 'is', null), row('until', '>', today)]))
		.execute();
	// Nobody holds a role as interim who has left.
	const last = daysAfter(today, -1);
	await tx.updateTable('role_term').set({ interim: 0 }).where('person_id', '=', personId).execute();
	await tx
		.updateTable('role_term')
		.set({ until_date: last })
		.where('person_id', '=', personId)
		.where((row) => row.or([row('until_date', 'is', null), row('until_date', '>', last)]))
		.execute();
	await tx
		.updateTable('invitation')
		.set({ revoked_at: now })
		.where((row) => row.or([row('made_by', '=', personId), row('person_id', '=', personId)]))
		.where('revoked_at', 'is', null)
		.execute();
	await tx
		.updateTable('person')
		.set({ admin: 0, left_at: now })
		.where('id', '=', personId)
		.execute();
}
