/** The places of the ring, from what the meeting knows: pure, so that ring and list can never differ. */
import { calledName } from '#client/calledName.ts';
import type { Answer } from '#governance/consent/answer.ts';
import type { Decision } from '#governance/consent/proposal.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { openObjections, type Meeting } from '#governance/meeting.ts';
import { handQueue, nextTurn, type Round, type Turn } from '#governance/round/round.ts';
import { isAway } from '#governance/rule.ts';
import { initialsOf, type RingSeat, type RingState } from '../ring/index.ts';
import { isVoid } from './scene.ts';
import { seatWord } from './seatWord.ts';

/** What somebody sees of a round, and from where. */
export interface Sight {
	readonly meeting: Meeting;
	/** The round that is shown; `undefined` before one opens. */
	readonly round: Round | undefined;
	/** The record, once the round led to a decision. */
	readonly decision: Decision | undefined;
	/** Who has the word without a round: presents, reports, amends. */
	readonly speaker?: ParticipantId | null;
	readonly me: ParticipantId;
	/** Who has had no connection, and since when; UTC milliseconds. */
	readonly away: Readonly<Record<ParticipantId, number>>;
	readonly now: number;
}

/** Who comes next in a round: the next turn, or the first hand. Nobody where all answer at once. */
export function nextIn(round: Round): ParticipantId | null {
	if (round.state !== 'open' && round.state !== 'paused') return null;
	if (round.mode === 'turns') return nextTurn(round);
	return round.mode === 'open' ? (handQueue(round)[0] ?? null) : null;
}

const answered: Readonly<Record<Answer['kind'], RingState>> = {
	consent: 'consents',
	concern: 'concern',
	objection: 'objection',
	notYet: 'needsTime',
	words: 'spoken'
};

const turned: Readonly<Record<Turn['state'], RingState>> = {
	waiting: 'waiting',
	current: 'now',
	spoken: 'spoken',
	passed: 'passed',
	deferred: 'needsTime',
	hearing: 'waiting',
	left: 'left',
	missed: 'waiting'
};

function turnState(round: Round, turn: Turn | undefined): RingState {
	if (turn === undefined) return 'waiting';
	if (turn.answer !== null && turn.state !== 'left') return answered[turn.answer.kind];
	const sealed = round.mode === 'sealed' && (round.state === 'open' || round.state === 'paused');
	return sealed && turn.state === 'spoken' ? 'answerIn' : turned[turn.state];
}

const objects = ({ meeting, round }: Sight, id: ParticipantId): boolean =>
	openObjections(meeting, round?.item ?? null).some(({ raiser }) => raiser === id);

/** The state of a place. Without a round people merely sit there, or are still expected. */
function stateOf(sight: Sight, id: ParticipantId): RingState {
	const { meeting, round, decision, speaker } = sight;
	if (decision !== undefined) {
		const answer = decision.roll.find((entry) => entry.who === id)?.answer ?? null;
		return answer === null ? 'away' : answered[answer.kind];
	}
	const gone = meeting.seats[id]?.presence !== 'here' || isAway(sight, id);
	if (round === undefined) return gone ? 'away' : id === speaker ? 'now' : 'waiting';
	const given = turnState(round, round.turns[id]);
	// CD6: a new version voids every answer but an objection that is still open.
	const isOver = given !== 'left' && isVoid(meeting, round) && !objects(sight, id);
	const state = isOver ? 'waiting' : given;
	if (state !== 'waiting') return state;
	if (gone) return 'away';
	return nextIn(round) === id ? 'next' : 'waiting';
}

/** Who has a place: the roll of the round or of the record, else everybody who is here or expected. */
function placesOf({ meeting, round, decision }: Sight): readonly ParticipantId[] {
	if (decision !== undefined) return decision.roll.map(({ who }) => who);
	if (round !== undefined) return round.order;
	const shown = meeting.phase === 'lobby' ? ['here', 'expected'] : ['here'];
	return meeting.seatOrder.filter((id) => shown.includes(meeting.seats[id]?.presence ?? 'left'));
}

/** As the circle sits, clockwise from whoever spoke first; who came late is appended (RN4). */
function sitting(sight: Sight): readonly ParticipantId[] {
	const { meeting, round } = sight;
	const places = placesOf(sight);
	const isLate = (id: ParticipantId) => round?.turns[id]?.late === true;
	const circle = meeting.seatOrder.filter((id) => places.includes(id) && !isLate(id));
	const first = Math.max(
		0,
		circle.indexOf(round?.order[0] ?? circle[0] ?? places[0] ?? meeting.facilitation.facilitator)
	);
	return [...circle.slice(first), ...circle.slice(0, first), ...places.filter(isLate)];
}

function seatAt(sight: Sight, id: ParticipantId, form: 'ring' | 'list'): RingSeat {
	const { meeting, me } = sight;
	const seat = meeting.seats[id];
	const name = seat?.name ?? '';
	const state = stateOf(sight, id);
	const word = seatWord(sight, id, state, form);
	return {
		id,
		name,
		shortName: calledName(meeting, id),
		initials: initialsOf(name),
		state,
		proxy: seat?.withoutDevice === true,
		you: id === me,
		...(word === undefined ? {} : { word })
	};
}

/** The places of the ring, in the order in which the circle sits, clockwise. */
export function ringSeats(sight: Sight): readonly RingSeat[] {
	return sitting(sight).map((id) => seatAt(sight, id, 'ring'));
}

/** The same places in the order of turns, with the words there is room for in a list. */
export function turnSeats(sight: Sight): readonly RingSeat[] {
	const order =
		sight.decision === undefined ? (sight.round?.order ?? sitting(sight)) : sitting(sight);
	return order.map((id) => seatAt(sight, id, 'list'));
}

/** Only the consent of the whole roll closes the ring: nobody missing, nobody against. */
export function isClosed({ decision }: Pick<Sight, 'decision'>): boolean {
	if (decision === undefined) return false;
	return decision.roll.every(
		({ answer }) => answer?.kind === 'consent' || answer?.kind === 'concern'
	);
}
