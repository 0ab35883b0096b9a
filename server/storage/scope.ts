import { AsyncLocalStorage } from 'node:async_hooks';
import type { DialectAdapter, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * The transaction that the running code is inside of. A database is known by its adapter,
 * the one object that a Kysely instance, its transactions and its driver share.
 */
export interface TransactionScope {
	readonly adapter: DialectAdapter;
	readonly tx: Transaction<Schema>;
	/** False once committed or rolled back: work begun inside and left running is outside then. */
	open: boolean;
	/** Ends when the last nested transaction ends: savepoints must not interleave. */
	lastNested: Promise<unknown>;
}

const scopes = new AsyncLocalStorage<TransactionScope>();

/** The open transaction of this database around the running code, if any. */
export function currentScope(adapter: DialectAdapter): TransactionScope | undefined {
	const scope = scopes.getStore();
	return scope?.open === true && scope.adapter === adapter ? scope : undefined;
}

/** Runs work inside a transaction's scope; the scope closes with it. */
export async function runInScope<T>(
	tx: Transaction<Schema>,
	work: (tx: Transaction<Schema>) => Promise<T>
): Promise<T> {
	const adapter = tx.getExecutor().adapter;
	const scope: TransactionScope = { adapter, tx, open: true, lastNested: Promise.resolve() };
	try {
		return await scopes.run(scope, () => work(tx));
	} finally {
		scope.open = false;
	}
}

/**
 * Called by the drivers before they hand out a connection. Inside a transaction every query
 * must use that transaction: on SQLite anything else would wait for itself for ever, on
 * PostgreSQL it would neither see nor share what the transaction does.
 * @throws Error, because this is a defect of the calling code.
 */
export function refuseSecondConnection(adapter: DialectAdapter): void {
	if (currentScope(adapter)) {
		throw new Error('A query left its transaction: use the transaction handed to the work.');
	}
}
