import { describe, expect, test } from 'vitest';
import type { AgreementPaper } from '#governance/circle/agreementPaper.ts';
import { paragraph } from '#testing/meetings.ts';
import { logbookCsv, logbookJson, logbookMarkdown } from './exports.ts';

const heading = { circle: 'House & Garden', day: '2026-11-23' };

function anAgreement(change: Partial<AgreementPaper> = {}): AgreementPaper {
	const title = change.title ?? 'Lime trees';
	return {
		line: {
			...{ id: 'a1', circleId: 'c', title: [{ text: title, hit: false }], excerpt: null },
			...{ ownerName: 'Hanna', standing: 'inForce', kind: 'consent', provisional: false },
			...{ confidential: false, reviewAsked: false, lookAgainOn: '2027-05-31' },
			...{ reviewOn: '2027-05-31', termUntil: null, doneBy: null, endedOn: null, createdAt: 0 }
		},
		...{ title, text: paragraph('Two of them.'), driver: '', criteria: ['They live'], version: 1 },
		...{ hash: 'abc', role: null, pausedWhy: null, objections: [], record: null },
		forms: [{ version: 1, standing: 'current', at: 0, title, text: paragraph('Two of them.') }],
		history: [{ id: 'h', at: 0, kind: 'adopted', version: 1, whoName: '', words: '' }],
		may: { object: false, pause: false, resume: false, bring: false, export: true },
		...{ day: heading.day, zone: 'UTC' },
		...change
	};
}

describe('[CR5] a logbook as a table', () => {
	test('is read by spreadsheets as words, whatever they begin with', () => {
		const csv = (title: string) => logbookCsv([anAgreement({ title })]).split('\r\n')[1];
		for (const begin of ['=', '+', '-', '@', '\t', '\r', ' =', '\u0000='])
			expect(csv(`${begin}1+1`)).toContain(`a1,"'${begin}1+1",inForce`);
		expect(csv('Trees, "lime"')).toContain('a1,"Trees, ""lime""",inForce');
		expect(csv('One\nTwo')).toContain('"One\nTwo"');
	});

	test('has a row for each agreement, and one for the heads', () => {
		const csv = logbookCsv([anAgreement(), anAgreement({ criteria: ['=x'] })]);
		expect(csv.startsWith('\ufeffid,title,standing')).toBe(true);
		expect(csv.split('\r\n')).toHaveLength(4);
		expect(csv).toContain('Hanna,2027-05-31,,,,1970-01-01,1,They live,Two of them.,abc');
	});
});

test('[CR5] a logbook as Markdown holds what was agreed, and nobody’s words become marks', () => {
	const markdown = logbookMarkdown([anAgreement({ title: '# <b>*Trees*</b>\n\n## Two' })], heading);
	expect(markdown).toContain('# Logbook of House \\& Garden');
	expect(markdown).toContain('## \\# \\<b\\>\\*Trees\\*\\</b\\> \\#\\# Two');
	expect(markdown).toContain('- Owner Hanna\n- Review 31 May 2027');
	expect(markdown).toContain('Two of them.');
	expect(markdown).toContain('- 1 January 1970: Version 1 adopted');
});

test('[CR5] a logbook as JSON has every form and what happened to it', () => {
	const read: unknown = JSON.parse(logbookJson([anAgreement()], heading));
	expect(read).toMatchObject({
		...{ rondo: 'logbook', v: 1, circle: 'House & Garden', day: '2026-11-23' },
		agreements: [
			{
				...{ id: 'a1', title: 'Lime trees', standing: 'inForce', owner: 'Hanna' },
				forms: [{ version: 1, text: expect.stringContaining('Two of them.') }],
				history: [{ kind: 'adopted', version: 1, at: '1970-01-01T00:00:00.000Z' }]
			}
		]
	});
});
