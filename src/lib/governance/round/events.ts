import type { Answer } from '../consent/answer.ts';
import type { EventOf, Evolvers } from '../events.ts';
import type { ItemId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { RoundMode } from '../method.ts';
import { speakingRoll } from '../people/seat.ts';
import { joinRound } from './rollChanges.ts';
import { carryOn, freshTurn, setTurn } from './round.ts';
import type { Round, Turn } from './round.ts';

export interface RoundEvents {
	roundOpened: {
		readonly round: RoundId;
		readonly item: ItemId | null;
		readonly step: string;
		readonly purpose: Round['purpose'];
		readonly prompt: Round['prompt'];
		readonly mode: RoundMode;
		readonly order: readonly ParticipantId[];
		readonly direction: 1 | -1;
		readonly seconds: number;
		readonly version: VersionId | null;
	};
	turnTaken: {
		readonly round: RoundId;
		readonly who: ParticipantId;
		readonly as: 'spoken' | 'passed' | 'deferred';
		readonly via: ParticipantId | null;
	};
	/** RN1: a sealed speaking round goes on without these; what is in is revealed all the same. */
	turnsMissed: {
		readonly round: RoundId;
		readonly missed: readonly ParticipantId[];
		readonly reason: string;
	};
	/** RN6: somebody's sealed answer is in; what it says stands elsewhere, encrypted. */
	answerIn: {
		readonly round: RoundId;
		readonly who: ParticipantId;
		readonly via: ParticipantId | null;
	};
	answerGiven: {
		readonly round: RoundId;
		readonly who: ParticipantId;
		readonly answer: Answer;
		readonly via: ParticipantId | null;
	};
	answersRevealed: {
		readonly round: RoundId;
		readonly answers: Readonly<Record<ParticipantId, Answer>>;
	};
	/** OB6: withdrawing on the same version reopens only that person's answer. */
	answerReopened: { readonly round: RoundId; readonly who: ParticipantId };
	/** OB10: an objection ended after its raiser left: the raiser counts as absent. */
	answerGone: { readonly round: RoundId; readonly who: ParticipantId };
	textHeard: { readonly round: RoundId; readonly who: ParticipantId };
	turnExtended: { readonly round: RoundId; readonly seconds: number };
	roundPaused: { readonly round: RoundId };
	roundResumed: { readonly round: RoundId };
	directionChanged: {
		readonly round: RoundId;
		readonly order: readonly ParticipantId[];
		readonly direction: 1 | -1;
	};
	roundClosed: {
		readonly round: RoundId;
		readonly missed: readonly ParticipantId[];
		readonly reason: string | null;
	};
	roundReopened: { readonly round: RoundId; readonly reason: string };
	lateAdded: { readonly round: RoundId; readonly who: ParticipantId; readonly words: string };
	handRaised: { readonly round: RoundId; readonly who: ParticipantId };
	handLowered: { readonly round: RoundId; readonly who: ParticipantId };
	wordGiven: { readonly round: RoundId; readonly who: ParticipantId };
	askedOnceMore: { readonly round: RoundId };
}

function withRound(meeting: Meeting, id: RoundId, change: (round: Round) => Round): Meeting {
	const round = meeting.rounds[id];
	return round === undefined
		? meeting
		: { ...meeting, rounds: { ...meeting.rounds, [id]: change(round) } };
}

function start(event: EventOf<'roundOpened'>): Round {
	const { round, item, step, purpose, prompt, mode, order, direction, seconds, version } =
		event.payload;
	const first = mode === 'turns' ? (order[0] ?? null) : null;
	const turns: Record<ParticipantId, Turn> = {};
	for (const id of order) turns[id] = freshTurn(id === first ? 'current' : 'waiting');
	return {
		id: round,
		item,
		step,
		purpose,
		prompt,
		mode,
		state: 'open',
		order,
		turns,
		current: first,
		direction,
		seconds,
		turnStartedAt: event.at,
		extraSeconds: 0,
		openedAt: event.at,
		version,
		askedOnceMore: false,
		closedEarly: null,
		hands: [],
		words: {}
	};
}

/** RN1: who was missed is asked again if they are here, and so is who came in meanwhile. */
function reopened(meeting: Meeting, round: Round, at: number): Round {
	const roll = speakingRoll(meeting, round.item);
	const missed = round.order.filter((who) => round.turns[who]?.state === 'missed');
	const open = missed.reduce<Round>(
		(held, who) => setTurn(held, who, { state: roll.includes(who) ? 'waiting' : 'left' }),
		{ ...round, state: 'open', closedEarly: null }
	);
	const joined = roll.reduce<Round>((held, who) => joinRound(meeting, held, who, at), open);
	return carryOn(joined, at);
}

function withMissed(round: Round, missed: readonly ParticipantId[]): Round {
	return missed.reduce<Round>((left, who) => setTurn(left, who, { state: 'missed' }), round);
}

/** RN6: everybody's answers at once. Who wrote nothing in a speaking round passed (RN3). */
function revealed(round: Round, answers: Readonly<Record<ParticipantId, Answer>>): Round {
	const shown = round.order.reduce<Round>((left, who) => {
		const answer = answers[who];
		if (answer === undefined) return left;
		const passes = answer.kind === 'words' && answer.text.trim() === '';
		return setTurn(left, who, passes ? { state: 'passed' } : { answer });
	}, round);
	return { ...shown, state: 'revealed', current: null };
}

function withWord(round: Round, who: ParticipantId, at: number): Round {
	const before =
		round.current === null ? round : setTurn(round, round.current, { state: 'spoken' });
	const words = { ...round.words, [who]: (round.words[who] ?? 0) + 1 };
	const hands = round.hands.filter((hand) => hand.who !== who);
	return setTurn(
		{ ...before, words, hands, current: who, turnStartedAt: at, extraSeconds: 0 },
		who,
		{ state: 'current' }
	);
}

function closeEnd(round: Round, missed: readonly ParticipantId[], reason: string | null): Round {
	const closedEarly = reason ?? round.closedEarly;
	return { ...withMissed(round, missed), state: 'closed', current: null, closedEarly, hands: [] };
}

export const evolveRounds: Evolvers<keyof RoundEvents> = {
	roundOpened: (meeting, event) => ({
		...meeting,
		rounds: { ...meeting.rounds, [event.payload.round]: start(event) },
		roundOrder: [...meeting.roundOrder, event.payload.round]
	}),
	turnTaken: (meeting, { at, payload: { round, who, as, via } }) =>
		withRound(meeting, round, (held) => carryOn(setTurn(held, who, { state: as, via }), at)),
	turnsMissed: (meeting, { payload: { round, missed, reason } }) =>
		withRound(meeting, round, (held) => ({ ...withMissed(held, missed), closedEarly: reason })),
	answerIn: (meeting, { payload: { round, who, via } }) =>
		withRound(meeting, round, (held) => setTurn(held, who, { state: 'spoken', via })),
	answerGiven: (meeting, { at, payload: { round, who, answer, via } }) =>
		withRound(meeting, round, (held) =>
			carryOn(setTurn({ ...held, askedOnceMore: false }, who, { state: 'spoken', answer, via }), at)
		),
	answersRevealed: (meeting, { payload: { round, answers } }) =>
		withRound(meeting, round, (held) => revealed(held, answers)),
	answerReopened: (meeting, { at, payload: { round, who } }) =>
		withRound(meeting, round, (held) =>
			carryOn(
				setTurn({ ...held, askedOnceMore: false }, who, { state: 'waiting', answer: null }),
				at
			)
		),
	answerGone: (meeting, { at, payload: { round, who } }) =>
		withRound(meeting, round, (held) =>
			carryOn(setTurn({ ...held, askedOnceMore: false }, who, { state: 'left', answer: null }), at)
		),
	textHeard: (meeting, { at, payload: { round, who } }) =>
		withRound(meeting, round, (held) => carryOn(setTurn(held, who, { state: 'waiting' }), at)),
	turnExtended: (meeting, { payload: { round, seconds } }) =>
		withRound(meeting, round, (held) => ({ ...held, extraSeconds: held.extraSeconds + seconds })),
	roundPaused: (meeting, { payload: { round } }) =>
		withRound(meeting, round, (held) => ({ ...held, state: 'paused' })),
	roundResumed: (meeting, { at, payload: { round } }) =>
		withRound(meeting, round, (held) => carryOn({ ...held, state: 'open', turnStartedAt: at }, at)),
	directionChanged: (meeting, { payload: { round, order, direction } }) =>
		withRound(meeting, round, (held) => ({ ...held, order, direction })),
	roundClosed: (meeting, { payload: { round, missed, reason } }) =>
		withRound(meeting, round, (held) => closeEnd(held, missed, reason)),
	roundReopened: (meeting, { at, payload: { round } }) =>
		withRound(meeting, round, (held) => reopened(meeting, held, at)),
	lateAdded: (meeting, { payload: { round, who, words } }) =>
		withRound(meeting, round, (held) => {
			const order = held.order.includes(who) ? held.order : [...held.order, who];
			return setTurn({ ...held, order }, who, { late: true, state: 'spoken', lateAddition: words });
		}),
	handRaised: (meeting, { payload: { round, who } }) =>
		withRound(meeting, round, (held) => ({
			...held,
			hands: [...held.hands, { who, spoken: held.words[who] ?? 0 }]
		})),
	handLowered: (meeting, { payload: { round, who } }) =>
		withRound(meeting, round, (held) => ({
			...held,
			hands: held.hands.filter((hand) => hand.who !== who)
		})),
	wordGiven: (meeting, { at, payload: { round, who } }) =>
		withRound(meeting, round, (held) => withWord(held, who, at)),
	askedOnceMore: (meeting, { payload: { round } }) =>
		withRound(meeting, round, (held) => ({ ...held, askedOnceMore: true }))
};
