import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forEachDialect, type TestDialect } from '../../../tests/dialects.ts';
import type { Database } from '../../storage/database.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { journalOf } from './journalOf.ts';

const nothing = { snapshot: null, tail: [], rows: [], hasMoved: false, binds: [] };
const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

function entry(
	document: string,
	update: Uint8Array,
	rest: Partial<JournalEntry> = {}
): JournalEntry {
	return { document, update, origin: 'client', at: 1_780_000_000_000, binds: [], ...rest };
}

function rowsIn(logged: Awaited<ReturnType<Journal['append']>>): number[] {
	return logged.map((each) => (each.kind === 'logged' ? each.row : -1));
}

forEachDialect((dialect) => {
	describe('the journal of documents', () => suite(dialect));
});

function suite(dialect: TestDialect): void {
	let journal: Journal;
	const open = (database: Database): Journal => journalOf(database);
	beforeAll(() => {
		journal = open(dialect.database());
	});
	afterAll(async () => await journal.close());

	it('a document that nobody wrote is empty', async () => {
		expect(await journal.load('nobody')).toEqual(nothing);
	});

	it('what was appended is there, in order, also for another connection', async () => {
		const batch = [entry('a', bytes(1)), entry('b', bytes(9)), entry('a', bytes(2, 3))];
		const rows = rowsIn(await journal.append(batch));
		const other = open(dialect.database());
		const stored = await other.load('a');
		await other.close();
		expect(stored.tail.map((update) => [...update])).toEqual([[1], [2, 3]]);
		expect(stored.rows).toEqual([rows[0], rows[2]]);
	});

	it('that something left a document is known until it is folded', async () => {
		const batch = [entry('moved', bytes(1)), entry('moved', bytes(2), { origin: 'moved' })];
		const rows = rowsIn(await journal.append(batch));
		expect(await journal.load('moved')).toMatchObject({ rows, hasMoved: true });
		await journal.compact('moved', { state: bytes(3), rows, basedOn: null });
		expect(await journal.load('moved')).toMatchObject({ tail: [], hasMoved: false });
	});

	it('a hundred at once are kept in their order', async () => {
		const batch = Array.from({ length: 100 }, (_, n) => entry('order', bytes(n)));
		await Promise.all([journal.append(batch.slice(0, 50)), journal.append(batch.slice(50))]);
		const { tail, rows } = await journal.load('order');
		expect([...rows].sort((one, other) => one - other)).toEqual(rows);
		const first = tail.slice(0, 100).map((update) => update[0] ?? -1);
		expect(first.filter((n) => n < 50)).toEqual(Array.from({ length: 50 }, (_, n) => n));
	});

	it('a client id belongs to whoever wrote under it first, for ever', async () => {
		const hanna = { clientId: 4_294_967_295, participantId: 'hanna' };
		await journal.append([entry('ids', bytes(1), { binds: [hanna] })]);
		const jonas = { clientId: 7, participantId: 'jonas' };
		const forged = { ...hanna, participantId: 'jonas' };
		const answers = await journal.append([
			entry('ids', bytes(2), { binds: [jonas, forged] }),
			entry('ids', bytes(3), { binds: [hanna] }),
			entry('other', bytes(4), { binds: [forged] })
		]);
		expect(answers.map((each) => each.kind)).toEqual(['foreign_client', 'logged', 'logged']);
		const { binds, tail } = await journal.load('ids');
		expect(binds).toEqual([hanna]);
		expect(tail.map((update) => [...update])).toEqual([[1], [3]]);
	});

	it('compaction replaces the rows it names and leaves every other one', async () => {
		const batch = [1, 2, 3].map((n) => entry('c', bytes(n)));
		const [first = 0, second = 0, third = 0] = rowsIn(await journal.append(batch));
		const upto = await journal.compact('c', {
			state: bytes(13),
			rows: [first, third],
			basedOn: null
		});
		const stored = await journal.load('c');
		expect(stored.snapshot && [...stored.snapshot.state]).toEqual([13]);
		expect(stored.snapshot?.upto).toBe(upto);
		expect(stored.rows).toEqual([second]);
		expect((await journal.load('a')).tail).toHaveLength(2);
	});

	it('of two compactions on the same ground the second changes nothing', async () => {
		const [row = 0] = rowsIn(await journal.append([entry('d', bytes(1))]));
		const upto = await journal.compact('d', { state: bytes(1), rows: [row], basedOn: null });
		const [late = 0] = rowsIn(await journal.append([entry('d', bytes(2))]));
		const blind = { state: bytes(2), rows: [late], basedOn: null };
		expect(await journal.compact('d', blind)).toBeNull();
		expect((await journal.load('d')).rows).toEqual([late]);
		const next = await journal.compact('d', { ...blind, basedOn: upto });
		expect(next).toBeGreaterThan(upto ?? 0);
		expect((await journal.load('d')).tail).toEqual([]);
	});

	it('a removed document leaves nothing behind', async () => {
		const binds = [{ clientId: 5, participantId: 'hanna' }];
		const [row = 0] = rowsIn(await journal.append([entry('r', bytes(1), { binds })]));
		await journal.append([entry('r', bytes(2))]);
		await journal.compact('r', { state: bytes(1), rows: [row], basedOn: null });
		await journal.remove('r');
		expect(await journal.load('r')).toEqual(nothing);
	});

	it('closing waits for what was asked before', async () => {
		const own = open(dialect.database());
		const asked = own.append([entry('last', bytes(1))]);
		await own.close();
		await expect(asked).resolves.toHaveLength(1);
	});

	it('what was appended is flushed to the disk, and an idle journal has nothing to flush', async () => {
		await journal.append([entry('flushed', bytes(1))]);
		await expect(journal.flushed()).resolves.toBeUndefined();
		await expect(journal.flushed()).resolves.toBeUndefined();
	});

	it('a closed journal stores nothing more and says so', async () => {
		const own = open(dialect.database());
		await own.append([entry('closed', bytes(1))]);
		await own.close();
		await own.close();
		const late = own.append([entry('closed', bytes(2))]);
		await expect(late).rejects.toMatchObject({ code: 'unreachable' });
		await expect(own.load('closed')).rejects.toMatchObject({ code: 'unreachable' });
		expect((await journal.load('closed')).tail).toHaveLength(1);
	});
}
