import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from 'kysely';

export type DialectName = 'sqlite' | 'postgres';

/** What a migration gets to work with. It changes the shape of the tables, so no schema can describe them. */
export interface MigrationTools {
	readonly db: Kysely<unknown>;
	readonly types: ColumnTypes;
	readonly dialect: DialectName;
}

/** One name per kind of value, so that a migration reads the same for both dialects. */
export interface ColumnTypes {
	/** Ids, codes, hashes, dates, order keys: compared byte by byte, whatever the database's language. */
	readonly key: RawBuilder<unknown>;
	/** Names and free text. */
	readonly words: RawBuilder<unknown>;
	/** JSON, canonical where it is hashed, kept as the text it was. */
	readonly json: RawBuilder<unknown>;
	/** UTC milliseconds, sequence numbers, client ids. */
	readonly count: RawBuilder<unknown>;
	/** 0 or 1. */
	readonly flag: RawBuilder<unknown>;
	readonly bytes: RawBuilder<unknown>;
	/** An instant as better-auth writes it: ISO 8601 text on SQLite, a timestamp on PostgreSQL. */
	readonly instant: RawBuilder<unknown>;
	/** Yes or no as better-auth writes it: 0 or 1 on SQLite, a boolean on PostgreSQL. */
	readonly truth: RawBuilder<unknown>;
	/** A number the database gives out, never twice, also after the row is gone. */
	readonly serial: RawBuilder<unknown>;
}

const sqliteTypes: ColumnTypes = {
	key: sql`text`,
	words: sql`text`,
	json: sql`text`,
	count: sql`integer`,
	flag: sql`integer`,
	bytes: sql`blob`,
	instant: sql`text`,
	truth: sql`integer`,
	serial: sql`integer primary key autoincrement`
};

const postgresTypes: ColumnTypes = {
	key: sql`text collate "C"`,
	words: sql`text`,
	json: sql`text`,
	count: sql`bigint`,
	flag: sql`smallint`,
	bytes: sql`bytea`,
	instant: sql`timestamptz`,
	truth: sql`boolean`,
	serial: sql`bigserial primary key`
};

/** The column types of a dialect. */
export function columnTypes(dialect: DialectName): ColumnTypes {
	return dialect === 'sqlite' ? sqliteTypes : postgresTypes;
}

/** Every column is filled unless it says `optional`. */
export const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** The one column by which rows are found. */
export const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();

/** Belongs to a row of another table and goes when that goes. */
export const partOf = (table: string) => (column: ColumnDefinitionBuilder) =>
	column.notNull().references(`${table}.id`).onDelete('cascade');

/** Points at a row of another table and is emptied when that goes. */
export const pointsAt = (table: string) => (column: ColumnDefinitionBuilder) =>
	column.references(`${table}.id`).onDelete('set null');

/** An index for finding rows by these columns, in this order; parents need one to delete quickly. */
export async function addIndex(
	db: Kysely<unknown>,
	table: string,
	...columns: string[]
): Promise<void> {
	await db.schema
		.createIndex(`${table}_by_${columns.join('_')}`)
		.on(table)
		.columns(columns)
		.execute();
}

/** Forbids a second row of the same columns; empty ones are never the same. */
export async function addUniqueIndex(
	db: Kysely<unknown>,
	table: string,
	...columns: string[]
): Promise<void> {
	await db.schema
		.createIndex(`${table}_one_by_${columns.join('_')}`)
		.on(table)
		.columns(columns)
		.unique()
		.execute();
}
