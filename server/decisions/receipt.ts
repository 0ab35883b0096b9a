/** What a participant takes away, so that a record written anew can be told from the one they were part of. */
import * as v from 'valibot';
import type { Db } from '#server/storage/schema.ts';
import { entriesAbout } from './ledgerStore.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const receiptSchema = v.object({
	rondo: v.literal('receipt'),
	v: v.literal(1),
	organisation: v.string(),
	/** The entry of the organisation's ledger, and its hash. */
	entry: v.object({ seq: v.number(), hash }),
	meeting: v.object({ id: v.string(), seq: v.number(), head: hash }),
	decision: v.object({ item: v.string(), title: v.string(), version: v.number(), hash })
});

export type Receipt = v.InferOutput<typeof receiptSchema>;

/** The payload of a ledger entry about a decision. */
const decisionPayload = v.object({ seq: v.number(), item: v.string(), version: v.number(), hash });

/** The receipt of a decision; undefined when it stands in no ledger, as in practice. */
export async function receiptOf(
	db: Db,
	organisationId: string,
	decision: { readonly meetingId: string; readonly item: string; readonly title: string }
): Promise<Receipt | undefined> {
	for (const entry of await entriesAbout(db, organisationId, decision.meetingId)) {
		const payload = v.safeParse(decisionPayload, entry.payload);
		const meant = entry.kind === 'decision';
		if (!meant || !payload.success || payload.output.item !== decision.item) continue;
		const { seq, item, version, hash: versionHash } = payload.output;
		return {
			rondo: 'receipt',
			v: 1,
			organisation: organisationId,
			entry: { seq: entry.seq, hash: entry.hash },
			meeting: { id: decision.meetingId, seq, head: entry.meetingHead },
			decision: { item, title: decision.title, version, hash: versionHash }
		};
	}
	return undefined;
}
