import { flag } from '#server/storage/flag.ts';
import type { Db } from '#server/storage/schema.ts';

/** The time zone that a circle lives by, IANA: that of its latest meeting; UTC where it has not met yet. */
export async function circleZone(db: Db, circleId: string): Promise<string> {
	const row = await db
		.selectFrom('meeting')
		.select('timezone')
		.where('circle_id', '=', circleId)
		.where('practice', '=', flag(false))
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return row?.timezone ?? 'UTC';
}
