import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isRace, storageProblem } from './problem.ts';
import type { Schema } from './schema.ts';
import { currentScope, runInScope, type TransactionScope } from './scope.ts';

/** Work that is done as a whole or not at all. It may run more than once: keep effects out of it. */
export type TransactionWork<T> = (tx: Transaction<Schema>) => Promise<T>;

/** How often PostgreSQL may find another transaction in our way before we give up. */
const attempts = 6;

/** Longest pause before another attempt, in milliseconds. */
const longestPause = 50;

/**
 * Runs work in one transaction. Inside another transaction of the same database it becomes a
 * part of that one: a failure undoes the part alone, and the whole decides whether it stays.
 * SQLite lets one writer in at a time, in order of asking; PostgreSQL repeats work that met
 * another transaction (serialization failure, deadlock).
 * @throws StorageProblem (`conflict` when somebody else took a unique key first), or whatever
 * the work throws.
 */
export async function transaction<T>(db: Kysely<Schema>, work: TransactionWork<T>): Promise<T> {
	const scope = currentScope(db.getExecutor().adapter);
	if (scope) return await nested(scope, work);
	if (db.isTransaction) throw new Error('This transaction is over.');
	try {
		return await outermost(db, work);
	} catch (error) {
		throw storageProblem(error) ?? error;
	}
}

async function outermost<T>(db: Kysely<Schema>, work: TransactionWork<T>): Promise<T> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await db.transaction().execute((tx) => runInScope(tx, work));
		} catch (error) {
			if (attempt === attempts || !isRace(error)) throw error;
			// Two that met once must not meet again in step.
			await pause(Math.random() * longestPause);
		}
	}
}

async function nested<T>(scope: TransactionScope, work: TransactionWork<T>): Promise<T> {
	const before = scope.lastNested;
	const turn = before.then(() => withSavepoint(scope.tx, work));
	scope.lastNested = turn.catch(() => undefined);
	return await turn;
}

async function withSavepoint<T>(tx: Transaction<Schema>, work: TransactionWork<T>): Promise<T> {
	// Nested parts run one after the other, and the innermost savepoint of a name is the one meant.
	await sql`savepoint part`.execute(tx);
	try {
		const result = await runInScope(tx, work);
		await sql`release savepoint part`.execute(tx);
		return result;
	} catch (error) {
		await sql`rollback to savepoint part`.execute(tx);
		await sql`release savepoint part`.execute(tx);
		throw error;
	}
}
