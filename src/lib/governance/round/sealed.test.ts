import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import type { Answer } from '../consent/answer.ts';

const canary: Answer = { kind: 'objection', text: 'a-canary' };
const shown = (table: Table): string => JSON.stringify([table.meeting, table.events]);

describe('a sealed round', () => {
	it('[RN6] tells who is in, and nothing of what they answered, in the meeting and its events', () => {
		const table = aMeeting().inConsentRound('together').answers('Hanna', canary.kind, canary.text);
		const { turns } = table.round;
		expect(turns[person('Hanna')]).toMatchObject({ state: 'spoken', answer: null });
		expect(table.events.at(-1)).toMatchObject({
			type: 'answerIn',
			payload: { round: table.round.id, who: person('Hanna'), via: null }
		});
		expect(shown(table)).not.toContain('canary');
		expect(table.meeting.objections).toEqual({});
	});

	it('[RN6] does not tell when somebody answered: the event bears the time the round opened', () => {
		const table = aMeeting().inConsentRound('together').wait(300).answers('Hanna', 'consent');
		expect(table.events.at(-1)?.at).toBe(table.round.openedAt);
		expect(table.now).toBeGreaterThan(table.round.openedAt + 300_000);
	});

	it('[RN6] leaves the same events whatever people answer, until the reveal', () => {
		const [one, other] = [aMeeting(), aMeeting()].map((meeting) =>
			meeting.inConsentRound('together')
		);
		assert(one && other);
		for (const who of one.round.order) {
			one.answers(who, 'consent');
			other.answers(who, 'objection', `a-canary of ${who}`);
		}
		expect(shown(other)).toBe(shown(one));
	});

	it('[RN6] is revealed in the order of turns, whoever answered first', () => {
		const revealed = (order: (who: Table['round']['order']) => Table['round']['order']): string => {
			const table = aMeeting().inConsentRound('together');
			for (const who of order(table.round.order)) table.answers(who, 'objection', who);
			const before = table.events.length;
			const told = table.reveal().events.slice(before);
			return JSON.stringify(told.map(({ type, payload }) => ({ type, payload })));
		};
		expect(revealed((order) => order.toReversed())).toBe(revealed((order) => order));
	});

	it('[RN6] takes a changed answer without a trace', () => {
		const table = aMeeting().inConsentRound('together').answers('Hanna', 'consent');
		const before = shown(table);
		table.answers('Hanna', canary.kind, canary.text);
		expect(shown(table)).toBe(before);
		table.everybodyConsents(['Hanna']).reveal();
		expect(table.objection).toMatchObject({ raiser: person('Hanna'), argument: 'a-canary' });
	});

	it('[RN6] is revealed all at once, by the facilitator, when everybody is in', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents(['Hanna']);
		const round = table.round.id;
		expect(table.try('Mira', 'reveal', { round })).toEqual({
			refused: 'answersMissing',
			about: [person('Hanna')]
		});
		table.answers('Hanna', 'notYet', 'the plan');
		expect(table.says('Hanna', 'reveal', { round })).toBe('notFacilitator');
		const before = table.events.length;
		table.reveal();
		expect(table.events.slice(before).map(({ type }) => type)).toEqual(['answersRevealed']);
		expect(Object.values(table.round.turns).every(({ answer }) => answer !== null)).toBe(true);
		expect(table.says('Mira', 'reveal', { round })).toBe('alreadyRevealed');
	});

	it('[RN6] counts for nothing before the reveal, even when all are in', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents();
		const { id: round } = table.round;
		const version = table.version.id;
		expect(table.says('Mira', 'askOnceMore', { round, version })).toBe('notRevealed');
		expect(table.says('Mira', 'announce', { round, version })).toBe('notRevealed');
	});

	it('[RN6] reveals no answer that a reopened seat left behind', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents();
		table.give('Mira', 'reopenSeat', { seat: person('Hanna') });
		table.give('Hanna', 'leave', {}).reveal();
		expect(table.round.turns[person('Hanna')]).toMatchObject({ state: 'left', answer: null });
	});

	it('[RN6] is not revealed as long as the answer of somebody who is in is not at hand', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents();
		const { [person('Hanna')]: lost, ...others } = table.sealed;
		assert(lost);
		table.sealed = others;
		expect(table.try('Mira', 'reveal', { round: table.round.id })).toEqual({
			refused: 'answersMissing',
			about: [person('Hanna')]
		});
	});

	it('[RN6] of speaking is over after its reveal only, and takes no answers then', () => {
		const table = aMeeting().with('Mira', 'Samuel').inStep('clarify').openRound('sealed');
		const round = table.round.id;
		const write = (name: string) =>
			table.says(name, 'answer', {
				...{ round, version: null, who: person(name), readBack: false },
				answer: { kind: 'words', text: 'Who?' }
			});
		write('Mira');
		write('Samuel');
		expect(table.says('Mira', 'closeRound', { round })).toBe('notRevealed');
		expect(table.says('Mira', 'takeTurn', { round, who: person('Mira'), as: 'passed' })).toBe(
			'wrongMode'
		);
		table.sealed = {
			[person('Mira')]: { kind: 'words', text: 'Who?' },
			[person('Samuel')]: { kind: 'words', text: 'Who?' }
		};
		table.reveal();
		expect(write('Mira')).toBe('stale');
		expect(table.says('Mira', 'closeRound', { round })).toBe('accepted');
		expect(table.says('Mira', 'reopenRound', { round, reason: 'more' })).toBe('alreadyRevealed');
	});

	it('[RN1] of speaking goes on without those who never write, who are named; the others are revealed', () => {
		const table = aMeeting().with('Mira', 'Hanna', 'Samuel').inStep('clarify').openRound('sealed');
		const round = table.round.id;
		const answer: Answer = { kind: 'words', text: 'How long?' };
		table.give('Hanna', 'answer', {
			...{ round, version: null, who: person('Hanna'), readBack: false },
			answer
		});
		table.sealed = { [person('Hanna')]: answer };
		table.give('Mira', 'closeEarly', { round, reason: 'lunch' });
		expect(table.round).toMatchObject({ state: 'open', closedEarly: 'lunch' });
		expect(shown(table)).not.toContain('How long?');
		table.reveal().give('Mira', 'closeRound', { round });
		expect(table.meeting.rounds[round]?.turns).toMatchObject({
			hanna: { state: 'spoken', answer },
			mira: { state: 'missed' },
			samuel: { state: 'missed' }
		});
		expect(table.meeting.rounds[round]?.closedEarly).toBe('lunch');
	});

	it('[RN6] waits for wishes before its reveal', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents();
		table.give('Hanna', 'wish', { kind: 'silence' });
		expect(table.says('Mira', 'reveal', { round: table.round.id })).toBe('requestWaiting');
	});

	it('[RN6] is not revealed where it is not sealed', () => {
		const table = aMeeting().inConsentRound('turns');
		expect(table.says('Mira', 'reveal', { round: table.round.id })).toBe('wrongMode');
		expect(table.meeting.rounds[table.round.id]?.item).toBe(shed);
	});
});
