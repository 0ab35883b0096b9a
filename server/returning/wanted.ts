/** AR1, RS7: what should stand on backlogs by itself on a day, and why. Follows from what is stored alone. */
import { plainDate } from '#i18n/times.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { Subject } from '#governance/agenda/subject.ts';
import { waitingMinutes, type Coming } from '#governance/circle/waiting.ts';
import type { CalendarDay } from './calendarDay.ts';
import type { DueAgreement, LastTerm } from './dueStore.ts';

/** An item that comes by itself, once for its cause in its circle. */
export interface WantedItem {
	readonly circleId: string;
	readonly circle: string;
	readonly cause: string;
	readonly came: Extract<Coming, 'review' | 'doneBy' | 'term'>;
	readonly kind: 'decide' | 'report';
	/** The title of the agreement, or the name of the role. */
	readonly about: string;
	readonly title: string;
	readonly driver: string;
	readonly nextStep: string;
	readonly minutes: number;
	readonly ownerName: string;
	readonly ownerPersonId: string | null;
	/** The day of the review or the end of the term, a plain date. */
	readonly due: string;
	readonly subject: Subject | null;
	readonly agreementId: string | null;
	readonly roleId: string | null;
	/** MT9: the item comes onto agendas, where guests may read, so that it names nothing and brings no words. */
	readonly inConfidence: boolean;
	/** RS7: whose term ends. */
	readonly holderPersonId: string | null;
}

/** The earlier of two days, where there is one. */
function earlier(one: string | null, other: string | null): string | null {
	if (one === null || other === null) return one ?? other;
	return one < other ? one : other;
}

/** AR1: the day on which a circle looks at an agreement again, for calendars. */
export function dayOfAgreement(agreement: DueAgreement): CalendarDay | undefined {
	const { id, circleId, circle, doneBy } = agreement;
	const review = earlier(agreement.reviewOn, agreement.termUntil);
	const day = review ?? doneBy;
	if (day === null) return undefined;
	const kind = review === null ? 'doneBy' : 'review';
	const path = `/c/${circleId}/logbook/${id}`;
	return { id: `agreement-${id}`, kind, day, what: calledIn(agreement), circle, path };
}

/** AR1: the review of an agreement, before its date or before its term ends; a one-off decision after its day. */
export function wantedOfAgreement(
	agreement: DueAgreement,
	day: string,
	until: string
): WantedItem | undefined {
	const { doneBy } = agreement;
	const review = earlier(agreement.reviewOn, agreement.termUntil);
	if (review !== null) return review <= until ? reviewOf(agreement, review) : undefined;
	return doneBy !== null && doneBy < day ? questionWhetherDone(agreement, doneBy) : undefined;
}

const placeOf = (agreement: DueAgreement) => ({
	...{ circleId: agreement.circleId, circle: agreement.circle, about: agreement.title },
	...{ ownerName: agreement.ownerName, ownerPersonId: agreement.ownerPersonId },
	...{ agreementId: agreement.id, roleId: null, holderPersonId: null },
	inConfidence: agreement.confidential
});

/** MT9: what it is called on an agenda, in a mail and in a calendar, where others than members may read. */
const calledIn = ({ confidential, title }: Pick<DueAgreement, 'confidential' | 'title'>): string =>
	confidential ? m.logbook_in_confidence() : title;

/** MT9: what an item is about, as notices and mails call it. */
export const calledOutside = ({
	inConfidence,
	about
}: Pick<WantedItem, 'inConfidence' | 'about'>): string =>
	calledIn({ confidential: inConfidence, title: about });

function reviewOf(agreement: DueAgreement, due: string): WantedItem {
	const { id, termUntil } = agreement;
	const date = plainDate(due);
	return {
		...placeOf(agreement),
		cause: `review:${id}:${due}`,
		...{ came: 'review', kind: 'decide', due, minutes: waitingMinutes.review },
		title: m.backlog_review_title({ title: calledIn(agreement) }),
		driver: due === termUntil ? m.backlog_term_driver({ date }) : m.backlog_review_driver({ date }),
		nextStep: m.backlog_review_step(),
		subject: { kind: 'agreement', agreement: id, change: 'amend' }
	};
}

function questionWhetherDone(agreement: DueAgreement, due: string): WantedItem {
	return {
		...placeOf(agreement),
		cause: `done:${agreement.id}:${due}`,
		...{ came: 'doneBy', kind: 'report', due, minutes: waitingMinutes.doneBy },
		title: m.backlog_done_title({ title: calledIn(agreement) }),
		driver: m.backlog_done_driver({ date: plainDate(due) }),
		nextStep: m.backlog_done_step(),
		subject: null
	};
}

/** RS7: the selection for a role whose term ends. */
export function wantedOfTerm(term: LastTerm): WantedItem {
	const { id, circleId, circle, roleId, role, name, until, personId } = term;
	return {
		...{ circleId, circle, roleId, agreementId: null, ownerName: '', ownerPersonId: null },
		...{ holderPersonId: personId, about: role, inConfidence: false },
		cause: `term:${id}`,
		...{ came: 'term', kind: 'decide', due: until, minutes: waitingMinutes.term, subject: null },
		title: m.backlog_select_title({ role }),
		driver: m.backlog_select_driver({ name, date: plainDate(until) }),
		nextStep: m.backlog_select_step()
	};
}
