/** How an agreement stands, in words. */
import type { AgreementLine } from '#governance/circle/agreementPaper.ts';
import { daysBetween } from '#governance/circle/agreementState.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';

type Standing = Pick<AgreementLine, 'standing' | 'lookAgainOn'>;

function dueWords(days: number): string {
	if (days <= 0) return m.logbook_due_today();
	return days < 7
		? m.logbook_due_days({ count: days })
		: m.logbook_due_weeks({ count: Math.round(days / 7) });
}

/** AR1: how it stands today: in force, due in three weeks, overdue and still valid ... */
export function standingWords({ standing, lookAgainOn }: Standing, day: string): string {
	switch (standing) {
		case 'due':
			return dueWords(lookAgainOn === null ? 0 : daysBetween(day, lookAgainOn));
		case 'overdue':
			return m.logbook_overdue();
		case 'paused':
			return m.logbook_paused();
		case 'pending':
			return m.logbook_pending();
		case 'returned':
			return m.logbook_returned();
		case 'ended':
			return m.logbook_ended();
		case 'inForce':
			return m.logbook_in_force();
	}
}

/** The day that matters next: when it ended, its review, its term, or until when it is to be done. */
export function dayWords({
	endedOn,
	reviewOn,
	termUntil,
	doneBy
}: Pick<AgreementLine, 'endedOn' | 'reviewOn' | 'termUntil' | 'doneBy'>): string {
	if (endedOn !== null) return m.logbook_ended_on({ day: plainDate(endedOn) });
	if (reviewOn !== null) return m.logbook_review({ day: plainDate(reviewOn) });
	if (termUntil !== null) return m.logbook_term({ day: plainDate(termUntil) });
	return doneBy === null ? '' : m.logbook_done_by({ day: plainDate(doneBy) });
}
