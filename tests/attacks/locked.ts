import SqliteFile from 'better-sqlite3';
import type { House } from './house.ts';

/** While another program holds the database, nothing can be stored. */
export async function whileLocked<T>(house: House, doing: () => Promise<T>): Promise<T> {
	const other = new SqliteFile(house.file);
	other.exec('begin immediate');
	try {
		return await doing();
	} finally {
		other.exec('rollback');
		other.close();
	}
}
