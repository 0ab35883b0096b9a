import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import type { ParticipantId } from '../ids.ts';
import { nextTurn, progressOf } from './round.ts';

const three = () => aMeeting().with('Mira', 'Hanna', 'Samuel');

function take(table: Table, as: 'spoken' | 'passed' | 'deferred' = 'spoken'): ParticipantId {
	const { id, current } = table.round;
	assert(current);
	table.give(current, 'takeTurn', { round: id, who: current, as });
	return current;
}

/** Closes the round at hand and opens another in the same step; who began it. */
function begins(table: Table): ParticipantId | undefined {
	return table.everybodySpeaks().openRound().round.order[0];
}

describe('a round', () => {
	it('[RN1] gives everybody on the roll exactly one turn, in order', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const { order } = table.round;
		expect(new Set(order).size).toBe(8);
		const spoke = order.map(() => take(table));
		expect(spoke).toEqual(order);
		expect(table.round.current).toBeNull();
	});

	it('[RN1] cannot close while a turn is waiting or deferred, and says whose', () => {
		const table = three().inStep('clarify').openRound();
		const first = take(table, 'deferred');
		take(table);
		const { id: round, order } = table.round;
		expect(table.try('Mira', 'closeRound', { round })).toEqual({
			refused: 'turnsWaiting',
			about: order.filter((id) => id !== order[1])
		});
		take(table);
		expect(table.try('Mira', 'closeRound', { round })).toEqual({
			refused: 'turnsWaiting',
			about: [first]
		});
		take(table);
		expect(table.says('Hanna', 'closeRound', { round })).toBe('notFacilitator');
		expect(table.says('Mira', 'closeRound', { round })).toBe('accepted');
		expect(table.says('Mira', 'closeRound', { round })).toBe('stale');
	});

	it('[RN1] is closed early only with a reason, and keeps who was missed', () => {
		const table = three().inStep('clarify').openRound();
		const first = take(table);
		const round = table.round.id;
		expect(table.says('Mira', 'closeEarly', { round, reason: '' })).toBe('reasonNeeded');
		expect(table.says('Hanna', 'closeEarly', { round, reason: 'late' })).toBe('notFacilitator');
		table.give('Mira', 'closeEarly', { round, reason: 'the room closes' });
		const held = table.meeting.rounds[round];
		expect(held).toMatchObject({ state: 'closed', closedEarly: 'the room closes' });
		expect(held?.order.map((id) => held.turns[id]?.state)).toEqual(['spoken', 'missed', 'missed']);
		expect(held?.turns[first]?.state).toBe('spoken');
	});

	it('[RN1] that everybody finished needs no early close', () => {
		const table = three().inStep('clarify').openRound();
		table.round.order.forEach(() => take(table));
		expect(table.says('Mira', 'closeEarly', { round: table.round.id, reason: 'done' })).toBe(
			'alreadyDone'
		);
	});

	it('[RN1] of consent is never closed by hand, early or at all', () => {
		const table = aMeeting().inConsentRound('turns');
		const round = table.round.id;
		expect(table.says('Mira', 'closeRound', { round })).toBe('neverOverridden');
		expect(table.says('Mira', 'closeEarly', { round, reason: 'time' })).toBe('neverOverridden');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'consent' })).toBe('roundOpen');
		expect(table.says('Mira', 'goBack', { item: shed, from: 'consent', to: 'react' })).toBe(
			'roundOpen'
		);
		table.everybodyConsents();
		expect(table.says('Mira', 'closeRound', { round })).toBe('neverOverridden');
	});

	it('[RN1] may be reopened with a reason: who was missed, and who came since, has a turn', () => {
		const table = three().without('Hanna').inStep('clarify').openRound();
		take(table);
		const round = table.round.id;
		table.give('Mira', 'closeEarly', { round, reason: 'noise' });
		table.give('Hanna', 'takeSeat', { member: true });
		expect(table.says('Mira', 'reopenRound', { round, reason: '' })).toBe('reasonNeeded');
		expect(table.says('Hanna', 'reopenRound', { round, reason: 'me' })).toBe('notFacilitator');
		table.give('Mira', 'reopenRound', { round, reason: 'the noise is over' });
		expect(table.round).toMatchObject({ id: round, state: 'open', closedEarly: null });
		expect([take(table), take(table)]).toContain(person('Hanna'));
		expect(table.says('Mira', 'closeRound', { round })).toBe('accepted');
	});

	it('[RN1] is not reopened while another has the floor, nor after its item', () => {
		const table = three().inStep('clarify').openRound().everybodySpeaks();
		const round = table.meeting.roundOrder.at(-1);
		assert(round);
		table.openRound();
		expect(table.says('Mira', 'reopenRound', { round, reason: 'more' })).toBe('roundOpen');
		table.everybodySpeaks().settles({ about: 'park', item: shed });
		expect(table.says('Mira', 'reopenRound', { round, reason: 'more' })).toBe('stale');
	});

	it('[RN1] no command moves a round whose item is not at hand, and with one open no meeting ends', () => {
		const table = three().inStep('clarify').openRound();
		const round = table.round;
		const at = table.meeting;
		const items = { ...at.items, shed: { ...at.items[shed]!, state: 'parked' } as const };
		table.meeting = { ...at, items, current: null };
		const who = round.current ?? person('Mira');
		expect(table.says(who, 'takeTurn', { round: round.id, who, as: 'spoken' })).toBe('stale');
		expect(table.says('Mira', 'pauseRound', { round: round.id })).toBe('stale');
		expect(table.says('Mira', 'endMeeting', {})).toBe('roundOpen');
	});

	it('[RN1] that is reopened has the floor, also over answers that lie open', () => {
		const table = aMeeting().withObjection().openRound().everybodySpeaks();
		const round = table.meeting.roundOrder.at(-1);
		assert(round);
		const draftHash = table.draftHash;
		table.give('Tomasz', 'withdrawObjection', { objection: table.objection.id, words: '' });
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		table.everybodyConsents().reveal().give('Mira', 'reopenRound', { round, reason: 'more' });
		expect(table.round.id).toBe(round);
		const another = { ...table.at, mode: 'turns', seconds: 60 } as const;
		expect(table.says('Mira', 'openRound', another)).toBe('roundOpen');
	});

	it('[RN1] counts who is done of those who are there', () => {
		const table = three().inStep('clarify').openRound();
		take(table);
		expect(progressOf(table.round)).toEqual({ done: 1, of: 3 });
		table.give(table.round.current ?? '', 'leave', {});
		expect(progressOf(table.round)).toEqual({ done: 1, of: 2 });
	});

	it('[RN1] a command that names a turn that is over changes nothing', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const [first] = table.round.order;
		assert(first);
		const turn = { round: table.round.id, who: first, as: 'spoken' } as const;
		table.give('Mira', 'takeTurn', turn);
		expect(table.says('Mira', 'takeTurn', turn)).toBe('stale');
		expect(table.says(first, 'takeTurn', turn)).toBe('turnOver');
		const { order } = table.round;
		const last = order.at(-1);
		assert(last);
		expect(table.says(last, 'takeTurn', { ...turn, who: last })).toBe('notYourTurn');
	});
});

describe('the order of turns', () => {
	it('[RN2] who starts moves on by one seat each round', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const seats = table.meeting.seatOrder;
		const start = seats.indexOf(table.round.order[0] ?? seats[0] ?? person('Mira'));
		const next = [1, 2, 3].map((by) => seats[(start + by) % seats.length]);
		expect(next.map(() => begins(table))).toEqual(next);
	});

	it('[RN2] moves on past an empty seat, and with two people alternates', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const seats = table.meeting.seatOrder;
		const start = seats.indexOf(table.round.order[0] ?? person('Mira'));
		const [skipped, next] = [1, 2].map((by) => seats[(start + by) % seats.length]);
		table
			.everybodySpeaks()
			.give(skipped ?? '', 'leave', {})
			.openRound();
		expect(table.round.order[0]).toBe(next);
		const two = aMeeting().with('Samuel', 'Hanna').inStep('clarify').openRound();
		const first = two.round.order[0];
		const second = begins(two);
		expect(second).not.toBe(first);
		expect(begins(two)).toBe(first);
	});

	it('[RN2] facilitator and leader do not go first in reactions and consent', () => {
		for (const step of ['react', 'consent'] as const) {
			const firsts = new Set<ParticipantId | undefined>();
			const table = aMeeting().inStep(step);
			const circle = { ...table.meeting.circle, leader: person('Jonas') };
			table.meeting = { ...table.meeting, circle };
			if (step === 'react') {
				table.openRound();
				for (let left = 8; left > 0; left -= 1) firsts.add(begins(table));
			} else {
				const draftHash = table.draftHash;
				for (let left = 8; left > 0; left -= 1) {
					table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'turns' });
					firsts.add(table.round.order[0]);
					table.everybodyConsents();
				}
			}
			expect(firsts.has(person('Mira'))).toBe(false);
			expect(firsts.has(person('Jonas'))).toBe(false);
			expect(firsts.size).toBe(6);
		}
	});

	it('[RN2] in other rounds anybody starts, and alone even the facilitator does', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const firsts = new Set([0, 1, 2, 3, 4, 5, 6, 7].map(() => begins(table)));
		expect(firsts.size).toBe(8);
		const alone = aMeeting().with('Samuel').inStep('react').openRound();
		expect(alone.round.order).toEqual([person('Samuel')]);
	});

	it('[RN2] the direction can be changed: who speaks goes on, then those who wait, the other way', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const round = table.round.id;
		const [a, b, ...rest] = table.round.order;
		take(table);
		expect(table.says('Hanna', 'changeDirection', { round, direction: -1 })).toBe('notFacilitator');
		table.give('Mira', 'changeDirection', { round, direction: -1 });
		expect(table.round).toMatchObject({ current: b, order: [a, b, ...rest.reverse()] });
		expect(nextTurn(table.round)).toBe(rest[0]);
		expect(table.says('Mira', 'changeDirection', { round, direction: -1 })).toBe('alreadyDone');
	});

	it('[RN2] belongs to rounds in turn', () => {
		const table = aMeeting().inStep('clarify').openRound('open');
		expect(table.says('Mira', 'changeDirection', { round: table.round.id, direction: -1 })).toBe(
			'wrongMode'
		);
	});
});

describe('passing and coming back', () => {
	it('[RN3] passing is one’s own', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const who = table.round.current;
		assert(who);
		const turn = { round: table.round.id, who, as: 'passed' } as const;
		expect(table.says('Mira', 'takeTurn', turn)).toBe(
			who === person('Mira') ? 'accepted' : 'notYours'
		);
		expect(table.says(who, 'takeTurn', turn)).toBe('accepted');
		expect(table.round.turns[who]?.state).toBe('passed');
	});

	it('[RN3] the facilitator hands on and puts to the end; others do not', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const who = table.round.current;
		assert(who);
		const turn = { round: table.round.id, who } as const;
		const other = table.meeting.seatOrder.find((id) => id !== who && id !== person('Mira'));
		expect(table.says(other ?? '', 'takeTurn', { ...turn, as: 'deferred' })).toBe('notYours');
		expect(table.says('Mira', 'takeTurn', { ...turn, as: 'deferred' })).toBe('accepted');
		expect(table.round.turns[who]?.state).toBe('deferred');
	});

	it('[RN3] who asked to come back has their turn at the end, each in turn, however often', () => {
		const table = three().inStep('clarify').openRound();
		const [a, b, c] = table.round.order;
		table.round.order.forEach(() => take(table, 'deferred'));
		expect([take(table, 'deferred'), take(table, 'deferred'), take(table, 'deferred')]).toEqual([
			...[a, b, c]
		]);
		expect([take(table), take(table)]).toEqual([a, b]);
		expect([take(table, 'deferred'), take(table)]).toEqual([c, c]);
		expect(table.says('Mira', 'closeRound', { round: table.round.id })).toBe('accepted');
	});

	it('[RN3] there is no passing in a consent round', () => {
		const table = aMeeting().inConsentRound('turns');
		const who = table.round.current;
		assert(who);
		for (const as of ['passed', 'spoken'] as const)
			expect(table.says(who, 'takeTurn', { round: table.round.id, who, as })).toBe(
				'noPassInConsent'
			);
	});

	it('[RN3] who writes nothing in a sealed speaking round passed, as everybody sees at the reveal', () => {
		const table = three().inStep('clarify').openRound('sealed');
		const words = (name: string, text: string) =>
			table.give(name, 'answer', {
				...{ round: table.round.id, version: null, who: person(name), readBack: false },
				answer: { kind: 'words', text }
			});
		words('Mira', 'how long?');
		words('Hanna', '');
		words('Samuel', 'why now?');
		expect(table.round.turns[person('Hanna')]?.state).toBe('spoken');
		table.sealed = {
			[person('Mira')]: { kind: 'words', text: 'how long?' },
			[person('Hanna')]: { kind: 'words', text: '' },
			[person('Samuel')]: { kind: 'words', text: 'why now?' }
		};
		table.reveal();
		expect(table.round.turns[person('Hanna')]).toMatchObject({ state: 'passed', answer: null });
		expect(table.round.turns[person('Mira')]?.answer?.text).toBe('how long?');
	});
});
