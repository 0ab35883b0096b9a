import { sql, type Kysely } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { forEachDialect, sqlitePlace } from '../../tests/dialects.ts';
import type { Schema } from './schema.ts';
import { transaction } from './transaction.ts';

const add = async (db: Kysely<Schema>, key: string, value = '') =>
	await db.insertInto('instance').values({ key, value }).execute();

async function keys(db: Kysely<Schema>, start: string): Promise<string[]> {
	const rows = await db
		.selectFrom('instance')
		.select('key')
		.where('key', 'like', `${start}%`)
		.orderBy('key')
		.execute();
	return rows.map((row) => row.key);
}

forEachDialect(({ database }) => {
	test('work that fails leaves nothing behind', async () => {
		const { db } = database();
		const work = transaction(db, async (tx) => {
			await add(tx, 'fail.1');
			throw new Error('half-way');
		});
		await expect(work).rejects.toThrow('half-way');
		expect(await keys(db, 'fail')).toEqual([]);
	});

	test('a part that fails is undone alone when the whole goes on', async () => {
		const { db } = database();
		await transaction(db, async (tx) => {
			await add(tx, 'part.1');
			const part = transaction(tx, async (inner) => {
				await add(inner, 'part.2');
				await add(inner, 'part.1');
			});
			await expect(part).rejects.toThrow(/unique/i);
			await add(tx, 'part.3');
		});
		expect(await keys(db, 'part')).toEqual(['part.1', 'part.3']);
	});

	test('a part that stands falls with the whole', async () => {
		const { db } = database();
		const whole = transaction(db, async (tx) => {
			await transaction(tx, async (inner) => await add(inner, 'whole.1'));
			throw new Error('after all');
		});
		await expect(whole).rejects.toThrow('after all');
		expect(await keys(db, 'whole')).toEqual([]);
	});

	test('a transaction asked for from the outside joins the one around it', async () => {
		const { db } = database();
		const whole = transaction(db, async () => {
			await transaction(db, async (tx) => await add(tx, 'join.1'));
			throw new Error('after all');
		});
		await expect(whole).rejects.toThrow('after all');
		expect(await keys(db, 'join')).toEqual([]);
	});

	test('parts begun at once do not undo each other', async () => {
		const { db } = database();
		await transaction(db, async (tx) => {
			const parts = ['a', 'b', 'c', 'd'].map((key) =>
				transaction(tx, async (inner) => {
					await add(inner, `once.${key}`);
					if (key === 'b') throw new Error('b');
				})
			);
			const ends = await Promise.allSettled(parts);
			expect(ends.map((end) => end.status)).toEqual([
				'fulfilled',
				'rejected',
				'fulfilled',
				'fulfilled'
			]);
		});
		expect(await keys(db, 'once')).toEqual(['once.a', 'once.c', 'once.d']);
	});

	test('a query that leaves its transaction is refused instead of waiting for itself', async () => {
		const { db } = database();
		const work = transaction(db, async () => await add(db, 'left'));
		await expect(work).rejects.toThrow('left its transaction');
	});

	test('work left running after its transaction is on its own', async () => {
		const { db } = database();
		let goOn = () => {};
		const gate = new Promise<void>((resolve) => (goOn = resolve));
		let later: Promise<unknown> = Promise.resolve();
		await transaction(db, async () => {
			later = gate.then(() => add(db, 'later.1'));
		});
		goOn();
		await later;
		expect(await keys(db, 'later')).toEqual(['later.1']);
	});

	test('a transaction that is over cannot be used again', async () => {
		const { db } = database();
		const over = await transaction(db, async (tx) => tx);
		await expect(transaction(over, async (tx) => await add(tx, 'over'))).rejects.toThrow('over');
	});

	test('whoever takes a taken key is told so by name', async () => {
		const { db } = database();
		await add(db, 'taken');
		const work = transaction(db, async (tx) => await add(tx, 'taken'));
		await expect(work).rejects.toMatchObject({ code: 'conflict' });
	});

	test('many who count at once lose no count', async () => {
		const { db } = database();
		await add(db, 'count', '0');
		const countOne = async () =>
			await transaction(db, async (tx) => {
				await sql`update instance set value = value where key = 'count'`.execute(tx);
				const { value } = await tx
					.selectFrom('instance')
					.select('value')
					.where('key', '=', 'count')
					.executeTakeFirstOrThrow();
				const next = String(Number(value) + 1);
				await tx.updateTable('instance').set({ value: next }).where('key', '=', 'count').execute();
			});
		await Promise.all(Array.from({ length: 40 }, countOne));
		const row = await db
			.selectFrom('instance')
			.select('value')
			.where('key', '=', 'count')
			.execute();
		expect(row).toEqual([{ value: '40' }]);
	});

	test('two that wait for each other both end', async () => {
		const { db } = database();
		await add(db, 'wait.a');
		await add(db, 'wait.b');
		const touch = async (tx: Kysely<Schema>, key: string, by: string) =>
			await sql`update instance set value = value || ${by} where key = ${key}`.execute(tx);
		let begun = 0;
		let bothBegun = () => {};
		const both = new Promise<void>((resolve) => (bothBegun = resolve));
		const cross = async (first: string, second: string, by: string) =>
			await transaction(db, async (tx) => {
				await touch(tx, first, by);
				begun += 1;
				// On SQLite the second cannot begin before the first has ended.
				if (begun === 2 || database().dialect === 'sqlite') bothBegun();
				await both;
				await touch(tx, second, by);
			});
		await Promise.all([cross('wait.a', 'wait.b', 'x'), cross('wait.b', 'wait.a', 'y')]);
		const rows = await db
			.selectFrom('instance')
			.selectAll()
			.where('key', 'like', 'wait.%')
			.execute();
		for (const { value } of rows) expect([...value].sort().join('')).toBe('xy');
	});
});

describe('a full disk', () => {
	test('refuses in words, undoes the whole, and lets go on when there is room', async () => {
		const place = await sqlitePlace();
		onTestFinished(place.remove);
		const { db } = await place.open();
		const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
		await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(db);
		const write = async () =>
			await transaction(db, async (tx) => {
				await add(tx, 'full.1');
				await add(tx, 'full.2', 'x'.repeat(1_000_000));
			});
		await expect(write()).rejects.toMatchObject({
			code: 'full',
			message: expect.stringContaining('disk is full')
		});
		expect(await keys(db, 'full')).toEqual([]);
		await sql`pragma max_page_count = 1000000`.execute(db);
		await write();
		expect(await keys(db, 'full')).toEqual(['full.1', 'full.2']);
	});
});

describe('a SQLite file that two connections write', () => {
	test('lets both finish, one after the other', async () => {
		const place = await sqlitePlace();
		onTestFinished(place.remove);
		const [one, other] = [await place.open(), await place.open()];
		const write = (index: number) =>
			transaction((index % 2 ? one : other).db, async (tx) => await add(tx, `both.${index}`));
		await Promise.all(Array.from({ length: 20 }, (_, index) => write(index)));
		expect(await keys(one.db, 'both')).toHaveLength(20);
	});
});
