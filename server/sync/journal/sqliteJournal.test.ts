import { rm } from 'node:fs/promises';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqlitePlace, type TestPlace } from '../../../tests/dialects.ts';
import type { JournalEntry } from './journal.ts';
import { SqliteJournal } from './sqliteJournal.ts';

const entry: JournalEntry = {
	document: 'm',
	update: Uint8Array.of(1),
	origin: 'client',
	at: 0,
	binds: []
};

describe('the journal in a SQLite file', () => {
	let place: TestPlace;
	let journal: SqliteJournal;
	beforeEach(async () => {
		place = await sqlitePlace();
		await place.open();
		journal = new SqliteJournal(place.options.file);
	});
	afterEach(async () => {
		await journal.close();
		await place.remove();
	});

	it('a full disk refuses in words, and room made is used again', async () => {
		const filler = new SqliteFile(place.options.file);
		await journal.append([entry]);
		const pages = filler.pragma('page_count', { simple: true });
		await journal.close();
		journal = new SqliteJournal(place.options.file, { maxPages: Number(pages) });
		const large = { ...entry, update: new Uint8Array(100_000) };
		await expect(journal.append([large])).rejects.toMatchObject({ code: 'full' });
		await expect(journal.append([entry])).resolves.toMatchObject([{ kind: 'logged' }]);
		filler.close();
	});

	it('nothing of a batch is kept when the batch fails', async () => {
		await journal.append([entry]);
		await journal.close();
		journal = new SqliteJournal(place.options.file, { maxPages: 1 });
		const large = { ...entry, update: new Uint8Array(100_000) };
		await expect(journal.append([entry, large])).rejects.toMatchObject({ code: 'full' });
		expect((await journal.load('m')).tail).toHaveLength(1);
	});

	it('a command in the middle of its transaction only delays it', async () => {
		const command = new SqliteFile(place.options.file);
		command.exec('begin immediate');
		const asked = journal.append([entry]);
		command.exec('commit');
		command.close();
		await expect(asked).resolves.toHaveLength(1);
	});

	it('when the disk did not take something, nothing more is stored until a new start', async () => {
		await journal.close();
		const sync = (): Promise<void> => Promise.reject(Object.assign(new Error(), { code: 'EIO' }));
		journal = new SqliteJournal(place.options.file, { sync });
		await journal.append([entry]);
		await expect(journal.flushed()).rejects.toMatchObject({ code: 'damaged' });
		await expect(journal.append([entry])).rejects.toMatchObject({ code: 'damaged' });
	});

	it('is closed although its thread ended before', async () => {
		const elsewhere = new SqliteJournal(`${place.options.file}.gone/file`);
		const folding = elsewhere.compact('m', { state: Uint8Array.of(1), rows: [], basedOn: null });
		const outcome = expect(folding).rejects.toBeDefined();
		await expect(elsewhere.close()).resolves.toBeUndefined();
		await outcome;
	});

	it('a file that cannot be opened refuses, and is tried again the next time', async () => {
		const elsewhere = new SqliteJournal(`${place.options.file}.gone`);
		await expect(elsewhere.load('m')).rejects.toMatchObject({ code: 'unreachable' });
		const made = await sqlitePlace();
		await made.open();
		await rm(`${place.options.file}.gone`, { force: true });
		new SqliteFile(made.options.file).exec(`vacuum into '${place.options.file}.gone'`);
		await expect(elsewhere.append([entry])).resolves.toHaveLength(1);
		await elsewhere.close();
		await made.remove();
	});
});
