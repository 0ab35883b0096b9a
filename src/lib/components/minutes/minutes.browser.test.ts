import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { accessibilityFindings } from '#testing/accessible.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import { those } from '#testing/minutesRead.ts';
import type { Table } from '#testing/table.ts';
import DecisionBlock from './DecisionBlock.svelte';

/** The decision of a table as the minutes show it. */
async function blockOf(table: Table) {
	const [entry] = those(table, 'decision');
	const { container } = await render(DecisionBlock, { decision: entry!.decision, zone: 'UTC' });
	const states = [...container.querySelectorAll('[data-seat]')].map((seat) => seat.classList);
	const inState = (state: string) => states.filter((each) => each.contains(state)).length;
	return { container, inState };
}

test('[CD10] the ring of a decision shows who consented, with a concern or without', async () => {
	const table = aMeeting().inConsentRound('together').everybodyConsents(['Hanna']);
	table.answers('Hanna', 'concern', 'noise before eight').reveal().adopt();
	const { container, inState } = await blockOf(table);
	await expect.element(page.getByRole('img', { name: '8 of 8' })).toBeVisible();
	expect([inState('consents'), inState('concern'), inState('away')]).toEqual([7, 1, 0]);
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[CD11] who objected afterwards does not stand in the ring as consenting', async () => {
	const table = aMeeting().without('Lena').inConsentRound('together').everybodyConsents();
	table.reveal().adopt();
	const answer = { kind: 'objection', text: 'Not with me' } as const;
	table.give('Lena', 'answerAfterwards', { item: shed, version: table.version.id, answer });
	const { container, inState } = await blockOf(table);
	await expect.element(page.getByText('Not with me')).toBeVisible();
	await expect.element(page.getByRole('img', { name: '7 of 8' })).toBeVisible();
	expect([inState('consents'), inState('away')]).toEqual([7, 1]);
	expect(await accessibilityFindings(container)).toEqual([]);
});
