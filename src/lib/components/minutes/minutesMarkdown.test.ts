import { aMeeting, shed } from '#testing/meetings.ts';
import { minutes } from '#testing/minutesRead.ts';
import { integrate } from '#testing/objections.ts';
import { expect, it } from 'vitest';
import { minutesMarkdown } from './minutesMarkdown.ts';

it('[MT6] the objection of an item without a decision stands behind what happened', () => {
	const table = integrate(aMeeting().withObjection());
	table.give('Samuel', 'withdrawProposal', { item: shed });
	expect(minutesMarkdown(minutes(table))).toContain(
		'\n- The proposal was withdrawn.\n- **Objection:** Somebody: Somebody could be hurt.'
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
