import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { chainStart } from '#server/meetings/chain.ts';
import { transaction } from '#server/storage/transaction.ts';
import { entryHash, findLedgerBreak } from './ledgerChain.ts';
import { createSigner } from './signature.ts';
import { addToLedger, lastEntry, ledgerOf } from './ledgerStore.ts';

const signer = createSigner(Buffer.alloc(32, 1));

const decision = (item: string) => ({
	at: evening,
	kind: 'decision',
	meetingId: 'm',
	meetingHead: 'a'.repeat(64),
	payload: { item, version: 'b'.repeat(64) }
});

test('[CD10] the hash of an entry is SHA-256 over its canonical JSON and its organisation', () => {
	const canonical =
		`{"at":7,"kind":"minutes","meeting":"m","meetingHead":"h","organisation":"o",` +
		`"payload":{"n":1},"prev":"${chainStart}","seq":1}`;
	const entry = {
		seq: 1,
		at: 7,
		kind: 'minutes',
		meetingId: 'm',
		meetingHead: 'h',
		payload: { n: 1 },
		prev: chainStart
	};
	expect(entryHash('o', entry)).toBe(createHash('sha256').update(canonical).digest('hex'));
});

forEachDialect(({ database }) => {
	test('[CD10] each entry carries the hash of the one before', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db);
		expect(await lastEntry(db, organisation)).toBeUndefined();
		const first = await addToLedger(db, organisation, decision('trees'), signer);
		const second = await addToLedger(db, organisation, decision('shed'), signer);
		expect(first).toMatchObject({ ...decision('trees'), seq: 1, prev: chainStart });
		expect(second).toMatchObject({ ...decision('shed'), seq: 2, prev: first.hash });
		expect(await ledgerOf(db, organisation)).toEqual([first, second]);
		expect(await ledgerOf(db, organisation, 1)).toEqual([second]);
		expect(await lastEntry(db, organisation)).toEqual(second);
	});

	test('[CD10] a decision rewritten in the database does not go unnoticed', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db);
		for (const item of ['trees', 'shed', 'paint'])
			await addToLedger(db, organisation, decision(item), signer);
		const receipt = await lastEntry(db, organisation);
		const look = async () =>
			findLedgerBreak(organisation, await ledgerOf(db, organisation), receipt);
		expect(await look()).toBeUndefined();
		const ours = db.updateTable('ledger').where('organisation_id', '=', organisation);
		await ours.set({ payload: '{"item":"no shed"}' }).where('seq', '=', 2).execute();
		expect(await look()).toEqual({ seq: 2, what: 'changed' });
		await db
			.deleteFrom('ledger')
			.where('organisation_id', '=', organisation)
			.where('seq', '>=', 2)
			.execute();
		expect(await look()).toEqual({ seq: 2, what: 'missing' });
	});

	test('meetings of one organisation that decide at once take turns', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db);
		const items = Array.from({ length: 12 }, (_, index) => `item ${index}`);
		const deciding = items.map((item) =>
			transaction(db, async (tx) => await addToLedger(tx, organisation, decision(item), signer))
		);
		await Promise.all(deciding);
		const entries = await ledgerOf(db, organisation);
		expect(entries).toHaveLength(items.length);
		expect(findLedgerBreak(organisation, entries)).toBeUndefined();
	});

	test('a decision that fails leaves no entry', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db);
		const work = transaction(db, async (tx) => {
			await addToLedger(tx, organisation, decision('trees'), signer);
			throw new Error('moved');
		});
		await expect(work).rejects.toThrow('moved');
		expect(await ledgerOf(db, organisation)).toEqual([]);
	});

	test('practice never enters a ledger', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db, { practice: true });
		const adding = addToLedger(db, organisation, decision('trees'), signer);
		await expect(adding).rejects.toThrow('Practice never enters a ledger');
		const nowhere = addToLedger(db, 'nobody', decision('trees'), signer);
		await expect(nowhere).rejects.toThrow('no organisation');
	});
});
