/** One page of a circle's logbook: what it is time to look at again first, then what else holds, the latest first. */
import { sql, type RawBuilder } from 'kysely';
import { dueDays } from '#governance/circle/agreementState.ts';
import { daysAfter } from '#governance/circle/roleTerm.ts';
import type { Db } from '#server/storage/schema.ts';
import { agreementOf, type Agreement } from './agreementStore.ts';
import type { Shown } from '#governance/circle/agreementPaper.ts';
import { isShown } from './shown.ts';

/** How many agreements a page holds, and how many that are due come before them. */
export const pageSize = 50;
const mostDue = 200;

export interface PageAsked {
	readonly circleId: string;
	readonly shown: Shown;
	readonly day: string;
	/** 0 for the first. */
	readonly page: number;
	/** MT9: whether what was decided in confidence is among them. */
	readonly confidential: boolean;
}

export interface LogbookRows {
	/** AR1, OB9: due, overdue, paused, or objected to; the most urgent first. */
	readonly due: readonly Agreement[];
	readonly others: readonly Agreement[];
	/** How many there are on all pages, and how many pages. */
	readonly total: number;
	readonly pages: number;
}

/** Reads one page. What has ended is never due. */
export async function logbookRows(db: Db, asked: PageAsked): Promise<LogbookRows> {
	const { shown, page } = asked;
	const due = shown === 'inForce' ? isDue(asked.day) : sql<boolean>`1 = 0`;
	const others = await rows(db, asked)
		.where(sql<boolean>`not ${due}`)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(pageSize)
		.offset(page * pageSize)
		.execute();
	const urgent =
		shown === 'inForce'
			? await rows(db, asked)
					.where(due)
					.orderBy((row) => row.fn.coalesce('review_on', 'term_until', 'done_by'))
					.orderBy('id')
					.limit(mostDue)
					.offset(page * mostDue)
					.execute()
			: [];
	return {
		due: urgent.map(agreementOf),
		others: others.map(agreementOf),
		...(await count(db, asked, due))
	};
}

/** Every agreement of a logbook that is shown, the latest first: for exports. */
export async function allRows(
	db: Db,
	asked: Omit<PageAsked, 'page'>
): Promise<readonly Agreement[]> {
	const all = await rows(db, asked).orderBy('created_at', 'desc').orderBy('id').execute();
	return all.map(agreementOf);
}

/** Both lists go on over the pages until each is at its end. */
async function count(
	db: Db,
	asked: Omit<PageAsked, 'page'>,
	due: RawBuilder<boolean>
): Promise<Pick<LogbookRows, 'total' | 'pages'>> {
	const row = await within(db, asked)
		.select((select) => select.fn.countAll<number>().as('total'))
		.select(sql<number>`coalesce(sum(case when ${due} then 1 else 0 end), 0)`.as('due'))
		.executeTakeFirst();
	const total = Number(row?.total ?? 0);
	const urgent = Number(row?.due ?? 0);
	const pages = Math.max(Math.ceil(urgent / mostDue), Math.ceil((total - urgent) / pageSize));
	return { total, pages: Math.max(1, pages) };
}

function rows(db: Db, asked: Omit<PageAsked, 'page'>) {
	return within(db, asked).selectAll();
}

function within(db: Db, { circleId, shown, day, confidential }: Omit<PageAsked, 'page'>) {
	const all = db
		.selectFrom('agreement')
		.where('circle_id', '=', circleId)
		.where(isShown(shown, day));
	return confidential ? all : all.where('confidential', '=', 0);
}

function isDue(day: string): RawBuilder<boolean> {
	const horizon = daysAfter(day, dueDays);
	return sql<boolean>`(agreement.state <> 'pending' and (
		coalesce(agreement.review_on <= ${horizon}, false)
		or coalesce(agreement.term_until <= ${horizon}, false)
		or coalesce(agreement.done_by <= ${horizon}, false)
		or agreement.paused_at is not null or agreement.review_asked_at is not null))`;
}
