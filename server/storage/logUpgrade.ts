import type { Logger } from '#server/log.ts';
import type { Upgrade } from './database.ts';

/** Tells the operator what an update does to the database, and where the way back is. */
export function logUpgrade(log: Logger, { pending, copy }: Upgrade): void {
	if (copy !== undefined)
		log.info({ pending, copy }, 'the database takes a newer form; a copy of it was made before');
	else
		log.warn(
			{ pending },
			'the database takes a newer form; only a backup from before the update leads back, so take one before each'
		);
}
