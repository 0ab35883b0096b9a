import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { forEachDialect, sqlitePlace, type TestPlace } from '../../tests/dialects.ts';
import { everything, fillEverything, isEmpty } from '../../tests/filled.ts';
import { backUp, newFolder, restoreTo } from '../../tests/keeping.ts';
import { testSecret, testSigner } from '../../tests/recorded.ts';
import { keptSecret, secretFileIn } from '#server/dataDirectory.ts';
import type { Receipt } from '#server/decisions/receipt.ts';
import { createSeal } from '#server/meetings/seal.ts';
import type { Database } from '#server/storage/database.ts';
import { verify } from '#server/verify/verify.ts';
import { keptTables } from './tables.ts';

const update = { document: 'd', origin: 'client', update_bytes: new Uint8Array([1]), at: 1 };

let receipt: Receipt;
let source: Database;

beforeAll(async () => {
	const place = await sqlitePlace();
	source = await place.open();
	receipt = await fillEverything(source.db);
	return place.remove;
});

forEachDialect(({ place, name }) => {
	async function elsewhere(): Promise<TestPlace> {
		const made = await place();
		onTestFinished(made.remove);
		return made;
	}

	test('an instance moves there and back again, and every row of every table is as it was', async () => {
		const tables = await keptTables(source.db);
		const empty = [];
		for (const table of tables) if (await isEmpty(source.db, table)) empty.push(table.name);
		expect(empty).toEqual([]);
		const before = await everything(source.db, tables);

		const there = await elsewhere();
		const moved = await restoreTo(await backUp(source), { databaseUrl: there.options.url });
		const { findings, ...checked } = await verify(moved.db, { signer: testSigner, receipt });
		expect(findings).toEqual([]);
		expect(checked).toMatchObject({ meetings: 2, hasSecret: true, hasReceipt: true });

		const found = await moved.db.selectFrom('agreement_search').select('agreement_id').execute();
		const agreements = await moved.db.selectFrom('agreement').select('id').execute();
		expect(found.map((row) => row.agreement_id).toSorted()).toEqual(
			agreements.map(({ id }) => id).toSorted()
		);

		const back = await restoreTo(await backUp(moved));
		expect(await everything(back.db, tables)).toEqual(before);
		expect((await verify(back.db, { signer: testSigner, receipt })).findings).toEqual([]);
	});

	test('a restored instance opens the sealed answers of the old one', async () => {
		const there = await elsewhere();
		const sealed = createSeal(testSecret).close(
			{ meetingId: 'm', roundId: 'r', participantId: 'p' },
			{ kind: 'consent' }
		);
		const dataDirectory = newFolder();
		await restoreTo(await backUp(source), { dataDirectory, databaseUrl: there.options.url });
		expect(statSync(secretFileIn(dataDirectory)).mode & 0o777).toBe(0o600);
		const seal = createSeal(keptSecret(dataDirectory) ?? Buffer.alloc(32));
		expect(seal.open({ meetingId: 'm', roundId: 'r', participantId: 'p' }, sealed)).toEqual({
			kind: 'consent'
		});
	});

	test('the journal goes on counting where it was, also when its last rows were gone', async () => {
		const first = await (await elsewhere()).open();
		for (const at of [1, 2, 3])
			await first.db
				.insertInto('doc_update')
				.values({ ...update, at })
				.execute();
		await first.db.deleteFrom('doc_update').where('id', '>', 1).execute();
		const next = await restoreTo(await backUp(first), {
			databaseUrl: (await elsewhere()).options.url
		});
		const added = await next.db
			.insertInto('doc_update')
			.values(update)
			.returning('id')
			.executeTakeFirst();
		expect(added?.id).toBe(4);
	});

	test('what nobody ever wrote to begins at one', async () => {
		const first = await (await elsewhere()).open();
		const next = await restoreTo(await backUp(first), {
			databaseUrl: (await elsewhere()).options.url
		});
		const added = await next.db
			.insertInto('doc_update')
			.values(update)
			.returning('id')
			.executeTakeFirst();
		expect(added?.id).toBe(1);
	});

	test('a backup that is taken while others write shows one moment', async () => {
		const at = await elsewhere();
		const [database, other] = [await at.open(), await at.open()];
		let [written, taken] = [0, false];
		const write = async () => {
			// SQLite never waits: without this nobody else would have a turn.
			await setImmediate();
			written += 1;
			await other.db.transaction().execute(async (tx) => {
				await tx
					.insertInto('doc_update')
					.values({ ...update, at: written })
					.execute();
				await tx
					.insertInto('instance')
					.values({ key: 'written', value: String(written) })
					.onConflict((met) => met.column('key').doUpdateSet({ value: String(written) }))
					.execute();
			});
		};
		while (written < 200) await write();
		const writing = (async () => {
			while (!taken) await write();
		})();
		const file = await backUp(database);
		taken = true;
		await writing;
		expect(written).toBeGreaterThan(200);

		const { db } = await restoreTo(file);
		const rows = await db.selectFrom('doc_update').select('at').orderBy('at').execute();
		const { value } = await db
			.selectFrom('instance')
			.selectAll()
			.where('key', '=', 'written')
			.executeTakeFirstOrThrow();
		expect(rows.map((row) => row.at)).toEqual(
			Array.from({ length: Number(value) }, (_, index) => index + 1)
		);
		expect(Number(value)).toBeLessThan(written);
	});

	test('references are as strict after a restore as before', async () => {
		const there = await elsewhere();
		const { db } = await restoreTo(await backUp(source), { databaseUrl: there.options.url });
		const circle = { id: 'c', organisation_id: 'nobody', name: 'C', settings: '{}', created_at: 1 };
		const adding = db.transaction().execute(async (tx) => {
			await tx.insertInto('circle').values(circle).execute();
			await tx.deleteFrom('circle').where('id', '=', 'c').execute();
		});
		await expect(adding).rejects.toThrow(/foreign key/i);
	});

	if (name === 'postgres')
		test('an instant that was written without its milliseconds is the same instant', async () => {
			const place = await sqlitePlace();
			onTestFinished(place.remove);
			const old = await place.open();
			await sql`insert into account (id, name, email, email_verified, created_at, updated_at) values
				('a', 'A', 'a@example.org', 1, '2026-11-23T18:00:00Z', '2026-11-23T19:00:00.5+01:00')`.execute(
				old.db
			);
			const there = await elsewhere();
			const { db } = await restoreTo(await backUp(old), { databaseUrl: there.options.url });
			const { rows } =
				await sql`select email_verified, created_at, updated_at from account`.execute(db);
			expect(rows).toEqual([
				{
					email_verified: true,
					created_at: new Date('2026-11-23T18:00:00Z'),
					updated_at: new Date('2026-11-23T18:00:00.5Z')
				}
			]);
		});
});

test('the file of a backup is for its owner alone, and nothing stands beside it', async () => {
	const folder = newFolder();
	const file = await backUp(source, { file: join(folder, 'b') });
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(readdirSync(folder)).toEqual(['b']);
});
