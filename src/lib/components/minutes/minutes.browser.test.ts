import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { accessibilityFindings } from '#testing/accessible.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import { minutes, those } from '#testing/minutesRead.ts';
import type { Table } from '#testing/table.ts';
import DecisionBlock from './DecisionBlock.svelte';
import MinutesPage from './MinutesPage.svelte';
import SignedOutPage from './SignedOutPage.svelte';

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

/** The minutes with a note of Elif's, for somebody whose correction of it was refused. */
async function refusedTo(name: string, own: boolean) {
	const table = aMeeting().inStep('react').openRound();
	const round = table.round.id;
	const words = { round, text: 'I will bring the key.', alsoCheckIn: false };
	const speaker = table.round.current!;
	if (own) table.give(speaker, 'minuteMyWords', words);
	else table.give('Elif', 'writeNote', { item: shed, text: 'The fence is old.' });
	const note = Object.keys(table.meeting.notes).at(-1)!;
	const { container } = await render(MinutesPage, {
		minutes: minutes(table),
		base: '/m/x',
		correcting: { me: person(name) },
		problem: 'The server could not store it.',
		kept: { note, text: 'The fence is from 1998.' }
	});
	expect(await accessibilityFindings(container)).toEqual([]);
}

test('[MT7] a correction that was refused stands in its field, and the page leads there', async () => {
	await refusedTo('Hanna', false);
	const field = page.getByRole('textbox', { name: 'As it should stand' });
	await expect.element(field).toHaveValue('The fence is from 1998.');
	await page.getByRole('link', { name: 'Your words are still in their field.' }).click();
	expect(location.hash).toBe('#kept');
});

test('[MT7] where they have no field any more, the words can be copied', async () => {
	await refusedTo('Nobody', true);
	const field = page.getByRole('textbox', { name: 'Your words, to copy' });
	await expect.element(field).toHaveValue('The fence is from 1998.');
	await expect.element(page.getByText('As it should stand')).not.toBeInTheDocument();
});

test('[MT7] who is signed out gets the words back', async () => {
	const text = 'The fence is from 1998.';
	const problem = 'You are not signed in.';
	const { container } = await render(SignedOutPage, { problem, text, joinHref: '/join' });
	const field = page.getByRole('textbox', { name: 'Your words, to copy' });
	await expect.element(field).toHaveValue(text);
	await expect.element(page.getByRole('link', { name: 'Join again' })).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('a name from right to left keeps its place in a line of the minutes and does not turn it', async () => {
	const table = aMeeting().inStep('react').openRound();
	const read = JSON.stringify(minutes(table)).replaceAll(/"name":"Elif[^"]*"/g, '"name":"דנה לוי"');
	const { container } = await render(MinutesPage, {
		...{ minutes: JSON.parse(read), base: '/m/1', correcting: null, problem: null, kept: null }
	});
	const lines = [...container.querySelectorAll('li')].filter((line) =>
		line.textContent.includes('דנה לוי')
	);
	expect(lines.length).toBeGreaterThan(1);
	for (const line of lines) {
		expect(line.textContent).toContain('\u2068דנה לוי\u2069');
		expect(getComputedStyle(line).direction).toBe('ltr');
	}
});
