import { aMeeting, shed } from '#testing/meetings.ts';
import { those } from '#testing/minutesRead.ts';
import type { ProcessSettings } from '#governance/settings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { decisionLines } from './decisionWords.ts';

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
		expect(words(table, 'Objected afterwards')).toEqual(['Not with me']);
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

	it('[OB9] tells that a review was asked for and why, and that its owner paused it', () => {
		const table = aMeeting().decided();
		table.give('Elif', 'questionAgreement', { item: shed, words: 'A saw had no guard.' });
		expect(words(table, 'Review asked for')).toEqual(['A saw had no guard.']);
		expect(words(table, 'State')).toEqual(['In force.']);
		table.give('Samuel', 'pauseAgreement', { item: shed, reason: 'danger' });
		expect(words(table, 'State')).toEqual(['Paused by its owner: danger']);
	});
});
