import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { decided, found, testSigner as signer, type Recorded } from '../../tests/recorded.ts';
import { entryHash } from '#server/decisions/ledgerChain.ts';
import { ledgerOf } from '#server/decisions/ledgerStore.ts';
import { createSigner, type Signer } from '#server/decisions/signature.ts';
import { eventHash } from '#server/meetings/chain.ts';
import { loadRecord, removeWords } from '#server/meetings/eventStore.ts';
import { canonicalJson } from '#document/canonical.ts';
import type { Db } from '#server/storage/schema.ts';

const stranger = createSigner(Buffer.alloc(32, 9));

/** Writes a meeting's chain anew from event `from` on, and the head with it. */
async function rehash(db: Db, { stored }: Recorded, from: number): Promise<string> {
	const events = await loadRecord(db, stored.id);
	let prev = events.find(({ seq }) => seq === from - 1)?.hash ?? '0'.repeat(64);
	for (const event of events.filter(({ seq }) => seq >= from)) {
		const hash = eventHash(stored.id, { ...event, prev });
		await db
			.updateTable('event')
			.set({ prev, hash })
			.where('meeting_id', '=', stored.id)
			.where('seq', '=', event.seq)
			.execute();
		prev = hash;
	}
	await db.updateTable('meeting').set({ head_hash: prev }).where('id', '=', stored.id).execute();
	return prev;
}

/** Writes an organisation's ledger anew, so that it vouches for the meeting as it is now. */
async function rewriteLedger(
	db: Db,
	{ organisation, stored }: Recorded,
	by: Signer
): Promise<void> {
	const events = await loadRecord(db, stored.id);
	let prev = '0'.repeat(64);
	for (const entry of await ledgerOf(db, organisation)) {
		const { seq } = entry.payload as { readonly seq: number };
		const meetingHead = events.find((event) => event.seq === seq)?.hash ?? '';
		const hash = entryHash(organisation, { ...entry, meetingHead, prev });
		const change = { meeting_head: meetingHead, prev, hash, signature: by.sign(hash) };
		await db
			.updateTable('ledger')
			.set(change)
			.where('organisation_id', '=', organisation)
			.where('seq', '=', entry.seq)
			.execute();
		prev = hash;
	}
}

/** Turns the concern of an answer into something else, in the event that announced the decision. */
async function forgeEvent(db: Db, { stored }: Recorded): Promise<number> {
	const events = await loadRecord(db, stored.id);
	const forged = events.find(({ type }) => type === 'answersRevealed');
	if (forged === undefined) throw new Error('nothing was revealed');
	const payload = canonicalJson(forged.payload).replace('"kind":"consent"', '"kind":"concern"');
	await db
		.updateTable('event')
		.set({ payload })
		.where('meeting_id', '=', stored.id)
		.where('seq', '=', forged.seq)
		.execute();
	return forged.seq;
}

forEachDialect(({ database }) => {
	describe('[CD10] a record', () => {
		test('that nobody touched is whole, and its receipt fits', async () => {
			const { db } = database();
			const honest = await decided(db);
			expect(await found(db, honest, { signer, receipt: honest.receipt })).toEqual([]);
		});

		test('with one event edited is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const seq = await forgeEvent(db, recorded);
			expect(await found(db, recorded)).toContainEqual(
				expect.objectContaining({ kind: 'eventChanged', seq })
			);
		});

		test('with words edited is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const words = db
				.updateTable('event_words')
				.set({ words: 'other' })
				.where('meeting_id', '=', recorded.stored.id);
			await words.where('seq', '=', 1).where('path', '=', '/title').execute();
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'wordsChanged', seq: 1, detail: '/title' })
			]);
		});

		test('with one event deleted is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await db
				.deleteFrom('event')
				.where('meeting_id', '=', recorded.stored.id)
				.where('seq', '=', 20)
				.execute();
			expect(await found(db, recorded)).toContainEqual(
				expect.objectContaining({ kind: 'eventMissing', seq: 20 })
			);
		});

		test('with two events swapped is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const move = async (from: number, to: number) =>
				await db
					.updateTable('event')
					.set({ seq: to })
					.where('meeting_id', '=', recorded.stored.id)
					.where('seq', '=', from)
					.execute();
			await move(10, 9_999);
			await move(11, 10);
			await move(9_999, 11);
			expect(await found(db, recorded)).toContainEqual(
				expect.objectContaining({ kind: 'eventChanged', seq: 10 })
			);
		});

		test('with an event inserted is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const events = await loadRecord(db, recorded.stored.id);
			const last = events.at(-1);
			if (last === undefined) throw new Error('no events');
			const { v, at, actor, type, hash } = last;
			const forged = {
				meeting_id: recorded.stored.id,
				seq: last.seq + 1,
				prev: last.hash,
				v,
				at,
				actor,
				type,
				hash
			};
			await db
				.insertInto('event')
				.values({ ...forged, payload: canonicalJson(last.payload) })
				.execute();
			const seq = last.seq + 1;
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'eventChanged', seq })
			]);
		});

		test('edited and rehashed without the secret is found, in the meeting and in the ledger', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await rehash(db, recorded, await forgeEvent(db, recorded));
			expect(await found(db, recorded)).toContainEqual(
				expect.objectContaining({ kind: 'ledgerDisagrees' })
			);
			await rewriteLedger(db, recorded, stranger);
			expect(await found(db, recorded)).toContainEqual(
				expect.objectContaining({ kind: 'unsigned', seq: 1 })
			);
		});

		test('cut short as a whole shows by a receipt', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const { stored, organisation, receipt } = recorded;
			const cut = receipt.meeting.seq - 3;
			await db
				.deleteFrom('event')
				.where('meeting_id', '=', stored.id)
				.where('seq', '>', cut)
				.execute();
			const head = (await loadRecord(db, stored.id)).at(-1)?.hash ?? '';
			await db
				.updateTable('meeting')
				.set({ head_seq: cut, head_hash: head })
				.where('id', '=', stored.id)
				.execute();
			for (const table of ['ledger', 'agreement'] as const)
				await db.deleteFrom(table).where('organisation_id', '=', organisation).execute();
			expect(await found(db, recorded)).toEqual([]);
			expect(await found(db, recorded, { signer, receipt })).toEqual([
				expect.objectContaining({ kind: 'receiptDiffers' })
			]);
		});

		test('rewritten by the owner, secret and all, shows by a receipt', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await rehash(db, recorded, await forgeEvent(db, recorded));
			await rewriteLedger(db, recorded, signer);
			expect(await found(db, recorded)).toEqual([]);
			const { receipt } = recorded;
			expect(await found(db, recorded, { signer, receipt })).toEqual([
				expect.objectContaining({ kind: 'receiptDiffers' })
			]);
		});

		test('from which words were removed is whole, and a logbook with another text is found all the same', async () => {
			const { db } = database();
			const recorded = await decided(db);
			expect(await removeWords(db, recorded.stored.id, 1, ['/title'])).toBe(1);
			expect(await found(db, recorded)).toEqual([]);
			const agreement = db
				.selectFrom('agreement')
				.select('id')
				.where('meeting_id', '=', recorded.stored.id);
			await db
				.updateTable('agreement_version')
				.set({ content: canonicalJson({ text: [], details: {} }) })
				.where('agreement_id', 'in', agreement)
				.execute();
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'decisionDiffers' })
			]);
		});
	});
});
