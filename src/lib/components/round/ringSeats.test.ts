import { describe, expect, test } from 'vitest';
import { roundUnderWay } from '#governance/meeting.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import { amend } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { isClosed, ringSeats, turnSeats, type Sight } from './ringSeats.ts';

function sight(table: Table, me = 'Elif'): Sight {
	const { meeting, now, away } = table;
	const decision = meeting.decisions[shed];
	const round = decision === undefined ? roundUnderWay(meeting) : meeting.rounds[decision.round];
	return { meeting, round, decision, me: person(me), away, now };
}

/** "Elif: now", and the words that stand there instead, if any. */
const shown = (table: Table, form: typeof ringSeats = ringSeats) =>
	form(sight(table)).map(({ shortName, state, word }) =>
		word === undefined ? `${shortName}: ${state}` : `${shortName}: ${state}, ${word}`
	);

function speaks(table: Table, as: 'spoken' | 'passed' | 'deferred' = 'spoken'): Table {
	const who = table.round.current!;
	return table.give(who, 'takeTurn', { round: table.round.id, who, as });
}

const four = () => aMeeting().with('Mira', 'Hanna', 'Samuel', 'Tomasz');

test('[RN2] the ring begins with the first speaker and tells who speaks and who is next', () => {
	const table = speaks(four().inStep('react').openRound());
	const [first, ...others] = table.round.order.map((id) => table.seat(id).name);
	expect(shown(table)[0]).toBe(`${first}: spoken`);
	expect(shown(table)[1]).toContain(`${others[0]}: now`);
	expect(shown(table)[2]).toContain(`${others[1]}: next`);
});

test('[RN3] who passed and who asked to come back each have a form of their own', () => {
	const table = speaks(speaks(four().inStep('clarify').openRound(), 'passed'), 'deferred');
	const states = ringSeats(sight(table)).map(({ state }) => state);
	expect(states).toEqual(['passed', 'needsTime', 'now', 'next']);
});

test('[CD3] [CD4] the author answers questions and listens to reactions', () => {
	expect(shown(aMeeting().inStep('clarify').openRound())).toContain(
		'Samuel: waiting, author, answers'
	);
	expect(shown(aMeeting().inStep('react').openRound())).toContain(
		'Samuel: waiting, author, listens'
	);
	expect(shown(aMeeting().started().openRound())).toContain('Samuel: waiting');
});

test('[RL3] somebody without a device sits square, and the list tells who enters for them', () => {
	const table = four().without('Tomasz').inLobby();
	table.give('Mira', 'seatWithoutDevice', { seat: person('Tomasz'), helper: person('Hanna') });
	const ring = ringSeats(sight(table)).find(({ shortName }) => shortName === 'Tomasz');
	const list = turnSeats(sight(table)).find(({ shortName }) => shortName === 'Tomasz');
	expect(ring).toMatchObject({ proxy: true, word: 'in the room' });
	expect(list).toMatchObject({ proxy: true, word: 'in the room, via Hanna' });
});

test('[CD6] a new version voids the answers before, and never an open objection', () => {
	const table = aMeeting().withObjection();
	expect(shown(table)).toContain('Hanna: consents');
	amend(table);
	expect(shown(table)).toContain('Hanna: waiting');
	expect(shown(table)).toContain('Tomasz: objection');
});

test('[CD13] who steps off the roll is not said to have left', () => {
	const table = four().inConsentRound('together');
	table.give('Hanna', 'stepOff', { item: shed, reason: 'it is mine' });
	expect(shown(table)).toContain('Hanna: left, not on the roll');
	expect(shown(table.give('Tomasz', 'leave', {}))).toContain('Tomasz: left');
});

test('[CD3] who presents has the word in ring and list', () => {
	const seen = { ...sight(four().inStep('present')), speaker: person('Samuel') };
	expect(ringSeats(seen).filter(({ state }) => state === 'now')).toMatchObject([
		{ name: 'Samuel' }
	]);
	expect(turnSeats(seen).filter(({ state }) => state === 'now')).toMatchObject([
		{ name: 'Samuel' }
	]);
});

test('[RN4] who comes late is appended, whatever their seat', () => {
	const table = aMeeting().with('Mira', 'Hanna', 'Samuel').without('Hanna').inStep('react');
	table.openRound().give('Hanna', 'takeSeat', { member: true });
	expect(shown(table).at(-1)).toBe('Hanna: waiting, joined late');
});

test('[RN5] who has no connection for a minute is away, and keeps their place', () => {
	const table = four().inStep('react').openRound();
	const last = table.round.order.at(-1)!;
	table.away = { [last]: table.now - 61_000 };
	expect(ringSeats(sight(table)).at(-1)?.state).toBe('away');
	table.away = { [last]: table.now - 30_000 };
	expect(ringSeats(sight(table)).at(-1)?.state).toBe('waiting');
});

describe('[RN6] sealed answers', () => {
	test('show who is in, never what', () => {
		const table = four().inConsentRound('together');
		table.answers('Hanna', 'objection', 'It is not safe.');
		const states = ringSeats(sight(table)).map(({ state }) => state);
		expect(states.toSorted()).toEqual(['answerIn', 'waiting', 'waiting', 'waiting']);
	});

	test('lie open after the reveal', () => {
		const states = ringSeats(sight(aMeeting().withObjection())).map(({ state }) => state);
		expect(states.filter((state) => state === 'consents')).toHaveLength(7);
		expect(states.filter((state) => state === 'objection')).toHaveLength(1);
	});

	test('who still needs something says not yet', () => {
		const table = four().inConsentRound('turns');
		const first = table.round.current!;
		table.answers(first, 'notYet', 'The costs.');
		expect(shown(table)[0]).toBe(`${table.seat(first).name}: needsTime, not yet`);
	});
});

describe('[CD9] the ring closes', () => {
	test('when the whole roll has consented', () => {
		expect(isClosed(sight(aMeeting().decided()))).toBe(true);
	});

	test('never while somebody on the roll is missing', () => {
		const table = aMeeting().without('Lena').decided();
		expect(isClosed(sight(table))).toBe(false);
		expect(shown(table).find((words) => words.startsWith('Lena'))).toBe('Lena: away, absent');
	});

	test('never before the announcement', () => {
		const table = four().inConsentRound('together').everybodyConsents().reveal();
		expect(isClosed(sight(table))).toBe(false);
	});
});

test('[RN2] when the direction changes the list follows the turns, and the circle stays as it sits', () => {
	const table = speaks(aMeeting().inStep('react').openRound());
	const before = ringSeats(sight(table)).map(({ id }) => id);
	table.give('Mira', 'changeDirection', { round: table.round.id, direction: -1 });
	expect(ringSeats(sight(table)).map(({ id }) => id)).toEqual(before);
	expect(turnSeats(sight(table)).map(({ id }) => id)).toEqual(table.round.order);
	expect(table.round.order).not.toEqual(before);
});

test('[RN1] nobody waits for a turn where there is no round, before or after the meeting', () => {
	const ended = four().decided().give('Mira', 'finishItem', { item: shed });
	ended.give('Mira', 'endMeeting', {});
	const without = (table: Table) =>
		turnSeats({ ...sight(table), round: undefined, decision: undefined });
	for (const table of [ended, four().inLobby()])
		expect(without(table).map(({ state, word }) => [state, word])).toEqual(
			table.meeting.seatOrder.map(() => ['waiting', ''])
		);
	const round = four().inStep('react').openRound();
	expect(turnSeats(sight(round)).at(-1)?.word).toBeUndefined();
});
