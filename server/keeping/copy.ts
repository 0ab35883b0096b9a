/** Copies every kept table from one database into another, and counts and sums up what it copied. */
import { createHash, type Hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { DialectName } from '#server/storage/migrations/columns.ts';
import type { Db } from '#server/storage/schema.ts';
import { readCounter, writeCounter } from './counters.ts';
import { KeepingProblem } from './keepingProblem.ts';
import { instantColumns, rowsOf, type KeptTable, type Row } from './tables.ts';

/** How many rows a table has, and a digest over all of them in the order of their key, and over its counter. */
export interface TableSum {
	readonly name: string;
	readonly rows: number;
	/** SHA-256, as 64 hexadecimal digits; the same on both kinds of database. */
	readonly digest: string;
}

/** One side of a copy. */
export interface Side {
	readonly db: Db;
	readonly dialect: DialectName;
}

/** Called after each batch with the number of its rows; what it throws stops the work. */
export type Progress = (rows: number) => void;

/** @returns the sums of what was read, in the form in which the target is to hand it out again. */
export async function copyTables(
	from: Side,
	to: Side,
	tables: readonly KeptTable[],
	progress: Progress
): Promise<readonly TableSum[]> {
	const instants = await instantColumns(to.db, to.dialect);
	const sums: TableSum[] = [];
	for (const table of tables) {
		const sum = new Summing(table);
		for await (const batch of rowsOf(from.db, table)) {
			const rows = batch.map((row) => withInstants(row, instants.get(table.name)));
			await inWords(table, () => insert(to.db, table, rows));
			sum.add(rows);
			await pause(progress, rows.length);
		}
		// Read after the rows, it is at least the last of them, also while others write.
		const counter = await readCounter(from.db, from.dialect, table);
		await writeCounter(to.db, to.dialect, table, counter);
		sums.push(sum.done(counter));
	}
	return sums;
}

/** The sums of what a database holds. */
export async function sumTables(
	{ db, dialect }: Side,
	tables: readonly KeptTable[],
	progress: Progress
): Promise<readonly TableSum[]> {
	const sums: TableSum[] = [];
	for (const table of tables) {
		const sum = new Summing(table);
		for await (const rows of rowsOf(db, table)) {
			sum.add(rows);
			await pause(progress, rows.length);
		}
		sums.push(sum.done(await readCounter(db, dialect, table)));
	}
	return sums;
}

/** The first table that one list has otherwise than the other; undefined when they say the same. */
export function firstDifference(
	some: readonly TableSum[],
	others: readonly TableSum[]
): string | undefined {
	const names = new Set([...some, ...others].map(({ name }) => name));
	return [...names].find((table) => {
		const one = some.find(({ name }) => name === table);
		const other = others.find(({ name }) => name === table);
		return one?.digest !== other?.digest || one?.rows !== other?.rows;
	});
}

/** SQLite never waits for anything: without this, nobody could stop it with Ctrl+C. */
async function pause(progress: Progress, rows: number): Promise<void> {
	await setImmediate();
	progress(rows);
}

/** What SQLite takes and PostgreSQL does not, such as a text with a zero in it, is no defect of the code. */
async function inWords({ name }: KeptTable, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		throw /^22/.test(code) ? new KeepingProblem('notAsItWas', { table: name }, error) : error;
	}
}

async function insert(db: Db, { name, columns }: KeptTable, rows: readonly Row[]): Promise<void> {
	const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
	await sql`
		insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
		values ${sql.join(values)}`.execute(db);
}

/** An instant as PostgreSQL hands it out again, however exactly it was written. */
function withInstants(row: Row, instants: ReadonlySet<string> | undefined): Row {
	if (instants === undefined) return row;
	return Object.fromEntries(
		Object.entries(row).map(([column, cell]) => [
			column,
			instants.has(column) && typeof cell === 'string' ? new Date(cell).toISOString() : cell
		])
	);
}

class Summing {
	readonly #name: string;
	readonly #columns: readonly string[];
	readonly #hash: Hash = createHash('sha256');
	rows = 0;

	constructor({ name, columns, key }: KeptTable) {
		this.#name = name;
		this.#columns = columns;
		// A value under another column's name would be another value.
		this.#hash.update(`${JSON.stringify([columns, key])}\n`);
	}

	add(rows: readonly Row[]): void {
		for (const row of rows) {
			const cells = this.#columns.map((column) => {
				const cell = row[column];
				return cell instanceof Uint8Array ? { bytes: Buffer.from(cell).toString('base64') } : cell;
			});
			this.#hash.update(`${JSON.stringify(cells)}\n`);
		}
		this.rows += rows.length;
	}

	done(counter: number): TableSum {
		this.#hash.update(String(counter));
		return { name: this.#name, rows: this.rows, digest: this.#hash.digest('hex') };
	}
}
