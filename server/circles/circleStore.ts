import type { Selectable } from 'kysely';
import { readJson, type Json } from '#server/storage/json.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** One circle of an organisation. */
export interface Circle {
	readonly id: string;
	readonly organisationId: string;
	/** The circle whose domain this one's is a part of; null for the outermost. */
	readonly broaderCircleId: string | null;
	readonly name: string;
	/** How the circle meets and decides: itself an agreement (CR3). Its reader checks the form. */
	readonly settings: Json;
	/** UTC milliseconds. */
	readonly createdAt: number;
	/** CR5: who reads its logbook. */
	readonly logbookReaders: LogbookReaders;
	/** The first day on which it no longer is; null while it is. Plain date. */
	readonly closedOn: string | null;
}

export const logbookReaders = ['circle', 'organisation'] as const;
/** CR5: a logbook is open to the circle alone, or to everybody of the organisation. */
export type LogbookReaders = (typeof logbookReaders)[number];

export type NewCircle = Omit<Circle, 'settings' | 'logbookReaders' | 'closedOn'> & {
	readonly settings: object;
	/** By itself everybody of the organisation. */
	readonly logbookReaders?: LogbookReaders;
};

/** Founds a circle. */
export async function createCircle(db: Db, circle: NewCircle): Promise<void> {
	await db
		.insertInto('circle')
		.values({
			id: circle.id,
			organisation_id: circle.organisationId,
			broader_circle_id: circle.broaderCircleId,
			name: circle.name,
			settings: JSON.stringify(circle.settings),
			created_at: circle.createdAt,
			logbook_readers: circle.logbookReaders ?? 'organisation'
		})
		.execute();
}

/** A circle by its id. */
export async function findCircle(db: Db, id: string): Promise<Circle | undefined> {
	const row = await db.selectFrom('circle').selectAll().where('id', '=', id).executeTakeFirst();
	return row && circleOf(row);
}

/** All circles of an organisation, oldest first; `broaderCircleId` makes them a tree. */
export async function circlesOf(db: Db, organisationId: string): Promise<readonly Circle[]> {
	const rows = await db
		.selectFrom('circle')
		.selectAll()
		.where('organisation_id', '=', organisationId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map(circleOf);
}

/** The circles of an organisation that there are on a day, closed ones left out; oldest first. */
export async function circlesOn(
	db: Db,
	organisationId: string,
	day: string
): Promise<readonly Circle[]> {
	const all = await circlesOf(db, organisationId);
	return all.filter(({ closedOn }) => closedOn === null || closedOn > day);
}

export type CircleChange = Partial<
	Pick<NewCircle, 'name' | 'broaderCircleId' | 'settings' | 'logbookReaders'> &
		Pick<Circle, 'closedOn'>
>;

/** Changes a circle as it decided; what is left out stays. */
export async function changeCircle(db: Db, id: string, change: CircleChange): Promise<void> {
	const row = {
		name: change.name,
		broader_circle_id: change.broaderCircleId,
		settings: change.settings && JSON.stringify(change.settings),
		logbook_readers: change.logbookReaders,
		closed_on: change.closedOn
	};
	if (Object.values(row).every((value) => value === undefined)) return;
	await db.updateTable('circle').set(row).where('id', '=', id).execute();
}

/**
 * Lets one transaction at a time change what is a circle's, such as its backlog and who holds its roles: the next one
 * sees what this one did. SQLite has one writer anyway; PostgreSQL locks the circle's row.
 */
export async function lockCircle(tx: Db, id: string): Promise<void> {
	await tx
		.updateTable('circle')
		.set((row) => ({ name: row.ref('name') }))
		.where('id', '=', id)
		.execute();
}

function circleOf(row: Selectable<Schema['circle']>): Circle {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		broaderCircleId: row.broader_circle_id,
		name: row.name,
		settings: readJson(row.settings),
		createdAt: row.created_at,
		logbookReaders: logbookReaders.find((who) => who === row.logbook_readers) ?? 'circle',
		closedOn: row.closed_on
	};
}
