import { describe, expect, test } from 'vitest';
import { looking } from '#governance/actions.ts';
import type { CommandType } from '#governance/commands.ts';
import { roundUnderWay } from '#governance/meeting.ts';
import { asId } from '#governance/ids.ts';
import type { ItemId } from '#governance/ids.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { nextActs } from './nextActs.ts';
import type { Act, SayNow } from './sayNow.ts';

function now(table: Table, me = table.facilitator): SayNow {
	const { meeting, draftHash } = table;
	const said = nextActs({ meeting, me, moment: looking(table.now, table.away), draftHash });
	if (said === null) throw new Error('nothing to say now');
	return said;
}

/** Presses a button. Throws when the rule book refuses. */
function press(table: Table, act: Act | null): void {
	if (act === null) throw new Error('there is no button');
	const { type, payload } = act.command;
	if (type === 'closeEarly' || type === 'reopenRound')
		table.give(table.facilitator, type, { ...payload, reason: 'Time is short.' });
	else table.give(table.facilitator, type, payload);
}

/** What the others do on their own devices while the facilitator waits. */
function othersAct(table: Table): void {
	const round = roundUnderWay(table.meeting);
	if (round?.purpose === 'consent') table.everybodyConsents();
	else if (table.meeting.proposals[shed]?.authorAsked === false)
		table.give('Samuel', 'yieldAmend', { item: shed });
	else throw new Error('nobody knows what to do');
}

/** Follows the ink button from the lobby to the end, and tells which commands that were. */
function follow(table: Table): readonly CommandType[] {
	const pressed: CommandType[] = [];
	while (table.meeting.phase !== 'ended') {
		if (pressed.length > 200) throw new Error(`this goes round in circles: ${pressed.slice(-5)}`);
		const { primary } = now(table);
		if (primary === null || primary.refusal !== null) othersAct(table);
		else {
			press(table, primary);
			pressed.push(primary.command.type);
		}
	}
	return pressed;
}

function once(types: readonly CommandType[]): readonly CommandType[] {
	return types.filter((type, at) => type !== types[at - 1]);
}

describe('the ink button', () => {
	test.each(['together', 'turns'] as const)(
		'leads from the lobby to the end, with answers %s',
		(answers) => {
			const pressed = follow(aMeeting().by({ answers }).inLobby());
			const consent =
				answers === 'together' ? ['openConsentRound', 'reveal'] : ['openConsentRound'];
			const round = ['openRound', 'takeTurn', 'closeRound'];
			const agenda = ['startItem', 'ask', 'settle', 'finishItem'];
			expect(once(pressed)).toEqual([
				'startMeeting',
				...[...round, 'finishItem', ...agenda],
				...['startItem', 'ask', 'settle', 'nextStep', 'present', 'nextStep'],
				...[...round, 'nextStep', ...round, 'nextStep'],
				...[...consent, 'askOnceMore', 'announce', 'finishItem'],
				...['startItem', ...round, 'finishItem', 'endMeeting']
			]);
		}
	);

	test('is there for the facilitator alone, and gone after the end', () => {
		const table = aMeeting().started();
		const moment = looking(table.now, {});
		const { meeting } = table;
		expect(nextActs({ meeting, me: person('Elif'), moment, draftHash: null })).toBeNull();
		follow(table);
		const me = table.facilitator;
		expect(nextActs({ meeting: table.meeting, me, moment, draftHash: null })).toBeNull();
	});
});

describe('before the meeting', () => {
	test('the facilitator reads who is still missing, and may begin all the same', () => {
		const { prompt, primary } = now(aMeeting().without('Lena', 'Ruth').inLobby());
		expect(prompt).toEqual({ say: 'lobby', missing: [person('Ruth'), person('Lena')] });
		expect(primary?.refusal).toBeNull();
	});
});

describe('in a round', () => {
	test('the button names the next person, and what opens afterwards is counted', () => {
		const table = aMeeting().inStep('react').openRound();
		const [first, second] = table.round.order;
		const { prompt, primary, secondary, quiet, ahead } = now(table);
		expect(prompt).toEqual({
			say: 'step',
			prompt: 'react',
			who: person('Samuel'),
			now: first,
			next: second
		});
		expect(primary).toMatchObject({ who: second, command: { type: 'takeTurn' } });
		expect(secondary.map((act) => act.command.type)).toEqual(['extendTurn', 'takeTurn']);
		expect(quiet.map((act) => act.command.type)).toEqual(['changeDirection', 'closeEarly', 'undo']);
		expect(ahead).toEqual({ step: 'amend', left: 8 });
	});

	test('[CD4] the author is named as the one who listens until their own turn', () => {
		const table = aMeeting().inStep('react').openRound();
		const author = person('Samuel');
		const named = () => {
			const { prompt } = now(table);
			return prompt.say === 'step' ? prompt.who : undefined;
		};
		const { order } = table.round;
		const heard = order.map(() => {
			const who = named();
			press(table, now(table).primary);
			return who;
		});
		const at = order.indexOf(author);
		expect(heard).toEqual(order.map((_, place) => (place < at - 1 ? author : null)));
	});

	test('[RN3] who cannot answer yet in a consent round in turn is put to the end with one tap, not the last', () => {
		const table = aMeeting().inConsentRound('turns');
		const [first, second] = table.round.order;
		const later = () => now(table).secondary.find(({ command }) => command.type === 'takeTurn');
		expect(later()).toMatchObject({ who: first, command: { payload: { as: 'deferred' } } });
		press(table, later() ?? null);
		expect(table.round.current).toBe(second);
		for (const who of table.round.order.slice(1)) table.answers(who, 'consent');
		expect(table.round.current).toBe(first);
		expect(later()).toBeUndefined();
	});

	test('[RN2] goes the other way round with one tap, as long as that changes anything', () => {
		const table = aMeeting().inStep('react').openRound();
		const last = table.round.order.at(-1);
		press(table, now(table).quiet.find((act) => act.command.type === 'changeDirection') ?? null);
		expect(now(table).primary).toMatchObject({ who: last });
		while (table.round.order.at(-2) !== table.round.current) press(table, now(table).primary);
		expect(now(table).quiet.map((act) => act.command.type)).not.toContain('changeDirection');
	});

	test('nobody is put to the end when nobody else waits', () => {
		const table = aMeeting().inStep('react').openRound();
		while (table.round.order.at(-1) !== table.round.current) press(table, now(table).primary);
		expect(now(table).secondary.map((act) => act.command.type)).toEqual(['extendTurn']);
		expect(now(table).primary).toMatchObject({ who: null });
	});

	test('[RN7] an open round goes by hands, and invites those who are silent', () => {
		const table = aMeeting().inStep('react').openRound('open');
		expect(now(table).prompt).toMatchObject({ say: 'invite' });
		table.give('Elif', 'raiseHand', { round: table.round.id });
		expect(now(table).primary).toMatchObject({
			who: person('Elif'),
			command: { type: 'giveWord' }
		});
	});

	test('[RN6] a sealed round is revealed when everybody is in, and names who is missing', () => {
		const table = aMeeting().inStep('react').openRound('sealed');
		const { prompt, primary } = now(table);
		expect(prompt).toMatchObject({ say: 'missing' });
		expect(primary?.refusal?.refused).toBe('answersMissing');
		expect(now(table).quiet[0]).toMatchObject({ command: { type: 'closeEarly' }, refusal: null });
		for (const name of table.round.order) table.answers(name, 'words', 'Yes.');
		expect(now(table).primary?.refusal).toBeNull();
	});

	test('[RN1] a paused round goes on, and may be closed early with a reason', () => {
		const table = aMeeting().inStep('react').openRound();
		table.give('Mira', 'pauseRound', { round: table.round.id });
		const { primary, quiet } = now(table);
		expect(primary?.command.type).toBe('resumeRound');
		expect(quiet[0]).toMatchObject({ needs: 'reason', command: { type: 'closeEarly' } });
	});
});

describe('what comes before the next step', () => {
	test('[RN11] a wish is answered first; silence lasts until somebody goes on', () => {
		const table = aMeeting().inStep('react').openRound();
		table.give('Elif', 'wish', { kind: 'silence' });
		expect(now(table).prompt).toMatchObject({ say: 'wish', wish: { kind: 'silence' } });
		press(table, now(table).primary);
		expect(now(table).prompt).toEqual({ say: 'quiet' });
		press(table, now(table).primary);
		expect(now(table).primary?.command.type).toBe('takeTurn');
	});

	test('[RN11] a wish for a round is given by opening one', () => {
		const table = aMeeting().inStep('amend');
		table.give('Elif', 'wish', { kind: 'round' });
		expect(now(table).primary).toMatchObject({ command: { type: 'openRound' }, refusal: null });
		press(table, now(table).primary);
		expect(now(table).primary?.command.type).toBe('takeTurn');
	});

	test('[CD4] a wish to go back is given by going back, to the reactions first', () => {
		const table = aMeeting().inStep('amend');
		table.give('Elif', 'wish', { kind: 'back' });
		const { primary, secondary } = now(table);
		expect(primary).toMatchObject({ command: { payload: { to: 'react' } }, refusal: null });
		expect(secondary.map((act) => act.command.type)).toEqual(['goBack', 'answerWish']);
		press(table, primary);
		expect(table.at.step).toBe('react');
	});

	test('[QC1] a question that somebody minds cannot be settled, and says who it is', () => {
		const table = aMeeting().inStep('ours');
		press(table, now(table).primary);
		const question = Object.values(table.meeting.questions).at(-1);
		table.give('Jonas', 'sayNo', { question: question!.id, words: 'It is the role’s.' });
		const { prompt, primary, secondary } = now(table);
		expect(prompt).toMatchObject({ say: 'objecting', who: [person('Jonas')] });
		expect(primary?.refusal?.refused).toBe('questionObjected');
		expect(secondary.map((act) => act.command.type)).toEqual(['wantRound', 'drop']);
	});

	test('[QC1] a round that somebody asked for holds the floor, then the question is settled', () => {
		const table = aMeeting().inStep('ours');
		press(table, now(table).primary);
		const question = Object.values(table.meeting.questions).at(-1);
		table.give('Jonas', 'wantRound', { question: question!.id });
		expect(now(table).primary?.command.type).toBe('takeTurn');
		table.everybodySpeaks();
		expect(now(table).primary).toMatchObject({ command: { type: 'settle' }, refusal: null });
	});
});

describe('a proposal', () => {
	test('[CD5] the next step waits for the author, and says so', () => {
		const { primary, prompt, quiet } = now(aMeeting().inStep('amend'));
		expect(prompt).toMatchObject({ prompt: 'amend', who: person('Samuel') });
		expect(primary?.refusal?.refused).toBe('authorFirst');
		expect(quiet[0]?.command).toMatchObject({ payload: { subject: { about: 'skip' } } });
	});

	test('[CD2] without a review date the consent round stays locked, and says why', () => {
		const table = aMeeting().inStep('consent');
		const { details } = table.meeting.proposals[shed]!;
		const undated = { ...details, reviewOn: null };
		table.give('Samuel', 'changeDetails', { item: shed, details: undated });
		expect(now(table).primary?.refusal?.refused).toBe('noReviewDate');
	});

	test('one that left the table lets its item end', () => {
		const table = aMeeting().inStep('react');
		table.give('Samuel', 'withdrawProposal', { item: shed });
		expect(now(table)).toMatchObject({
			prompt: { say: 'left', item: shed },
			primary: { command: { type: 'finishItem' }, refusal: null }
		});
	});
});

describe('between items', () => {
	test('the next waiting item is named; the meeting may also end', () => {
		const { prompt, quiet } = now(aMeeting().readyForItems());
		expect(prompt).toEqual({ say: 'startItem', item: shed });
		expect(quiet).toContainEqual(
			expect.objectContaining({ needs: 'yes', command: { type: 'endMeeting', payload: {} } })
		);
	});

	test('parked items do not hold the end', () => {
		const table = aMeeting().readyForItems();
		table.settles({ about: 'park', item: shed });
		expect(now(table).prompt).toEqual({ say: 'startItem', item: asId<ItemId>('closing') });
	});
});
