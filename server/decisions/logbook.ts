/** CR5: the logbooks of circles, for those whom they let in. */
import type {
	AgreementLine,
	AgreementPaper,
	LogbookPage,
	SearchPage,
	Shown
} from '#governance/circle/agreementPaper.ts';
import { toPlain } from '#editor/render.ts';
import { circlesOf } from '#server/circles/circleStore.ts';
import { mayInOrganisation } from '#server/circles/organisationPolicy.ts';
import { isId } from '#governance/ids.ts';
import { dayAt, standingOf } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';
import { contentOf } from './agreementContent.ts';
import { lineOf } from './agreementLine.ts';
import { findAgreement, type Agreement } from './agreementStore.ts';
import { versionsOf } from './agreementVersions.ts';
import { allRows, logbookRows, pageSize } from './logbookPage.ts';
import { inFull } from './inFull.ts';
import {
	agreementIn,
	openLogbook,
	readersIn,
	seesConfidential,
	type OpenLogbook
} from './opening.ts';
import { excerptOf, markHits } from './search/hits.ts';
import { questionOf, type Question } from './search/question.ts';
import { findAgreements } from './search/search.ts';

/** What somebody wants to see of a logbook. */
export interface LogbookAsked {
	readonly shown: Shown;
	/** What they search for; empty for everything. */
	readonly words: string;
	/** 0 for the first. */
	readonly page: number;
}

/** How many a page of results holds. */
const resultsOnPage = 20;

/** Nobody turns more pages than this; numbers beyond it are no places to begin. */
const mostPages = 10_000;

/** A page that there may be; whatever else was asked for is the first. */
function placeOf(page: number): number {
	return Number.isInteger(page) && page > 0 ? Math.min(page, mostPages) : 0;
}

export class Logbook {
	readonly #db: Db;
	readonly #now: () => number;

	constructor(db: Db, now: () => number) {
		this.#db = db;
		this.#now = now;
	}

	/** A page of a circle's logbook; undefined for whoever may not read it. */
	async list(
		accountId: string | undefined,
		circleId: string,
		asked: LogbookAsked
	): Promise<LogbookPage | undefined> {
		const opened = await openLogbook(this.#db, accountId, circleId, this.#now());
		if (opened === undefined) return undefined;
		const question = questionOf(asked.words);
		const page = placeOf(asked.page);
		const rows =
			question === null
				? await this.#rows(opened, asked.shown, page)
				: await this.#found(opened, question, asked.shown, page);
		const { may, day } = opened;
		return {
			...rows,
			isEmpty: rows.total === 0 && !(await this.#hasAny(opened)),
			...{ mayExport: may('exportLogbook'), mayDecideInRole: may('decideInRole') },
			...{ mayPlan: may('planMeeting'), day }
		};
	}

	async #rows({ circle, standing, day }: OpenLogbook, shown: Shown, page: number) {
		const confidential = seesConfidential(standing, circle.id);
		const asked = { circleId: circle.id, shown, day, page, confidential };
		const { due, others, total, pages } = await logbookRows(this.#db, asked);
		return {
			due: due.map((agreement) => lineOf(agreement, day)),
			others: others.map((agreement) => lineOf(agreement, day)),
			...{ total, pages }
		};
	}

	async #found(
		{ circle, standing, day }: OpenLogbook,
		question: Question,
		shown: Shown,
		page: number
	) {
		const readers = readersIn(standing, circle);
		const limits = { limit: pageSize, offset: page * pageSize };
		const { organisationId } = circle;
		const asked = { question, organisationId, readers, shown, day, ...limits };
		const { ids, total } = await findAgreements(this.#db, asked);
		const others = await this.#lines(ids, question, day);
		return { due: [], others, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
	}

	async #hasAny({ circle, standing, day }: OpenLogbook): Promise<boolean> {
		const confidential = seesConfidential(standing, circle.id);
		const asked = { circleId: circle.id, shown: 'all', day, page: 0, confidential } as const;
		return (await logbookRows(this.#db, asked)).total > 0;
	}

	async #lines(
		ids: readonly string[],
		question: Question,
		day: string
	): Promise<readonly AgreementLine[]> {
		const lines: AgreementLine[] = [];
		for (const id of ids) {
			const agreement = await findAgreement(this.#db, id);
			if (agreement === undefined) continue;
			const words = await this.#words(agreement);
			const title = markHits(agreement.title, question);
			lines.push(lineOf(agreement, day, { title, excerpt: excerptOf(words, question) }));
		}
		return lines;
	}

	/** Everything that can be found of an agreement but its title and owner. */
	async #words({ id }: Agreement): Promise<string> {
		const content = contentOf((await versionsOf(this.#db, id)).at(-1)?.content ?? null);
		if (content === undefined) return '';
		const { driver, criteria } = content.details;
		return [toPlain(content.text), driver, ...criteria].filter((part) => part !== '').join(' · ');
	}

	/** An agreement with its forms and its history; undefined for whoever may not read it. */
	async read(
		accountId: string | undefined,
		circleId: string,
		agreementId: string
	): Promise<AgreementPaper | undefined> {
		const opened = await openLogbook(this.#db, accountId, circleId, this.#now());
		if (opened === undefined) return undefined;
		const agreement = await agreementIn(this.#db, opened, agreementId);
		return agreement === undefined ? undefined : await inFull(this.#db, opened, agreement, true);
	}

	/** Everything that a logbook shows, for an export; undefined for whoever may not take it along. */
	async all(
		accountId: string | undefined,
		circleId: string,
		shown: Shown
	): Promise<readonly AgreementPaper[] | undefined> {
		const opened = await openLogbook(this.#db, accountId, circleId, this.#now());
		if (opened === undefined || !opened.may('exportLogbook')) return undefined;
		const { day, standing } = opened;
		const confidential = seesConfidential(standing, circleId);
		const all = await allRows(this.#db, { circleId, shown, day, confidential });
		const full: AgreementPaper[] = [];
		for (const agreement of all) full.push(await inFull(this.#db, opened, agreement, false));
		return full;
	}

	/** Agreements by their words, in all circles of an organisation whose logbooks somebody may read. */
	async search(
		accountId: string | undefined,
		organisationId: string,
		{ words, page }: Pick<LogbookAsked, 'words' | 'page'>
	): Promise<SearchPage | undefined> {
		if (accountId === undefined || !isId(organisationId)) return undefined;
		const now = this.#now();
		const standing = await standingOf(this.#db, accountId, organisationId, now);
		if (!mayInOrganisation(standing, 'search', organisationId) || standing === undefined)
			return undefined;
		const question = questionOf(words);
		const day = dayAt(now);
		if (question === null) return { found: [], total: 0, pages: 1, day };
		const circles = await circlesOf(this.#db, organisationId);
		const readers = circles.flatMap((circle) => readersIn(standing, circle));
		const offset = placeOf(page) * resultsOnPage;
		const asked = { question, organisationId, readers, shown: 'all', day } as const;
		const { ids, total } = await findAgreements(this.#db, {
			...asked,
			limit: resultsOnPage,
			offset
		});
		const names = new Map(circles.map(({ id, name }) => [id, name]));
		const found = (await this.#lines(ids, question, day)).map((line) => ({
			...line,
			circleName: names.get(line.circleId) ?? ''
		}));
		return { found, total, pages: Math.max(1, Math.ceil(total / resultsOnPage)), day };
	}
}
