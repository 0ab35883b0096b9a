/** What is going on in a circle, for its page: the next meeting, what is to be looked at again, what waits. */
import { daysAfter } from '#governance/circle/roleTerm.ts';
import { agreementsOf } from '#server/decisions/agreementStore.ts';
import { meetingsOf } from '#server/meetings/meetingStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { backlogOf } from './backlogStore.ts';
import type { OpenCircle } from './circles.ts';

/** Days before a review in which it stands on the circle's page. */
const reviewSoon = 28;

/** The most items of a list that the page shows. */
const most = 4;

export interface CircleLife {
	readonly nextMeeting: {
		readonly id: string;
		readonly title: string;
		/** UTC milliseconds; null where no time is set. */
		readonly startsAt: number | null;
		readonly zone: string;
		readonly begun: boolean;
	} | null;
	readonly reviews: readonly {
		readonly id: string;
		readonly title: string;
		/** Plain date. */
		readonly reviewOn: string;
		/** AR1: it stays in force but is flagged. */
		readonly overdue: boolean;
	}[];
	readonly backlog: readonly {
		readonly id: string;
		readonly title: string;
		readonly kind: string;
		readonly minutes: number;
		readonly owner: string;
	}[];
	/** How many wait in all. */
	readonly waiting: number;
}

/** Gathers the life of a circle for somebody who may see it; what they may not see is not there. */
export async function circleLife(
	db: Db,
	{ circle, may, day }: OpenCircle,
	now: number
): Promise<CircleLife> {
	const backlog = await backlogOf(db, circle.id);
	return {
		nextMeeting: await nextMeetingOf(db, circle.id, now),
		reviews: may('readLogbook') ? await reviewsOf(db, circle.id, day) : [],
		backlog: backlog.slice(0, most).map(({ id, title, kind, minutes, ownerName }) => ({
			...{ id, title, kind, minutes },
			owner: ownerName
		})),
		waiting: backlog.length
	};
}

async function nextMeetingOf(
	db: Db,
	circleId: string,
	now: number
): Promise<CircleLife['nextMeeting']> {
	const coming = (await meetingsOf(db, circleId))
		.filter(({ state, practice }) => state !== 'ended' && state !== 'cancelled' && !practice)
		.filter(({ state, startsAt }) => state === 'open' || startsAt === null || startsAt > now - aDay)
		.sort((one, other) => whenOf(one) - whenOf(other));
	const [next] = coming;
	if (next === undefined) return null;
	const { id, title, startsAt, timezone, state } = next;
	return { id, title, startsAt, zone: timezone, begun: state === 'open' };
}

/** Milliseconds. */
const aDay = 86_400_000;

const whenOf = ({ startsAt, createdAt }: { startsAt: number | null; createdAt: number }): number =>
	startsAt ?? createdAt;

async function reviewsOf(db: Db, circleId: string, day: string): Promise<CircleLife['reviews']> {
	const soon = daysAfter(day, reviewSoon);
	return (await agreementsOf(db, circleId))
		.filter(({ state }) => state === 'inForce')
		.flatMap(({ id, title, reviewOn }) =>
			reviewOn !== null && reviewOn <= soon
				? [{ id, title, reviewOn, overdue: reviewOn < day }]
				: []
		)
		.sort((one, other) => one.reviewOn.localeCompare(other.reviewOn))
		.slice(0, most);
}
