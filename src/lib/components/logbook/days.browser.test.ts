import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { PurposeVersions } from '../circle/index.ts';
import { stepLines } from './stepWords.ts';
import WaitingObjections from './WaitingObjections.svelte';

const zone = 'Pacific/Auckland';
/** In the morning of the 25th in Auckland. */
const at = Date.UTC(2026, 10, 24, 20);

test('days of a logbook count in the zone of its circle', async () => {
	const step = { id: 'h', at, kind: 'ended', version: null, whoName: '', words: '' } as const;
	expect(stepLines({ history: [step], record: null, zone })[0]?.when).toBe('25 November 2026');
	const objection = { at, words: 'It floods.', by: 'Ruth', mine: false };
	await render(WaitingObjections, { objections: [objection], holds: true, zone });
	await expect.element(page.getByText(/25 November 2026/)).toBeVisible();
});

test('so does the day on which a purpose was adopted', async () => {
	const purpose = { vision: '', mission: '', aims: ['A dry house'], domain: '', version: 1 };
	const versions = [{ ...purpose, adoptedAt: at, agreementId: null }];
	await render(PurposeVersions, { versions, zone, circleId: 'c' });
	await expect.element(page.getByText(/25 November 2026/)).toBeVisible();
});
