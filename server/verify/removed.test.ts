import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aMeeting } from '../../tests/lindenhof.ts';
import { decided, found, testSigner as signer, type Recorded } from '../../tests/recorded.ts';
import { addToLedger } from '#server/decisions/ledgerStore.ts';
import { createSigner, type Signer } from '#server/decisions/signature.ts';
import { createMeeting } from '#server/meetings/meetingStore.ts';
import { removeExpired } from '#server/storage/retention.ts';
import type { Db } from '#server/storage/schema.ts';
import { verify } from './verify.ts';

const stranger = createSigner(Buffer.alloc(32, 9));

/** Removes the meeting as retention does, while its circle goes on meeting. */
async function remove(db: Db, { stored }: Recorded, by: Signer): Promise<void> {
	const { circleId } = stored;
	await createMeeting(db, { ...aMeeting(circleId), deleteAfter: null });
	await db.updateTable('meeting').set({ delete_after: 1 }).where('id', '=', stored.id).execute();
	expect((await removeExpired(db, 2, by)).meetings).toContain(stored.id);
}

forEachDialect(({ database }) => {
	describe('[CD10] a record', () => {
		test('that went after its time is no finding, and its removal shows', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const { receipt } = recorded;
			await remove(db, recorded, signer);
			expect(await found(db, recorded, { signer, receipt })).toEqual([]);
			expect((await verify(db, { signer })).removedMeetings).toBeGreaterThan(0);
		});

		test('that was deleted and not removed after its time is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await db.deleteFrom('meeting').where('id', '=', recorded.stored.id).execute();
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'ledgerDisagrees', seq: 1 })
			]);
		});

		test('whose removal somebody without the secret wrote into the ledger is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await remove(db, recorded, stranger);
			expect(await found(db, recorded)).toEqual([expect.objectContaining({ kind: 'unsigned' })]);
		});

		test('that is said to be removed and is there with fewer events is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const { stored, organisation } = recorded;
			const { hash: meetingHead, seq } = stored.head;
			const entry = { at: 0, kind: 'meetingRemoved', meetingId: stored.id, meetingHead };
			await addToLedger(db, organisation, { ...entry, payload: { seq } }, signer);
			await db.deleteFrom('event').where('meeting_id', '=', stored.id).execute();
			expect(await found(db, recorded)).toContainEqual(
				expect.objectContaining({ kind: 'ledgerDisagrees', seq: 1 })
			);
		});
	});
});
