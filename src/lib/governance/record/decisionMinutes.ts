/** CD10: a decision as the minutes and the logbook show it. */
import type { AnswerKind } from '../consent/answer.ts';
import type { Decision, DecisionState, ProposalDetails, RollEntry } from '../consent/proposal.ts';
import { waitsFor } from '../consent/record.ts';
import type { ItemId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { RichText } from '../richText.ts';
import type { Round } from '../round/round.ts';
import { objectionsIn, thanksIn } from './objectionMinutes.ts';
import type { ObjectionMinutes } from './objectionMinutes.ts';
import { maybePerson, people, personOf } from './person.ts';
import type { Person } from './person.ts';

/** What stands beside the text of a version, with names instead of ids. Dates are plain `YYYY-MM-DD`. */
export interface DetailsMinutes extends Omit<ProposalDetails, 'aims' | 'owner'> {
	readonly aims: readonly string[];
	readonly owner: Person | null;
}

export interface RollMinutes {
	readonly who: Person;
	/**
	 * `null` for who has not consented (CD11): they have not answered, or objected afterwards, which stands
	 * apart and names nobody (OB8).
	 */
	readonly answer: 'consent' | 'concern' | null;
	/** RL3: who entered it. */
	readonly via: Person | null;
	readonly absent: boolean;
	readonly given: RollEntry['given'];
}

export interface DecisionMinutes {
	readonly version: number;
	readonly text: RichText;
	readonly details: DetailsMinutes;
	readonly hash: string;
	readonly state: DecisionState;
	/** UTC milliseconds. */
	readonly announcedAt: number;
	readonly roll: readonly RollMinutes[];
	/** CD12: heard after adoption and shown again at the review. */
	readonly concerns: readonly { readonly who: Person; readonly text: string }[];
	readonly objections: readonly ObjectionMinutes[];
	readonly thanks: readonly Person[];
	/** How many consent rounds it took. */
	readonly consentRounds: number;
	/** CD11: whom it waits for, and whether too few have consented. */
	readonly waitsFor: readonly Person[];
	readonly belowQuorum: boolean;
	/** CD11 (b): until when absent members may object, UTC milliseconds. */
	readonly objectUntil: number | null;
	/** CD11: what absent members objected afterwards, without their names (OB8). */
	readonly objectedAfterwards: readonly string[];
	/** OB9: objections to the agreement in force, without names as well, and why it is paused. */
	readonly reviewAsked: readonly string[];
	readonly paused: string | null;
}

/** The details of a version with names. */
export function detailsMinutes(meeting: Meeting, details: ProposalDetails): DetailsMinutes {
	const aims = meeting.circle.aims.filter(({ id }) => details.aims.includes(id));
	return {
		...details,
		aims: aims.map(({ text }) => text),
		owner: maybePerson(meeting, details.owner)
	};
}

function rollMinutes(meeting: Meeting, entry: RollEntry): RollMinutes {
	const who = personOf(meeting, entry.who);
	const { absent } = entry;
	const kind = entry.answer?.kind;
	if (kind !== 'consent' && kind !== 'concern')
		return { who, answer: null, via: null, absent, given: null };
	return { who, answer: kind, via: maybePerson(meeting, entry.via), absent, given: entry.given };
}

function consentRoundsOf(meeting: Meeting, item: ItemId): number {
	return Object.values(meeting.rounds).filter(
		(round: Round) => round.item === item && round.purpose === 'consent'
	).length;
}

const answersOf = ({ roll }: Decision, kind: AnswerKind) =>
	roll.flatMap(({ who, answer }) => (answer?.kind === kind ? [{ who, text: answer.text }] : []));

/** The decision of an item, if there is one. */
export function decisionMinutes(meeting: Meeting, item: ItemId): DecisionMinutes | null {
	const decision = meeting.decisions[item];
	const version = decision === undefined ? undefined : meeting.versions[decision.version];
	if (decision === undefined || version === undefined) return null;
	const { hash, state, announcedAt, belowQuorum, objectUntil, paused } = decision;
	return {
		...{ hash, state, announcedAt, belowQuorum, objectUntil, paused },
		version: version.number,
		text: version.text,
		details: detailsMinutes(meeting, version.details),
		roll: decision.roll.map((entry) => rollMinutes(meeting, entry)),
		concerns: answersOf(decision, 'concern').map(({ who, text }) => ({
			who: personOf(meeting, who),
			text
		})),
		objections: objectionsIn(meeting, item),
		thanks: thanksIn(meeting, item),
		consentRounds: consentRoundsOf(meeting, item),
		waitsFor: state === 'pending' ? people(meeting, waitsFor(decision)) : [],
		objectedAfterwards: answersOf(decision, 'objection').map(({ text }) => text),
		reviewAsked: decision.reviewAsked.map(({ words }) => words)
	};
}
