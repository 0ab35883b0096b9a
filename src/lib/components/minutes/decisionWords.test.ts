import { aMeeting, shed } from '#testing/meetings.ts';
import { minutes, those } from '#testing/minutesRead.ts';
import { integrate, resolve } from '#testing/objections.ts';
import type { ProcessSettings } from '#governance/settings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { decisionLines, undecidedLines } from './decisionWords.ts';
import { decidedLine } from './headingWords.ts';

/** The words beside a label in the record of the tool shed. */
function words(table: Table, label: string): readonly string[] {
	const [entry] = those(table, 'decision');
	assert(entry);
	const lines = decisionLines(entry.decision, 'UTC');
	return lines.flatMap((line) => (line.label === label ? [line.words] : []));
}

/** Decided by all but Lena and Ruth, who were not there. */
function withoutTwo(settings: Partial<ProcessSettings>): Table {
	const table = aMeeting().by(settings).without('Lena', 'Ruth').inConsentRound('together');
	return table.everybodyConsents().reveal().adopt();
}

function afterwards(table: Table, name: string, kind: 'consent' | 'objection', text = ''): Table {
	const { id: version } = table.version;
	return table.give(name, 'answerAfterwards', { item: shed, version, answer: { kind, text } });
}

describe('the record of a decision', () => {
	it('[CD10] names who was absent, and who answered beforehand or afterwards with the answer too', () => {
		const table = withoutTwo({ absent: 'pending' });
		expect(words(table, 'Absent')).toEqual(['Ruth and Lena']);
		expect(words(table, 'State')).toEqual(['Pending. Still to answer: Ruth and Lena.']);
		afterwards(table, 'Ruth', 'consent');
		expect(words(table, 'Absent')).toEqual(['Ruth and Lena']);
		expect(words(table, 'Consent')[0]).toContain('Ruth (afterwards)');
		expect(words(table, 'State')).toEqual(['Pending. Still to answer: Lena.']);
	});

	it('[CD10] knows no absent line where everybody was there', () => {
		expect(words(aMeeting().decided(), 'Absent')).toEqual([]);
	});

	it('[CD11] names the absent also while it is in force and they may object', () => {
		const table = withoutTwo({ absent: 'window', windowDays: 7 });
		expect(words(table, 'Absent')).toEqual(['Ruth and Lena']);
		expect(words(table, 'State')[0]).toMatch(/^In force. Absent members may object until .+\.$/);
	});

	it('[CD11] tells what brought it back', () => {
		const table = afterwards(withoutTwo({ absent: 'pending' }), 'Lena', 'objection', 'Not with me');
		expect(words(table, 'Objected later')).toEqual(['Not with me']);
		expect(words(table, 'State')).toEqual(['It came back: an absent member objected.']);
		expect(words(table, 'Consent')[0]).not.toContain('Lena');
	});

	it('[OB8] names nobody for an objection made afterwards, in the roll neither', () => {
		const table = afterwards(withoutTwo({ absent: 'pending' }), 'Lena', 'objection', 'Not with me');
		const [entry] = those(table, 'decision');
		const roll = entry?.decision.roll.filter(({ absent }) => absent);
		expect(roll).toEqual(
			['Ruth', 'Lena'].map((name) => ({
				who: { id: name.toLowerCase(), name },
				answer: null,
				via: null,
				absent: true,
				given: null
			}))
		);
	});

	it('[CD12] keeps an objection that became a concern among the concerns, and ends each sentence', () => {
		const table = aMeeting().withObjection('People may get hurt');
		const { id } = table.objection;
		table.give('Tomasz', 'turnIntoConcern', { objection: id, words: 'People may get hurt' });
		table.answers('Tomasz', 'consent').adopt();
		expect(words(table, 'Objection')).toEqual([
			'Somebody, to version 1: People may get hurt. Turned into a concern: People may get hurt'
		]);
		expect(words(table, 'Concern')).toEqual(['Somebody: People may get hurt']);
	});

	it('[CD11] is said to be decided only once it is in force', () => {
		const line = (table: Table) => {
			const [entry] = those(table, 'decision');
			assert(entry);
			return decidedLine(minutes(table).heading, entry.decision);
		};
		expect(line(aMeeting().decided())).toMatch(/^Decided by House & Garden, /);
		const table = withoutTwo({ absent: 'pending' });
		expect(line(table)).toMatch(/; not yet in force\.$/);
		expect(line(afterwards(table, 'Lena', 'objection', 'No'))).toMatch(/and come back\.$/);
	});

	it('[OB9] tells that a review was asked for and why, and that its owner paused it', () => {
		const table = aMeeting().decided();
		table.give('Elif', 'questionAgreement', { item: shed, words: 'A saw had no guard.' });
		expect(words(table, 'Review asked for')).toEqual(['A saw had no guard.']);
		expect(words(table, 'State')).toEqual(['In force.']);
		table.give('Samuel', 'pauseAgreement', { item: shed, reason: 'danger' });
		expect(words(table, 'State')).toEqual(['Paused by its owner: danger']);
	});
});

describe('an item without a decision', () => {
	const said = 'Objection';
	const lines = (table: Table) => {
		const item = minutes(table).items.find((each) => each.item === shed);
		assert(item);
		return undecidedLines(item);
	};

	it('[OB10] keeps the objection of a proposal that was deferred', () => {
		const table = integrate(aMeeting().withObjection());
		table.give('Hanna', 'nameStuck', { objection: table.objection.id });
		table.openRound().everybodySpeaks();
		const until = '2027-06-01';
		const stuck = { objection: table.objection.id, way: 'defer', name: '', until } as const;
		table.give('Mira', 'leaveStuck', stuck);
		table.give('Mira', 'settle', { question: table.question.id });
		expect(lines(table)).toEqual([
			{
				label: said,
				words:
					'Somebody, to version 1: Somebody could be hurt. It touched: House and garden are safe. Deferred.'
			}
		]);
	});

	it('[MT6] keeps an objection that was resolved before the proposal was withdrawn', () => {
		const table = resolve(aMeeting().withObjection());
		table.give('Samuel', 'withdrawProposal', { item: shed });
		expect(lines(table)[0]?.words).toMatch(/Resolved by version 2\. Thank you\.$/);
	});

	it('[CR5] ends the aim that an objection touched once, whether it is a sentence or not', () => {
		const aim = 'House and garden are safe.';
		const table = resolve(aMeeting().withObjection());
		table.give('Samuel', 'withdrawProposal', { item: shed });
		const item = minutes(table).items.find((each) => each.item === shed);
		assert(item && !item.confidential);
		const objections = item.objections.map((each) => ({ ...each, aims: [aim] }));
		const [line] = undecidedLines({ ...item, objections });
		expect(line?.words).toContain(`It touched: ${aim} Resolved`);
	});

	it('[MT6] tells of an objection that has no words yet', () => {
		expect(lines(aMeeting().withObjection(''))).toEqual([
			{ label: said, words: 'Somebody, to version 1, not yet put into words. Open.' }
		]);
	});

	it('[CD10] leaves the objections of a decision to its record', () => {
		const table = resolve(aMeeting().withObjection());
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		table.everybodyConsents().reveal().adopt();
		expect(lines(table)).toEqual([]);
		expect(words(table, said)).toHaveLength(1);
	});

	it('[MT9] tells nothing of a confidential one', () => {
		const table = aMeeting().withObjection();
		table.settles({ about: 'confidential', item: shed, on: true });
		expect(lines(table)).toEqual([]);
	});
});
