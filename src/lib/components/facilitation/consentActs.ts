/** A consent round under way: who is missing, the reveal, objections, once more, and the announcement (CD6-CD9). */
import type { Item } from '#governance/agenda/item.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { openObjections } from '#governance/meeting.ts';
import { nextTurn, unfinishedTurns } from '#governance/round/round.ts';
import type { Round } from '#governance/round/round.ts';
import { objectionActs } from './objectionActs.ts';
import { openConsent } from './consentOpening.ts';
import { actOf, sayNow, type Act, type SayNow, type Standpoint } from './sayNow.ts';

/** How many people a sentence names; of more only that they are missing. */
const mostNamed = 3;

/** What the facilitator says and does while a consent round holds the floor. */
export function consentActs(at: Standpoint, round: Round, item: Item): SayNow {
	switch (round.state) {
		case 'paused': {
			const resume = actOf(at, { type: 'resumeRound', payload: { round: round.id } });
			return sayNow({ say: 'paused' }, resume);
		}
		case 'open':
			return answering(at, round);
		case 'revealed':
		case 'closed':
			return revealed(at, round, item);
	}
}

function answering(at: Standpoint, round: Round): SayNow {
	const waiting = unfinishedTurns(round);
	const secondary = [
		actOf(at, { type: 'extendTurn', payload: { round: round.id, seconds: 30 } }),
		actOf(at, { type: 'pauseRound', payload: { round: round.id } })
	];
	if (round.mode === 'turns')
		return sayNow(asked(round.current, nextTurn(round)), once(at, round, 'askOnceMore'), {
			secondary: [...later(at, round), ...secondary]
		});
	const reveal = actOf(at, { type: 'reveal', payload: { round: round.id } });
	if (waiting.length === 0) return sayNow({ say: 'reveal' }, reveal);
	const few = waiting.length <= mostNamed && waiting.length < round.order.length;
	return sayNow(few ? { say: 'missing', who: waiting } : asked(null, null), reveal, { secondary });
}

/** RN3: who cannot answer yet, for instance without a connection, is asked at the end. */
function later(at: Standpoint, round: Round): readonly Act[] {
	const { id, current: who } = round;
	if (who === null || nextTurn(round) === null) return [];
	return [actOf(at, { type: 'takeTurn', payload: { round: id, who, as: 'deferred' } }, { who })];
}

function asked(now: ParticipantId | null, next: ParticipantId | null): SayNow['prompt'] {
	return { say: 'step', prompt: 'consent', who: null, now, next };
}

/** CD9: asks once more, and only then announces. */
function once(at: Standpoint, round: Round, type: 'askOnceMore' | 'announce'): Act | null {
	const { id, version } = round;
	return version === null ? null : actOf(at, { type, payload: { round: id, version } });
}

function revealed(at: Standpoint, round: Round, item: Item): SayNow {
	const ask = once(at, round, 'askOnceMore');
	const waiting = unfinishedTurns(round);
	if (waiting.length > 0) return sayNow({ say: 'missing', who: waiting }, ask);
	const [objection] = openObjections(at.meeting, item.id);
	if (objection !== undefined) return objectionActs(at, item, objection);
	const notYet = round.order.find((id) => {
		const turn = round.turns[id];
		return turn?.answer?.kind === 'notYet' && turn.state !== 'left';
	});
	if (notYet !== undefined) return sayNow({ say: 'notYet', who: notYet }, ask);
	// An objection was resolved by a new version: everybody answers again (OB6).
	if (ask?.refusal?.refused === 'notAllConsent' || ask?.refusal?.refused === 'staleVersion')
		return sayNow({ say: 'newRound' }, openConsent(at, item));
	return round.askedOnceMore
		? sayNow({ say: 'askedOnceMore' }, once(at, round, 'announce'))
		: sayNow({ say: 'allConsent' }, ask);
}
