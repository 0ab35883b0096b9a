import {
	PostgresAdapter,
	PostgresDialect,
	PostgresDriver,
	type DatabaseConnection,
	type DialectAdapter
} from 'kysely';
import pg from 'pg';
import { refuseSecondConnection } from './scope.ts';

/** Connections that one node keeps at most. */
const connections = 10;

/** How long an unused connection out of a lost transaction is kept, in milliseconds. */
const idleTransactionLimit = 60_000;

/** PostgreSQL's number of its type `int8`. */
const int8 = 20;

/** A pool whose whole numbers arrive as numbers: ours are milliseconds and counts below 2^53. */
export function openPool(url: string, lockWait: number): pg.Pool {
	const types = new pg.TypeOverrides();
	types.setTypeParser(int8, Number);
	const pool = new pg.Pool({
		connectionString: url,
		application_name: 'rondo',
		max: connections,
		keepAlive: true,
		connectionTimeoutMillis: lockWait,
		lock_timeout: lockWait,
		idle_in_transaction_session_timeout: idleTransactionLimit,
		types
	});
	// A connection that breaks says so twice: to the query at hand, which reports it, and as an event
	// (of the pool while idle, of its own while in use) that ends the process unless listened to.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

/** Kysely's PostgreSQL, refusing queries that leave their transaction. */
export class GuardedPostgresDialect extends PostgresDialect {
	readonly #pool: pg.Pool;
	readonly #adapter = new PostgresAdapter();

	constructor(pool: pg.Pool) {
		super({ pool });
		this.#pool = pool;
	}

	override createAdapter(): DialectAdapter {
		return this.#adapter;
	}

	override createDriver(): PostgresDriver {
		return new GuardedPostgresDriver(this.#pool, this.#adapter);
	}
}

class GuardedPostgresDriver extends PostgresDriver {
	readonly #adapter: DialectAdapter;

	constructor(pool: pg.Pool, adapter: DialectAdapter) {
		super({ pool });
		this.#adapter = adapter;
	}

	override async acquireConnection(): Promise<DatabaseConnection> {
		refuseSecondConnection(this.#adapter);
		return await super.acquireConnection();
	}
}
