import type { Shown } from '#governance/circle/agreementPaper.ts';
import { sql, type RawBuilder } from 'kysely';

/** Whether an agreement is among those that somebody looks at on a day; the same as `standingOn`, for the database. */
export function isShown(shown: Shown, day: string): RawBuilder<boolean> {
	if (shown === 'all') return sql<boolean>`1 = 1`;
	const holds = sql<boolean>`(agreement.state in ('inForce', 'provisional', 'pending')
		and (agreement.ended_on is null or agreement.ended_on > ${day})
		and (agreement.term_until is null or agreement.term_until >= ${day}))`;
	return shown === 'inForce' ? holds : sql<boolean>`not ${holds}`;
}
