/** RS7: how a person's time in a role runs out. Dates are plain `YYYY-MM-DD` and compare as text. */
export const roleKinds = ['leader', 'facilitator', 'secretary', 'delegate', 'own'] as const;
/** CR1: the roles every circle knows, and the roles it makes for itself. */
export type RoleKind = (typeof roleKinds)[number];

/** From one day up to another; the last day still belongs to the term. */
export interface TermDates {
	readonly from: string;
	/** Null while no end is set. */
	readonly until: string | null;
	/** Whether it goes on after its end until somebody is selected; not once it has passed to somebody. */
	readonly interim: boolean;
}

/** Before it, in it, after its end but still held, or nobody's any more. */
export type TermState = 'toCome' | 'current' | 'interim' | 'over';

/** RS7: for how long a role goes on after its term, in days: six weeks. */
export const interimDays = 42;

/** The plain date some days after another. */
export function daysAfter(date: string, days: number): string {
	const at = new Date(`${date}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}

/** The plain date a year after another, as the end of a new term is proposed; the 28th for a 29 February. */
export function yearAfter(date: string): string {
	const [year = '', ...monthAndDay] = date.split('-');
	const there = monthAndDay.join('-');
	return `${Number(year) + 1}-${there === '02-29' ? '02-28' : there}`;
}

/** How a term stands on a day. */
export function termStateOn({ from, until, interim }: TermDates, day: string): TermState {
	if (day < from) return 'toCome';
	if (until === null || day <= until) return 'current';
	return interim && day <= daysAfter(until, interimDays) ? 'interim' : 'over';
}

/** Whether the role is held on that day, within its term or as interim. */
export function isHeldOn(term: TermDates, day: string): boolean {
	const state = termStateOn(term, day);
	return state === 'current' || state === 'interim';
}
