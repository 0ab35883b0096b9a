/** CD10: how a decision came about, in a sentence or two. */
import { initialsOf, type RingSeat } from '#components/ring/index.ts';
import type { DecisionRecord } from '#governance/circle/agreementPaper.ts';
import { dayOf } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';

const states = { consent: 'consents', concern: 'concern' } as const;

/** The roll of the decision, as the ring shows it. */
export function recordSeats({ decision }: DecisionRecord): readonly RingSeat[] {
	return decision.roll.map(({ who, answer }) => ({
		id: who.id,
		name: who.name,
		shortName: who.name,
		initials: initialsOf(who.name),
		state: answer === null ? 'away' : states[answer]
	}));
}

/** How many of the roll consented. */
export function consentedWords({ decision: { roll } }: DecisionRecord): string {
	const count = roll.filter(({ answer }) => answer !== null).length;
	return count === roll.length && count > 0
		? m.logbook_consented_all()
		: m.logbook_consented({ count, of: roll.length });
}

export const recordWords = {
	/** The day of the decision, in the meeting's zone. */
	day: ({ decision, heading }: DecisionRecord): string => dayOf(decision.announcedAt, heading.zone),
	/** What was integrated and what was kept. */
	how: ({ decision }: DecisionRecord): string => {
		const integrated = decision.objections.filter(({ state }) => state === 'resolved').length;
		const concerns = decision.concerns.length;
		const parts = [
			...(integrated > 0 ? [m.logbook_objections_integrated({ count: integrated })] : []),
			...(concerns > 0 ? [m.logbook_concerns_kept({ count: concerns })] : [])
		];
		return parts.join(', ');
	}
};

/** CD12: concerns stand beside the criteria, and are looked at with them. */
export function concernsOf(record: DecisionRecord | null): readonly string[] {
	return record === null ? [] : record.decision.concerns.map(({ text }) => text);
}
