/** What comes due in circles by itself: questions to the tables across all circles that are still met in. */
import type { Db } from '#server/storage/schema.ts';

/** An agreement that holds and whose circle looks at it again. Dates are plain `YYYY-MM-DD`. */
export interface DueAgreement {
	readonly id: string;
	readonly circleId: string;
	readonly circle: string;
	readonly title: string;
	readonly reviewOn: string | null;
	readonly termUntil: string | null;
	readonly doneBy: string | null;
	readonly ownerName: string;
	readonly ownerPersonId: string | null;
	/** MT9: it is not named where others than members read. */
	readonly confidential: boolean;
}

const inForce = ['inForce', 'provisional'];

/** Of which circles; of all of them where none are named. */
type Circles = ReadonlySet<string> | undefined;

/** Circles that are neither closed nor made for practice. */
function living(db: Db, day: string, circles?: Circles) {
	const all = db
		.selectFrom('circle')
		.innerJoin('organisation', 'organisation.id', 'circle.organisation_id')
		.where('organisation.practice', '=', 0)
		.where((row) => row.or([row('closed_on', 'is', null), row('closed_on', '>', day)]));
	return circles === undefined ? all : all.where('circle.id', 'in', [...circles]);
}

/** AR1: agreements that hold, with a review, a term or a day to be done by on or before a day. */
export async function dueAgreements(
	db: Db,
	until: string,
	day: string,
	circles?: Circles
): Promise<readonly DueAgreement[]> {
	const rows = await living(db, day, circles)
		.innerJoin('agreement', 'agreement.circle_id', 'circle.id')
		.select(['agreement.id', 'circle_id', 'circle.name as circle', 'title', 'review_on'])
		.select(['term_until', 'done_by', 'owner_name', 'owner_person_id', 'confidential'])
		.where('state', 'in', inForce)
		.where('ended_on', 'is', null)
		.where((row) =>
			row.or([
				row('review_on', '<=', until),
				row('term_until', '<=', until),
				row('done_by', '<=', until)
			])
		)
		.orderBy('agreement.created_at')
		.orderBy('agreement.id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		circleId: row.circle_id,
		circle: row.circle,
		title: row.title,
		reviewOn: row.review_on,
		termUntil: row.term_until,
		doneBy: row.done_by,
		ownerName: row.owner_name,
		ownerPersonId: row.owner_person_id,
		confidential: row.confidential !== 0
	}));
}

/** RS7: the last time that somebody has a role for, as long as nobody comes after them. */
export interface LastTerm {
	readonly id: string;
	readonly roleId: string;
	readonly circleId: string;
	readonly circle: string;
	readonly role: string;
	readonly personId: string;
	readonly name: string;
	/** The last day of the term. */
	readonly until: string;
}

/** RS7: roles whose last term ends on or before a day, or has ended: nobody holds them for longer. */
export async function lastTerms(
	db: Db,
	until: string,
	day: string,
	circles?: Circles
): Promise<readonly LastTerm[]> {
	const rows = await living(db, day, circles)
		.innerJoin('role', 'role.circle_id', 'circle.id')
		.innerJoin('role_term', 'role_term.role_id', 'role.id')
		.innerJoin('person', 'person.id', 'role_term.person_id')
		.select(['role_term.id', 'role_id', 'circle_id', 'circle.name as circle'])
		.select(['role.name as role', 'person_id', 'person.name', 'until_date', 'from_date'])
		.orderBy('role.id')
		.orderBy('from_date')
		.orderBy('role_term.id')
		.execute();
	const last = new Map<string, LastTerm | null>();
	for (const row of rows) {
		const known = last.get(row.role_id);
		if (known === null) continue;
		if (row.until_date === null) last.set(row.role_id, null);
		else if (known === undefined || row.until_date >= known.until)
			last.set(row.role_id, termOf(row, row.until_date));
	}
	return [...last.values()].filter((term) => term !== null).filter((term) => term.until <= until);
}

function termOf(
	row: {
		readonly id: string;
		readonly role_id: string;
		readonly circle_id: string;
		readonly circle: string;
		readonly role: string;
		readonly person_id: string;
		readonly name: string;
	},
	until: string
): LastTerm {
	return {
		id: row.id,
		roleId: row.role_id,
		circleId: row.circle_id,
		circle: row.circle,
		role: row.role,
		personId: row.person_id,
		name: row.name,
		until
	};
}

/** What stands on any backlog by itself, by circle. */
export async function comeByThemselves(
	db: Db
): Promise<readonly { readonly id: string; readonly circleId: string; readonly cause: string }[]> {
	const rows = await db
		.selectFrom('backlog_item')
		.select(['id', 'circle_id', 'cause'])
		.where('done_at', 'is', null)
		.where('came', 'in', ['review', 'doneBy', 'term'])
		.where('cause', 'is not', null)
		.execute();
	return rows.map(({ id, circle_id, cause }) => ({ id, circleId: circle_id, cause: cause ?? '' }));
}

/** What was put off until a day that has come (CD, OB7), and by whom it is carried. */
export interface BackAgain {
	readonly id: string;
	readonly circleId: string;
	readonly circle: string;
	readonly title: string;
	readonly due: string;
	readonly ownerPersonId: string | null;
}

/** OB7: what a meeting deferred until a day on or before this one, and is still on the backlog. */
export async function backAgain(db: Db, day: string): Promise<readonly BackAgain[]> {
	const rows = await living(db, day)
		.innerJoin('backlog_item', 'backlog_item.circle_id', 'circle.id')
		.select(['backlog_item.id', 'circle_id', 'circle.name as circle', 'title', 'due'])
		.select('owner_person_id')
		.where('came', '=', 'deferred')
		.where('done_at', 'is', null)
		.where('due', '<=', day)
		.orderBy('backlog_item.id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		circleId: row.circle_id,
		circle: row.circle,
		title: row.title,
		due: row.due ?? day,
		ownerPersonId: row.owner_person_id
	}));
}

/** MT5: an action that somebody has to do by a day. */
export interface DueAction {
	readonly id: string;
	readonly circleId: string;
	readonly circle: string;
	readonly what: string;
	readonly due: string;
	readonly personId: string;
}

/** MT5: open actions of known people that are due on or before a day. */
export async function dueActions(
	db: Db,
	until: string,
	day: string,
	circles?: Circles
): Promise<readonly DueAction[]> {
	const rows = await living(db, day, circles)
		.innerJoin('action', 'action.circle_id', 'circle.id')
		.select(['action.id', 'circle_id', 'circle.name as circle', 'what', 'due', 'person_id'])
		.where('done_at', 'is', null)
		.where('person_id', 'is not', null)
		.where('due', '<=', until)
		.orderBy('action.id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		circleId: row.circle_id,
		circle: row.circle,
		what: row.what,
		due: row.due ?? day,
		personId: row.person_id ?? ''
	}));
}
