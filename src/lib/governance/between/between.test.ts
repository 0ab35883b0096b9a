import { person, shed } from '#testing/meetings.ts';
import { betweenMeetings } from '#testing/between.ts';
import { describe, expect, it } from 'vitest';
import { openObjections } from '../meeting.ts';
import { presets, readSettings } from '../settings.ts';
import { followRoll } from '../circle/followRoll.ts';
import { availableActions } from '../actions.ts';
import { follow, placeEvents } from '../decide.ts';
import { isRefusal } from '../refusal.ts';
import { asId } from '../ids.ts';

describe('whether a circle consents between its meetings', () => {
	it('[CR8] its process says so; the schools differ, and who says nothing has not allowed it', () => {
		expect([presets.s3.between, presets.sofa.between, presets.scm.between]).toEqual([
			true,
			false,
			false
		]);
		const earlier = { ...presets.s3, between: undefined };
		expect(readSettings(earlier)).toEqual({ ...presets.s3, between: false });
		expect(readSettings({ ...presets.sofa, between: true }).between).toBe(true);
		expect(readSettings({ school: 'sofa', between: 'yes', quorum: 7 })).toEqual(presets.sofa);
		expect(readSettings(null)).toEqual({ ...presets.s3, between: false });
	});
});

describe('consent between meetings', () => {
	it('[CR8] goes through the same steps, and everybody is asked in each', () => {
		const table = betweenMeetings().begun();
		expect(table.at.step).toBe('clarify');
		const steps = table.meeting.items[shed]?.method?.steps.map(({ id }) => id);
		expect(steps).toEqual(['present', 'clarify', 'react', 'amend', 'consent', 'record']);
		for (const step of ['clarify', 'react']) {
			expect(table.at.step).toBe(step);
			expect([...table.round.order].sort()).toEqual(['mira', 'ruth', 'samuel'].map(person));
			expect(table.round.mode).toBe('sealed');
			table.everybodyWrites().next();
		}
		expect(table.at.step).toBe('amend');
		table.give('Samuel', 'yieldAmend', { item: shed }).next().asks();
		expect(table.round).toMatchObject({ mode: 'sealed', purpose: 'consent' });
		table.everybodyConsents().reveal().adopt();
		expect(table.meeting.decisions[shed]?.state).toBe('inForce');
		expect(table.meeting).toMatchObject({ phase: 'ended', current: null });
	});

	it('[CR8] silence never adopts: it waits for every answer, and nobody is marked left or answered for', () => {
		const table = betweenMeetings()
			.asked()
			.everybodyConsents(['Ruth'])
			.wait(365 * 86_400);
		const { id: round, version } = table.round;
		expect(table.says('Samuel', 'reveal', { round })).toBe('answersMissing');
		expect(table.says('Samuel', 'announce', { round, version: version! })).toBe('answersMissing');
		table.disconnect('Ruth').wait(3_600);
		expect(table.says('Samuel', 'markLeft', { seat: person('Ruth'), reason: 'away' })).toBe(
			'notBetween'
		);
		const answer = { kind: 'consent', text: '' } as const;
		const forRuth = { round, version, who: person('Ruth'), answer, readBack: true };
		expect(table.says('Samuel', 'answer', forRuth)).not.toBe('accepted');
		expect(table.says('Ruth', 'leave', {})).toBe('notBetween');
		expect(table.meeting.decisions).toEqual({});
	});

	it('[CR8] no round is closed early and no step left out', () => {
		const table = betweenMeetings().begun();
		const { id: round } = table.round;
		expect(table.says('Samuel', 'closeEarly', { round, reason: 'late' })).toBe('notBetween');
		expect(table.says('Samuel', 'reveal', { round })).toBe('answersMissing');
		expect(table.says('Samuel', 'nextStep', { item: shed, from: 'clarify' })).toBe('roundOpen');
		const subject = { about: 'skip', item: shed, step: 'react' } as const;
		expect(table.says('Samuel', 'ask', { subject, text: '' })).toBe('notBetween');
	});

	it.each(['objection', 'notYet'] as const)(
		'[CR8] one %s ends it when the answers are opened: the circle takes it up when it meets',
		(kind) => {
			const table = betweenMeetings().asked().everybodyConsents(['Ruth']);
			table.answers('Ruth', kind, 'Who has the key?');
			expect(table.meeting.phase).toBe('open');
			table.reveal();
			expect(table.meeting).toMatchObject({ phase: 'ended', decisions: {} });
			expect(table.meeting.proposals[shed]?.state).toBe('deferred');
			expect(openObjections(table.meeting, shed)).toHaveLength(kind === 'objection' ? 1 : 0);
			expect(Object.values(table.meeting.rounds).every(({ state }) => state === 'closed')).toBe(
				true
			);
		}
	);

	it('[CR8] an objection after the answers were opened ends it as well', () => {
		const table = betweenMeetings().asked().everybodyConsents().reveal();
		table.answers('Ruth', 'objection');
		expect(table.meeting).toMatchObject({ phase: 'ended', decisions: {} });
	});

	it('[CR8] one member’s "not this way" ends it in any step, with their words in the minutes', () => {
		const table = betweenMeetings().begun();
		expect(table.says('Ruth', 'takeToMeeting', { item: shed, words: ' ' })).toBe('empty');
		expect(table.says('Ada', 'takeToMeeting', { item: shed, words: 'No' })).toBe('notSeated');
		table.give('Ruth', 'takeToMeeting', { item: shed, words: 'I want to talk about it' });
		expect(table.meeting.phase).toBe('ended');
		expect(table.meeting.proposals[shed]?.state).toBe('deferred');
		expect(Object.values(table.meeting.notes)).toMatchObject([
			{ by: person('Ruth'), text: 'I want to talk about it' }
		]);
		expect(Object.values(table.meeting.rounds).every(({ state }) => state === 'closed')).toBe(true);
	});

	it('[CR8] nobody takes a meeting to a meeting', () => {
		const table = betweenMeetings().asked();
		const meeting = { ...table.meeting, kind: 'meeting' } as const;
		const offered = availableActions(meeting, person('Ruth'), table.moment);
		expect(offered.map(({ type }) => type)).not.toContain('takeToMeeting');
	});

	it('[CR8, CR2] a link that the circle gets meanwhile is asked too; who left the circle is not', () => {
		const table = betweenMeetings().asked().everybodyConsents(['Ruth']);
		const persons = Object.fromEntries(table.meeting.seatOrder.map((id) => [id, `p-${id}`]));
		const roll = [...['mira', 'samuel'], 'elif'].map((name) => ({
			...{ personId: `p-${name}`, name, consents: true }
		}));
		const bodies = followRoll(table.meeting, roll, persons, () => asId('elif'));
		expect(isRefusal(bodies)).toBe(false);
		table.meeting = follow(table.meeting, placeEvents(table.meeting, null, bodies, table.now));
		const { id: round, turns } = table.round;
		expect(turns[person('Ruth')]?.state).toBe('left');
		expect(table.says('Samuel', 'reveal', { round })).toBe('answersMissing');
		table.give('Elif', 'hearText', { round, who: person('Elif'), readBack: false });
		table.answers('Elif', 'consent').reveal().adopt();
		expect(table.meeting.decisions[shed]?.roll.map(({ who }) => who)).toEqual(
			['samuel', 'mira', 'elif'].map(person)
		);
	});

	it('[CR8, RL1] who is given the right to consent meanwhile is asked too; who loses it is not', () => {
		const table = betweenMeetings().asked().answers('Samuel', 'consent');
		const persons = Object.fromEntries(table.meeting.seatOrder.map((id) => [id, `p-${id}`]));
		const consenting = (...names: readonly string[]) => {
			const roll = ['mira', 'ruth', 'samuel'].map((name) => ({
				...{ personId: `p-${name}`, name, consents: names.includes(name) }
			}));
			const bodies = followRoll(table.meeting, roll, persons, () => asId('nobody'));
			table.meeting = follow(table.meeting, placeEvents(table.meeting, null, bodies, table.now));
		};
		consenting('samuel');
		expect(table.round.turns[person('Mira')]?.state).toBe('left');
		table.reveal();
		consenting('samuel', 'ruth');
		const { id: round, version } = table.round;
		expect(table.round.turns[person('Ruth')]?.state).toBe('hearing');
		expect(table.says('Samuel', 'askOnceMore', { round, version: version! })).toBe(
			'answersMissing'
		);
		table.give('Ruth', 'hearText', { round, who: person('Ruth'), readBack: false });
		table.answers('Ruth', 'consent').adopt();
		expect(table.meeting.decisions[shed]?.roll.map(({ who }) => who)).toEqual(
			['samuel', 'ruth'].map(person)
		);
	});

	it('[CR8, CD5] its author withdraws it in any step, and nobody is asked any more', () => {
		for (const table of [betweenMeetings().begun(), betweenMeetings().asked()]) {
			expect(table.says('Ruth', 'withdrawProposal', { item: shed })).toBe('notYours');
			table.give('Samuel', 'withdrawProposal', { item: shed });
			expect(table.meeting).toMatchObject({ phase: 'ended', current: null, decisions: {} });
			expect(table.meeting.proposals[shed]?.state).toBe('withdrawn');
			expect(Object.values(table.meeting.rounds).every(({ state }) => state === 'closed')).toBe(
				true
			);
		}
	});
});
