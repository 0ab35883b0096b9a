import type { Database } from '../../storage/database.ts';
import type { Journal } from './journal.ts';
import { PostgresJournal } from './postgresJournal.ts';
import { SqliteJournal } from './sqliteJournal.ts';

/** The journal that belongs to an open database. */
export function journalOf(database: Database): Journal {
	if (database.file === undefined) return new PostgresJournal(database.db);
	return new SqliteJournal(database.file);
}
