/** CR8: what happens next in consent between meetings, and for whom it waits. */
import { allConsent } from '../consent/allConsent.ts';
import type { Command } from '../commands.ts';
import type { ParticipantId } from '../ids.ts';
import { lastRound, latestVersion } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { unfinishedTurns } from '../round/round.ts';
import type { Round } from '../round/round.ts';

/** The round of the step at hand, also one whose answers lie open or that is over. */
export function roundBetween(meeting: Meeting): Round | undefined {
	const item = meeting.current;
	const step = item === null ? null : (meeting.items[item]?.step ?? null);
	return item === null || step === null ? undefined : lastRound(meeting, item, step);
}

/** A round of people's words: asked, opened, closed. */
function inWords(round: Round | undefined): 'open' | 'reveal' | 'close' | 'leave' {
	if (round === undefined) return 'open';
	if (round.state === 'open') return 'reveal';
	return round.state === 'revealed' ? 'close' : 'leave';
}

function inConsent(meeting: Meeting, round: Round, draftHash: string): Command | null {
	const { id, item, version, state, askedOnceMore } = round;
	if (item === null || version === null) return null;
	if (state === 'closed')
		return { type: 'openConsentRound', payload: { item, draftHash, answers: 'together' } };
	if (state !== 'revealed') return { type: 'reveal', payload: { round: id } };
	if (allConsent(meeting, id, version) !== null) return null;
	const payload = { round: id, version };
	return askedOnceMore ? { type: 'announce', payload } : { type: 'askOnceMore', payload };
}

/**
 * CR8: the one command that leads on from where it stands, given by whoever brings the proposal; null where nothing
 * does. Whether it may be given yet, its rule says.
 * @param draftHash the draft as whoever leads on saw it (CD6).
 */
export function onward(meeting: Meeting, draftHash: string): Command | null {
	const item = meeting.current;
	const held = item === null ? undefined : meeting.items[item];
	if (meeting.phase !== 'open' || item === null || held === undefined || held.step === null)
		return null;
	const { step } = held;
	const leaves: Command = { type: 'nextStep', payload: { item, from: step } };
	const kind = held.method?.steps.find(({ id }) => id === step)?.kind;
	const round = roundBetween(meeting);
	switch (kind) {
		case 'present':
			return latestVersion(meeting, item) === undefined
				? { type: 'present', payload: { item, draftHash } }
				: leaves;
		case 'speak': {
			const next = inWords(round);
			if (next === 'leave') return leaves;
			if (round === undefined)
				return { type: 'openRound', payload: { item, step, mode: 'sealed', seconds: 60 } };
			const type = next === 'close' ? 'closeRound' : 'reveal';
			return { type, payload: { round: round.id } };
		}
		case 'amend':
			return meeting.proposals[item]?.authorAsked === true
				? leaves
				: { type: 'yieldAmend', payload: { item } };
		case 'consent':
			return round === undefined
				? { type: 'openConsentRound', payload: { item, draftHash, answers: 'together' } }
				: inConsent(meeting, round, draftHash);
		default:
			return null;
	}
}

/** Whether there is something to read before going on by this command: then it is one tap of its own. */
export function isRest(before: Command, next: Command): boolean {
	if (before.type === 'closeRound') return true;
	if (next.type === 'nextStep') return false;
	return ['reveal', 'yieldAmend', 'announce'].includes(next.type);
}

/** CR8: for what it waits for this person: their answer, or that they go on; null where others are asked. */
export function waitsBetween(meeting: Meeting, who: ParticipantId): 'answer' | 'goOn' | null {
	if (meeting.kind !== 'between' || meeting.phase !== 'open') return null;
	const round = roundBetween(meeting);
	// Who comes onto the roll when the answers lie open is asked as well (RN4).
	const unfinished = round === undefined || round.state === 'closed' ? [] : unfinishedTurns(round);
	if (unfinished.includes(who)) return 'answer';
	return unfinished.length === 0 && meeting.facilitation.facilitator === who ? 'goOn' : null;
}
