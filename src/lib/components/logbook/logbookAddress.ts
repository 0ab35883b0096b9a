/** Where a logbook is read: what is shown and searched for stands in the address, so that it can be shared. */
import { shownKinds, type Shown } from '#governance/circle/agreementPaper.ts';

/** What somebody wants to see of a logbook. */
export interface LogbookAsked {
	readonly shown: Shown;
	/** What they search for; empty for everything. */
	readonly words: string;
	/** 0 for the first. */
	readonly page: number;
}

/** Reads what is asked for from an address; what is none of it is the usual. */
export function askedIn(query: URLSearchParams): LogbookAsked {
	const page = Number(query.get('page') ?? '1');
	return {
		shown: shownKinds.find((kind) => kind === query.get('show')) ?? 'inForce',
		words: (query.get('q') ?? '').trim(),
		page: Number.isInteger(page) && page > 0 ? page - 1 : 0
	};
}

/** The address of a list, or of one agreement beside it. */
export function hrefOf(circleId: string, asked: LogbookAsked, agreementId?: string): string {
	const query = new URLSearchParams();
	if (asked.shown !== 'inForce') query.set('show', asked.shown);
	if (asked.words !== '') query.set('q', asked.words);
	if (asked.page > 0) query.set('page', String(asked.page + 1));
	const path = `/c/${circleId}/logbook${agreementId === undefined ? '' : `/${agreementId}`}`;
	return query.size === 0 ? path : `${path}?${query.toString()}`;
}
