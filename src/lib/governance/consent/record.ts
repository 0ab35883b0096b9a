/** CD10, CD11: the record of a decision: the roll with each answer, and whether it is in force. */
import type { ItemId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { consentRoll, isHere } from '../people/seat.ts';
import type { Moment } from '../rule.ts';
import type { Round } from '../round/round.ts';
import { letsStand } from './answer.ts';
import type { Decision, RollEntry } from './proposal.ts';
import { settingsOf } from './settingsOf.ts';

/** CD10: the roll with each answer; who was absent stands on it too. */
function rollOf(meeting: Meeting, round: Round): readonly RollEntry[] {
	const beforehand = round.version === null ? [] : (meeting.beforehand[round.version] ?? []);
	const entry = (who: ParticipantId): RollEntry => {
		const turn = round.turns[who];
		const answer = turn?.answer ?? null;
		// Who still needed something and has gone did not answer (CD7, CD11).
		if (turn !== undefined && answer !== null && answer.kind !== 'notYet')
			return { who, answer, via: turn.via, absent: !isHere(meeting, who), given: 'there' };
		const absent = { who, via: null, absent: true } as const;
		return beforehand.includes(who)
			? { ...absent, answer: { kind: 'consent', text: '' }, given: 'beforehand' }
			: { ...absent, answer: null, given: null };
	};
	return consentRoll(meeting, round.item).map(entry);
}

/** Whom a decision still waits for (CD11 a, and c where nothing was given beforehand). */
export function waitsFor(decision: Pick<Decision, 'roll'>): readonly ParticipantId[] {
	return decision.roll.filter((entry) => !letsStand(entry.answer)).map((entry) => entry.who);
}

/** CD11: in force, or pending until absent members have answered and the quorum is met. */
export function stateOf(
	meeting: Meeting,
	item: ItemId | null,
	roll: readonly RollEntry[]
): { state: Decision['state']; belowQuorum: boolean } {
	const { absent, quorum } = settingsOf(meeting, item);
	const standing = roll.filter((entry) => letsStand(entry.answer)).length;
	const belowQuorum = roll.length === 0 || standing / roll.length < quorum;
	const missing = roll.some((entry) => entry.answer === null);
	return {
		state: belowQuorum || (missing && absent !== 'window') ? 'pending' : 'inForce',
		belowQuorum
	};
}

const day = 86_400_000;

/** CD10: what is recorded when a decision is announced. */
export function record(meeting: Meeting, round: Round, moment: Moment): Decision | null {
	const version = round.version === null ? undefined : meeting.versions[round.version];
	if (version === undefined) return null;
	const { item } = version;
	const settings = settingsOf(meeting, item);
	const roll = rollOf(meeting, round);
	const missing = roll.some((entry) => entry.answer === null);
	return {
		item,
		version: version.id,
		round: round.id,
		hash: version.hash,
		...stateOf(meeting, item, roll),
		roll,
		announcedAt: moment.now,
		objectUntil:
			settings.absent === 'window' && missing ? moment.now + settings.windowDays * day : null,
		reviewAsked: [],
		paused: null
	};
}
