import type { Db } from './schema.ts';

/** A value that belongs to this installation as a whole, or undefined where none was set. */
export async function instanceValue(db: Db, key: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('instance')
		.select('value')
		.where('key', '=', key)
		.executeTakeFirst();
	return row?.value;
}

/** Sets a value of this installation, over the one before. */
export async function setInstanceValue(db: Db, key: string, value: string): Promise<void> {
	await db
		.insertInto('instance')
		.values({ key, value })
		.onConflict((taken) => taken.column('key').doUpdateSet({ value }))
		.execute();
}
