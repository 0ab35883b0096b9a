/** What is going on in a circle, for its page: the next meeting, what is to be looked at again, what waits. */
import type { CircleLife } from '#governance/circle/comingUp.ts';
import { dueNow } from '#server/decisions/dueNow.ts';
import { seesConfidential } from '#server/decisions/opening.ts';
import { comingNow } from '#server/meetings/comingNow.ts';
import type { Db } from '#server/storage/schema.ts';
import { backlogOf } from './backlogStore.ts';
import type { OpenCircle } from './openCircle.ts';

/** The most items of a list that the page shows. */
const most = 4;

/** Gathers the life of a circle for somebody who may see it; what they may not see is not there. */
export async function circleLife(
	db: Db,
	{ circle, standing, may, day }: OpenCircle,
	now: number
): Promise<CircleLife> {
	const [next = null] = await comingNow(db, circle.id, now);
	const mayMeet = may('readMinutes');
	const confidential = seesConfidential(standing, circle.id);
	const due = may('readLogbook') ? await dueNow(db, circle.id, day, confidential) : [];
	return {
		nextMeeting: next === null || mayMeet ? next : { ...next, place: '' },
		reviews: due.slice(0, most).map(({ id, title, lookAgainOn, overdue }) => ({
			...{ id, title, lookAgainOn, overdue }
		})),
		backlog: mayMeet ? await backlogLines(db, circle.id) : null
	};
}

async function backlogLines(db: Db, circleId: string): Promise<CircleLife['backlog']> {
	const waiting = await backlogOf(db, circleId);
	const first = waiting.slice(0, most).map(({ id, title, kind, minutes, ownerName: owner }) => ({
		...{ id, title, kind, minutes, owner }
	}));
	return { first, count: waiting.length };
}
