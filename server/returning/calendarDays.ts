/** What stands in somebody's calendar: what is planned and due in the circles that they belong to. */
import { daysAfter } from '#governance/circle/roleTerm.ts';
import { personsOfAccount } from '#server/people/personStore.ts';
import { dayAt, standingOf } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';
import type { CalendarDay } from './calendarDay.ts';
import { dueActions, dueAgreements, lastTerms } from './dueStore.ts';
import { dayOfAgreement } from './wanted.ts';

/** A meeting of a circle, as calendars show it. */
export interface CalendarMeeting {
	readonly id: string;
	readonly title: string;
	readonly circleId: string;
	readonly circle: string;
	/** IANA name. */
	readonly zone: string;
	/** UTC milliseconds. */
	readonly startsAt: number;
	/** Null where nobody said how long it takes. */
	readonly minutes: number | null;
	readonly place: string;
	readonly callLink: string;
	/** Instant in UTC milliseconds; null as long as it takes place. */
	readonly cancelledAt: number | null;
	/** How often it was changed since it was planned. */
	readonly changes: number;
	readonly createdAt: number;
}

export interface CalendarDays {
	readonly meetings: readonly CalendarMeeting[];
	readonly days: readonly CalendarDay[];
}

/** How far back meetings stay in the calendar, and how far ahead days are shown. */
const pastDays = 120;
const aheadDays = 400;

/** Everything of the circles on whose rolls somebody is, in all their organisations. */
export async function calendarOf(db: Db, accountId: string, now: number): Promise<CalendarDays> {
	const persons = await personsOfAccount(db, accountId);
	const circles = new Set<string>();
	for (const { organisationId } of persons) {
		const standing = await standingOf(db, accountId, organisationId, now);
		for (const [id, { member }] of standing?.circles ?? []) if (member) circles.add(id);
	}
	if (circles.size === 0) return { meetings: [], days: [] };
	const today = dayAt(now);
	const until = daysAfter(today, aheadDays);
	const people = new Set(persons.map(({ id }) => id));
	const agreements = await dueAgreements(db, until, today, circles);
	const terms = await lastTerms(db, until, today, circles);
	const actions = (await dueActions(db, until, today, circles)).filter(({ personId }) =>
		people.has(personId)
	);
	return {
		meetings: await meetingsIn(db, [...circles], now - pastDays * 86_400_000),
		days: [
			...agreements.flatMap((agreement) => dayOfAgreement(agreement) ?? []),
			...terms.map(({ id, until: day, role, name, circleId, circle }) => ({
				...({ id: `term-${id}`, kind: 'term', day, circle } as const),
				...{ what: `${role}, ${name}`, path: `/c/${circleId}/backlog` }
			})),
			...actions.map(({ id, what, due, circleId, circle }) => ({
				...({ id: `action-${id}`, kind: 'action', day: due, circle, what } as const),
				path: `/c/${circleId}/actions`
			}))
		]
	};
}

async function meetingsIn(
	db: Db,
	circles: readonly string[],
	since: number
): Promise<readonly CalendarMeeting[]> {
	const rows = await db
		.selectFrom('meeting')
		.innerJoin('circle', 'circle.id', 'meeting.circle_id')
		.selectAll('meeting')
		.select('circle.name as circle')
		.where('meeting.circle_id', 'in', circles)
		.where('practice', '=', 0)
		.where('kind', '=', 'meeting')
		.where('starts_at', '>=', since)
		.orderBy('starts_at')
		.orderBy('meeting.id')
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, title: row.title, circleId: row.circle_id, circle: row.circle },
		...{ zone: row.timezone, startsAt: row.starts_at ?? 0, minutes: row.minutes },
		...{ place: row.place, callLink: row.call_link, cancelledAt: row.cancelled_at },
		...{ changes: row.changes, createdAt: row.created_at }
	}));
}
