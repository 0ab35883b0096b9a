import type { RichText } from '#governance/richText.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import { minutes } from '#testing/minutesRead.ts';
import { integrate } from '#testing/objections.ts';
import { expect, it } from 'vitest';
import { minutesMarkdown } from './minutesMarkdown.ts';

const list: RichText = ['Keys with Ruth', 'Open daily'].map((text) => ({
	kind: 'item',
	ordered: false,
	depth: 0,
	runs: [{ text }]
}));

/** The Markdown from the line that holds these words on. */
function from(words: string, markdown: string): string {
	return markdown.slice(markdown.indexOf(words));
}

it('[CD10] the record of a decision is a list of its own behind a proposal that ends with a list', () => {
	const table = aMeeting().inStep('ours');
	table.draft = list;
	table.settles({ about: 'ours', item: shed }).next();
	table.give('Samuel', 'present', { item: shed, draftHash: table.draftHash }).next();
	table.openRound().everybodySpeaks().next().openRound().everybodySpeaks().next();
	table.give('Samuel', 'yieldAmend', { item: shed }).next();
	const draftHash = table.draftHash;
	table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
	table.everybodyConsents().reveal().adopt();
	// CommonMark 5.3: an empty line does not part two lists, another mark does.
	expect(from('- Keys', minutesMarkdown(minutes(table)))).toMatch(
		/^- Keys with Ruth\n- Open daily\n\n\* \*\*Consent:\*\* .+\n(\* \*\*.+:\*\* .+\n)+\n`[0-9a-f]{64}`\n/
	);
});

it('[MT6] the objection of an item without a decision stands behind what happened', () => {
	const table = integrate(aMeeting().withObjection());
	table.give('Samuel', 'withdrawProposal', { item: shed });
	expect(minutesMarkdown(minutes(table))).toContain(
		'\n- The proposal was withdrawn.\n- **Objection:** Somebody, to version 1: Somebody could be hurt.'
	);
});

it('[MT6] people’s words stay words', () => {
	const table = aMeeting().inStep('react');
	table.give('Elif', 'writeNote', { item: shed, text: '# Not a heading\n- <b>nor a list</b>' });
	expect(minutesMarkdown(minutes(table))).toMatch(
		/\n- \\# Not a heading\\\n *\\- \\?<b>nor a list/
	);
});

it('[MT9] nothing of a confidential item stands in it', () => {
	const table = aMeeting().withObjection('a canary');
	table.settles({ about: 'confidential', item: shed, on: true });
	const markdown = minutesMarkdown(minutes(table));
	expect(markdown).toContain('\n## Confidential item\n');
	expect(markdown).not.toMatch(/canary|tool shed/);
});
