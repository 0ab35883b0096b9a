import { aMeeting, person, shed } from '#testing/meetings.ts';
import { entriesOf, everything, minutes, names, those } from '#testing/minutesRead.ts';
import { assert, describe, expect, it } from 'vitest';

describe('the heading', () => {
	it('[MT6] names circle, times and who facilitated, one after the other', () => {
		const table = aMeeting().inStep('react');
		table.give('Mira', 'handOver', { to: person('Ruth'), item: shed });
		table.give('Ruth', 'nameSecretary', { who: person('Elif') });
		const { heading, phase } = minutes(table);
		expect(heading).toMatchObject({
			organisation: 'Lindenhof',
			circle: 'House & Garden',
			zone: 'Europe/Berlin',
			startedAt: table.meeting.startedAt,
			endedAt: null,
			secretary: { name: 'Elif' }
		});
		expect(heading.facilitators.map(({ who, how }) => [who.name, how])).toEqual([
			['Mira', 'planned'],
			['Ruth', 'handed']
		]);
		expect(phase).toBe('open');
	});
});

describe('attendance', () => {
	it('[MT6] tells who was there, came late, left, and did not come', () => {
		const table = aMeeting().without('Lena', 'Jonas').started();
		const { startedAt } = table.meeting;
		table.give('Jonas', 'takeSeat', { member: true }).give('Tomasz', 'leave', {});
		const byName = new Map(minutes(table).attendance.map((line) => [line.who.name, line]));
		expect(byName.get('Lena')?.stays).toEqual([]);
		expect(byName.get('Hanna')).toMatchObject({ lateAt: null, stays: [{ until: null }] });
		expect(byName.get('Jonas')?.lateAt).toBeGreaterThan(startedAt ?? 0);
		expect(byName.get('Tomasz')?.stays).toMatchObject([{ until: table.now, reason: '' }]);
	});

	it('[MT6] keeps every stay of who came back, and why somebody was marked left', () => {
		const table = aMeeting().started().disconnect('Ruth').wait(60);
		table.give('Mira', 'markLeft', { seat: person('Ruth'), reason: 'train' });
		table.give('Ruth', 'comeBack', {});
		const ruth = minutes(table).attendance.find(({ who }) => who.name === 'Ruth');
		expect(ruth?.stays.map(({ reason, until }) => [reason, until === null])).toEqual([
			['train', false],
			['', true]
		]);
	});

	it('[MT6] tells who let somebody in, and who entered answers for whom', () => {
		const table = aMeeting().without('Lena', 'Jonas').started();
		table.give('lena-phone', 'ringDoor', { seat: person('Lena'), name: 'Lena' });
		const [request] = Object.values(table.meeting.door);
		assert(request);
		table.give('Hanna', 'letIn', { request: request.id });
		table.give('Mira', 'seatWithoutDevice', { seat: person('Jonas'), helper: person('Elif') });
		const byName = new Map(minutes(table).attendance.map((line) => [line.who.name, line]));
		expect(byName.get('Lena')?.letInBy?.name).toBe('Hanna');
		expect(names(byName.get('Jonas')?.helpers ?? [])).toEqual(['Elif']);
	});
});

describe('rounds', () => {
	it('[MT6] say who spoke and who passed, and never what was said', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const first = table.round.current;
		assert(first);
		table.give(first, 'takeTurn', { round: table.round.id, who: first, as: 'passed' });
		table.everybodySpeaks();
		const [round] = those(table, 'round');
		expect(round?.passed.map(({ id }) => id)).toEqual([first]);
		expect(round?.spoken).toHaveLength(7);
	});

	it('[MT6] closed early name who was missed, with the reason', () => {
		const table = aMeeting().with('Mira', 'Hanna', 'Samuel').inStep('clarify').openRound();
		const first = table.round.current;
		assert(first);
		table.give(first, 'takeTurn', { round: table.round.id, who: first, as: 'spoken' });
		table.give('Mira', 'closeEarly', { round: table.round.id, reason: 'the room closes' });
		const [round] = those(table, 'round');
		expect(round).toMatchObject({ closedEarly: 'the room closes', spoken: [{ id: first }] });
		expect(round?.missed).toHaveLength(2);
	});

	it('[MT6] under way in secret tell nothing but who is in', () => {
		const table = aMeeting().inStep('clarify').openRound('sealed');
		table.give('Hanna', 'answer', {
			round: table.round.id,
			version: null,
			who: person('Hanna'),
			answer: { kind: 'words', text: 'a-canary' },
			readBack: false
		});
		table.sealed = { [person('Hanna')]: { kind: 'words', text: 'a-canary' } };
		expect(everything(table)).not.toContain('canary');
		expect(names(those(table, 'round')[0]?.spoken ?? [])).toEqual(['Hanna']);
		expect(those(table, 'round')[0]?.waiting).toHaveLength(7);
	});

	it('[MT6] leave out what was undone', () => {
		const table = aMeeting().inStep('clarify').openRound();
		table.give('Mira', 'undo', { step: 'openRound' });
		expect(those(table, 'round')).toEqual([]);
		table.openRound().everybodySpeaks();
		expect(those(table, 'round')).toHaveLength(1);
		const steps = those(table, 'step');
		table.next().give('Mira', 'undo', { step: 'nextStep' });
		expect(those(table, 'step')).toEqual(steps);
	});

	it('[MT6] of consent name the version, who was asked and who was absent, not the answers', () => {
		const table = aMeeting().without('Lena').inConsentRound('together');
		const [round] = those(table, 'consentRound');
		expect(round).toMatchObject({ version: 1, decided: false, absent: [{ name: 'Lena' }] });
		expect(round?.asked).toHaveLength(7);
	});
});

describe('items', () => {
	it('[MT6] tell the steps and quick consents in the order they happened, one line each', () => {
		const table = aMeeting()
			.inStep('clarify')
			.settles({ about: 'skip', item: shed, step: 'react' });
		expect(
			entriesOf(table).map((entry) =>
				entry.kind === 'question'
					? `${entry.about} ${entry.outcome} ${entry.prompt ?? ''}`.trim()
					: entry.kind === 'step'
						? `${entry.how} ${entry.prompt}`
						: entry.kind
			)
		).toEqual([
			'ours settled',
			'entered present',
			'version',
			'entered clarify',
			'skip settled react',
			'skipped react'
		]);
	});

	it('[MT6] that left the table say where to, and those that were not reached are listed', () => {
		const table = aMeeting().inStep('react');
		table.settles({ about: 'defer', item: shed, until: '2027-03-01', owner: person('Hanna') });
		expect(those(table, 'exit')).toMatchObject([
			{ as: 'deferred', to: 'Hanna', until: '2027-03-01' }
		]);
		expect(minutes(table).notReached).toEqual([{ title: 'Closing', state: 'waiting' }]);
	});

	it('[MT6] that were parked and taken up again say so', () => {
		const table = aMeeting().inStep('react').settles({ about: 'park', item: shed });
		expect(minutes(table).items.at(-1)).toMatchObject({ item: shed, state: 'parked' });
		table.give('Mira', 'startItem', { item: shed });
		expect(entriesOf(table).slice(-2)).toMatchObject([{ kind: 'parked' }, { kind: 'resumed' }]);
	});

	it('[MT6] tell silence without who asked for it', () => {
		const table = aMeeting().inStep('react').give('Hanna', 'wish', { kind: 'silence' });
		const [wish] = table.meeting.wishes;
		assert(wish);
		table.give('Mira', 'answerWish', { wish: wish.id, given: true }).wait(90);
		table.give('Mira', 'endQuiet', {});
		const [quiet] = those(table, 'quiet');
		expect(quiet).toMatchObject({ what: 'silence' });
		expect((quiet?.until ?? 0) - (quiet?.at ?? 0)).toBe(91_000);
		expect(JSON.stringify(quiet)).not.toContain('hanna');
	});
});
