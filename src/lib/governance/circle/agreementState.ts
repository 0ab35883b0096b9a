/** AR1: how an agreement stands on a day. Dates are plain `YYYY-MM-DD` and compare as text. */
import { decisionStates } from '../consent/proposal.ts';
import { daysAfter } from './roleTerm.ts';

/** CD11, CR7: as it was decided: in force, waiting for absent members, back with the circle, or provisional. */
export const agreementStates = [...decisionStates, 'provisional'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** AR1: for how long before its day an agreement counts as due, in days: four weeks. */
export const dueDays = 28;

/** What there is to know of an agreement. */
export interface AgreementFacts {
	readonly state: AgreementState;
	readonly reviewOn: string | null;
	/** The last day on which it holds by itself. */
	readonly termUntil: string | null;
	/** A one-off decision: until when it is to be done. */
	readonly doneBy: string | null;
	/** The day on which the circle ended it. */
	readonly endedOn: string | null;
	/** OB9: paused by its owner for safety. */
	readonly isPaused: boolean;
}

export const agreementStandings = [
	'pending',
	'returned',
	'inForce',
	'due',
	'overdue',
	'paused',
	'ended'
] as const;
/**
 * `pending` waits for absent members or a quorum, `returned` was objected to before it came into force; `due`
 * comes up within four weeks; `overdue` holds all the same, but flagged; `ended` by consent or by its term.
 */
export type AgreementStanding = (typeof agreementStandings)[number];

/** The day on which a circle looks at an agreement again: its review, the end of its term, or until when it is done. */
export function lookAgainOn({
	reviewOn,
	termUntil,
	doneBy
}: Pick<AgreementFacts, 'reviewOn' | 'termUntil' | 'doneBy'>): string | null {
	const [first = null] = [reviewOn, termUntil, doneBy].filter((date) => date !== null).sort();
	return first;
}

/** How an agreement stands on a day. An end goes before a pause, and a pause before what comes due. */
export function standingOn(facts: AgreementFacts, day: string): AgreementStanding {
	const { state, endedOn, termUntil, isPaused } = facts;
	if (state === 'pending' || state === 'returned') return state;
	if (endedOn !== null && endedOn <= day) return 'ended';
	if (termUntil !== null && termUntil < day) return 'ended';
	if (isPaused) return 'paused';
	const next = lookAgainOn(facts);
	if (next === null || next > daysAfter(day, dueDays)) return 'inForce';
	return next < day ? 'overdue' : 'due';
}

/** Whether the circle holds itself to an agreement on that day: also overdue, not while paused (OB9). */
export function holdsOn(facts: AgreementFacts, day: string): boolean {
	return ['inForce', 'due', 'overdue'].includes(standingOn(facts, day));
}

/** How many days lie between two plain dates; below zero when the second is earlier. */
export function daysBetween(from: string, to: string): number {
	const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
	return Math.round((at(to) - at(from)) / 86_400_000);
}

export const versionStandings = ['current', 'earlier', 'pending', 'returned'] as const;
/** A form of an agreement: the one that holds, one that was amended since, or one that is not in force (yet). */
export type VersionStanding = (typeof versionStandings)[number];

/** The number of the form that holds: the last that came into force, or the first that waits for it. */
export function currentVersion(
	versions: readonly { readonly version: number; readonly state: AgreementState }[]
): number | null {
	const inForce = versions.filter(({ state }) => state === 'inForce' || state === 'provisional');
	return (inForce.at(-1) ?? versions[0])?.version ?? null;
}

/** How one form stands among all of an agreement, which come in their order. */
export function versionStanding(
	version: { readonly version: number; readonly state: AgreementState },
	versions: readonly { readonly version: number; readonly state: AgreementState }[]
): VersionStanding {
	if (version.state === 'pending' || version.state === 'returned') return version.state;
	return version.version === currentVersion(versions) ? 'current' : 'earlier';
}
