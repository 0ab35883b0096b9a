import { sql } from 'kysely';
import { addIndex, partOf, required, type MigrationTools } from '../columns.ts';

/**
 * The words of each agreement, folded, to be found again. Everything here is derived: it is made anew from the
 * agreements whenever it is missing, and no copy of an instance has to hold it.
 */
export async function createAgreementSearch({ db, types, dialect }: MigrationTools): Promise<void> {
	const table = db.schema
		.createTable('agreement_search')
		.addColumn('id', types.serial)
		.addColumn('agreement_id', types.key, (id) => partOf('agreement')(id).unique())
		.addColumn('readers', types.key, required)
		.addColumn('scope', types.words, required);
	let columns = table;
	for (const column of ['title', 'owner', 'criteria', 'body', 'dates'])
		columns = columns.addColumn(column, types.words, required);
	await columns.execute();
	await addIndex(db, 'agreement_search', 'readers');
	if (dialect === 'postgres') await withVector({ db });
	else await withFullText({ db });
}

/** PostgreSQL: a vector that our own code fills, so that words are cut and folded as on SQLite. */
async function withVector({ db }: Pick<MigrationTools, 'db'>): Promise<void> {
	await sql`alter table agreement_search add column vector tsvector`.execute(db);
	await sql`create index agreement_search_by_vector on agreement_search using gin (vector)`.execute(
		db
	);
}

/** SQLite: FTS5 over the table, kept in step by the database itself, also when agreements go with their circle. */
async function withFullText({ db }: Pick<MigrationTools, 'db'>): Promise<void> {
	await sql`create virtual table agreement_words using fts5(
		scope, title, owner, criteria, body, dates,
		content='agreement_search', content_rowid='id',
		tokenize='unicode61 remove_diacritics 2', prefix='2 3')`.execute(db);
	// Words that were lawfully removed must not linger in the index.
	await sql`insert into agreement_words(agreement_words, rank) values ('secure-delete', 1)`.execute(
		db
	);
	const gone = sql`insert into agreement_words
		(agreement_words, rowid, scope, title, owner, criteria, body, dates) values
		('delete', old.id, old.scope, old.title, old.owner, old.criteria, old.body, old.dates);`;
	const come = sql`insert into agreement_words
		(rowid, scope, title, owner, criteria, body, dates) values
		(new.id, new.scope, new.title, new.owner, new.criteria, new.body, new.dates);`;
	await sql`create trigger agreement_words_come after insert on agreement_search
		begin ${come} end`.execute(db);
	await sql`create trigger agreement_words_go after delete on agreement_search
		begin ${gone} end`.execute(db);
	await sql`create trigger agreement_words_change after update on agreement_search
		begin ${gone} ${come} end`.execute(db);
}
