import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { AgreementLine } from '#governance/circle/agreementPaper.ts';
import LogbookList from './LogbookList.svelte';

const line = (title: string, standing: AgreementLine['standing']): AgreementLine => ({
	...{ id: title, circleId: 'c', title: [{ text: title, hit: false }], excerpt: null },
	...{ ownerName: 'Hanna', standing, kind: 'consent', provisional: false },
	...{ confidential: false, reviewAsked: false, lookAgainOn: null, reviewOn: null },
	...{ termUntil: null, doneBy: null, endedOn: null, createdAt: 0 }
});

test('[CD11] what waits for absent members does not stand under what is in force', async () => {
	const others = [line('Leaves are raked', 'pending'), line('Fire doors stay shut', 'inForce')];
	await render(LogbookList, {
		circle: { id: 'c', name: 'House & Garden' },
		list: {
			...{ due: [], others, total: 2, pages: 1, isEmpty: false, day: '2026-11-23' },
			...{ mayExport: false, mayDecideInRole: false, mayPlan: false }
		},
		asked: { shown: 'inForce', words: '', page: 0 },
		chosen: null
	});
	const under = (heading: string) =>
		page.getByRole('heading', { name: heading, exact: true }).element().parentElement?.innerText;
	expect(under('Not in force yet')).toContain('Leaves are raked');
	expect(under('In force')).toContain('Fire doors stay shut');
	expect(under('In force')).not.toContain('Leaves are raked');
});
