/** RN4, RN5, CD9, CD13: what comings and goings do to the rounds that are under way. */
import type { ItemId, ParticipantId } from '../ids.ts';
import { openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isHere, isHiddenFrom, mayConsent } from '../people/seat.ts';
import { carryOn, freshTurn, isUnderWay, setTurn } from './round.ts';
import type { Round, Turn } from './round.ts';

/** Changes every round that is not closed. */
function mapOpenRounds(meeting: Meeting, change: (round: Round) => Round): Meeting {
	const rounds = { ...meeting.rounds };
	for (const id of meeting.roundOrder) {
		const round = rounds[id];
		if (isUnderWay(round)) rounds[id] = change(round);
	}
	return { ...meeting, rounds };
}

function mayJoin(meeting: Meeting, round: Round, id: ParticipantId): boolean {
	if (!isHere(meeting, id)) return false;
	if (round.purpose === 'consent') return mayConsent(meeting, round.item, id);
	return !isHiddenFrom(meeting, id, round.item) && round.state !== 'revealed';
}

/** RN4: a turn at the end of a speaking round; in consent and sealed rounds the text is heard first. */
export function joinRound(meeting: Meeting, round: Round, id: ParticipantId, at: number): Round {
	const turn = round.turns[id];
	const hasTurn = turn !== undefined && turn.state !== 'left';
	if (hasTurn || !mayJoin(meeting, round, id)) return round;
	const quiet = round.purpose === 'consent' || round.mode === 'sealed';
	const order = round.order.includes(id) ? round.order : [...round.order, id];
	const turns = { ...round.turns, [id]: freshTurn(quiet ? 'hearing' : 'waiting', true) };
	return carryOn({ ...round, order, turns, askedOnceMore: false }, at);
}

/** RN4, CD9: who comes in has a turn in what is under way. */
export function joinRounds(meeting: Meeting, id: ParticipantId, at: number): Meeting {
	return mapOpenRounds(meeting, (round) => joinRound(meeting, round, id, at));
}

const finished: readonly Turn['state'][] = ['spoken', 'passed', 'missed'];

function leaveRound(round: Round, id: ParticipantId, at: number): Round {
	const turn = round.turns[id];
	const hands = round.hands.filter((hand) => hand.who !== id);
	if (turn === undefined || finished.includes(turn.state)) return { ...round, hands };
	return carryOn(setTurn({ ...round, hands }, id, { state: 'left' }), at);
}

/** RN5: who leaves before answering counts as absent; an answer already given stays. */
export function leaveRounds(meeting: Meeting, id: ParticipantId, at: number): Meeting {
	return mapOpenRounds(meeting, (round) => leaveRound(round, id, at));
}

/** MT9: guests leave an item that becomes confidential, and may join again when it is no longer. */
export function changeGuests(meeting: Meeting, item: ItemId, at: number): Meeting {
	return mapOpenRounds(meeting, (round) => {
		if (round.item !== item) return round;
		return meeting.seatOrder
			.filter((id) => meeting.seats[id]?.kind === 'guest' && meeting.seats[id].presence === 'here')
			.reduce<Round>(
				(held, id) =>
					isHiddenFrom(meeting, id, item)
						? leaveRound(held, id, at)
						: joinRound(meeting, held, id, at),
				round
			);
	});
}

function leaveConsentRound(round: Round, id: ParticipantId, at: number): Round {
	const has = round.purpose === 'consent' && round.turns[id] !== undefined;
	return has ? carryOn(setTurn(round, id, { state: 'left', answer: null }), at) : round;
}

/** CD13: who is no longer on the consent roll of an item has no turn in its round, and no answer there. */
export function leaveConsentRounds(
	meeting: Meeting,
	item: ItemId,
	id: ParticipantId,
	at: number
): Meeting {
	return mapOpenRounds(meeting, (round) =>
		round.item === item ? leaveConsentRound(round, id, at) : round
	);
}

/** RL1, CD9: who is given the right to consent is asked in what is under way; who loses it is asked no more. */
export function changeConsent(
	meeting: Meeting,
	id: ParticipantId,
	consents: boolean,
	at: number
): Meeting {
	return consents
		? joinRounds(meeting, id, at)
		: mapOpenRounds(meeting, (round) => leaveConsentRound(round, id, at));
}

/** RL2: when a seat is opened to another device, answers in unfinished rounds go back to waiting. */
export function reopenTurns(meeting: Meeting, id: ParticipantId, at: number): Meeting {
	return mapOpenRounds(meeting, (round) => {
		const turn = round.turns[id];
		const answers = round.purpose === 'consent' || round.mode === 'sealed';
		if (turn?.state !== 'spoken' || !answers || round.state === 'revealed') return round;
		// OB6: an objection ends by its own commands; until then the answer stands.
		const objects = openObjections(meeting, round.item).some(
			(held) => held.round === round.id && held.raiser === id
		);
		// RN5: who is not here is not waited for.
		const fresh = freshTurn(isHere(meeting, id) ? 'waiting' : 'left', turn.late);
		return objects ? round : carryOn(setTurn(round, id, fresh), at);
	});
}
