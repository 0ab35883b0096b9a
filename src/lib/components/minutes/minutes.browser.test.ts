import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { looking } from '#governance/actions.ts';
import { noteReader } from '#governance/record/noteWays.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import { minutes, those } from '#testing/minutesRead.ts';
import type { Table } from '#testing/table.ts';
import DecisionBlock from './DecisionBlock.svelte';
import MinutesPage from './MinutesPage.svelte';
import SignedOutPage from './SignedOutPage.svelte';
import type { Doing } from './whatHappened.ts';

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

/** The page of the minutes as somebody gets it. */
function shownTo(table: Table, name: string) {
	return {
		minutes: minutes(table),
		base: '/m/x',
		reader: noteReader(table.meeting, person(name), looking(table.now, {})),
		page: 'loaded',
		done: null,
		problem: null,
		kept: null
	};
}

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
		...shownTo(table, name),
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
		...shownTo(table, 'listener'),
		minutes: JSON.parse(read)
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

/** A note of Elif's that Samuel asks to strike, after the end. */
function askedToStrike(): Table {
	const table = aMeeting().inStep('react');
	table.give('Elif', 'writeNote', { item: shed, text: 'The fence is old.' });
	const note = Object.values(table.meeting.notes).at(-1)!.id;
	return table.give('Samuel', 'strikeNote', { note });
}

test('[MT7] whose words somebody asks to strike is led to a form that says yes', async () => {
	const table = askedToStrike();
	const { container } = await render(MinutesPage, shownTo(table, 'Elif'));
	await expect.element(page.getByText('Samuel asks to strike this.')).toBeVisible();
	await page.getByRole('link', { name: 'Somebody asks to strike words of yours.' }).click();
	const button = container.querySelector(`${location.hash} button`)!;
	expect(button.textContent.trim()).toBe('Yes, strike it');
	expect((button as HTMLButtonElement).form?.getAttribute('action')).toBe('?/agree');
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[MT7] the others read that the note waits for its author, and ask no second time', async () => {
	const { container } = await render(MinutesPage, shownTo(askedToStrike(), 'Hanna'));
	await expect.element(page.getByText('Waits for Elif to agree to striking it.')).toBeVisible();
	expect(container.textContent).not.toContain('Yes, strike it');
	expect(container.textContent).not.toContain('Ask to strike it');
	expect(container.textContent).not.toContain('Somebody asks');
});

test('[MT7] another’s words are asked for, one’s own are struck at once', async () => {
	const table = aMeeting().inStep('react').openRound();
	const speaker = table.round.current!;
	const round = table.round.id;
	table.give(speaker, 'minuteMyWords', { round, text: 'I bring the key.', alsoCheckIn: false });
	const other = await render(MinutesPage, shownTo(table, speaker === 'elif' ? 'Hanna' : 'Elif'));
	const buttons = () =>
		[...document.querySelectorAll('main button')].map((each) => each.textContent.trim());
	expect(buttons()).toEqual(['Ask to strike it']);
	await other.unmount();
	await render(MinutesPage, {
		...shownTo(table, 'Elif'),
		reader: noteReader(table.meeting, speaker, looking(0, {}))
	});
	expect(buttons()).toEqual(['Save the correction', 'Strike it']);
});

test('[MT7] the page that follows says at the line what was done, and nothing that is not so', async () => {
	const table = askedToStrike();
	const note = Object.values(table.meeting.notes).at(-1)!.id;
	const said = async (name: string, what: Doing) => {
		const done = { what, note };
		const shown = await render(MinutesPage, { ...shownTo(table, name), done });
		const status = shown.container.querySelector('[role="status"]');
		expect(status?.id ?? 'done').toBe('done');
		const words = status?.textContent ?? null;
		const line = status?.closest('li')?.textContent ?? '';
		expect(await accessibilityFindings(shown.container)).toEqual([]);
		await shown.unmount();
		return [words, words !== null && line.includes('The fence')];
	};
	expect(await said('Samuel', 'strike')).toEqual([
		...['You have asked Elif to agree. Until then it stays.', true]
	]);
	expect(await said('Hanna', 'strike')).toEqual([null, false]);
	expect(await said('Hanna', 'correct')).toEqual([null, false]);
	table.give('Hanna', 'correctNote', { note, text: 'The fence is from 1998.' });
	expect(await said('Hanna', 'correct')).toEqual([
		...['Your correction is saved. The earlier words are kept with it.', true]
	]);
	table.give('Elif', 'agreeToStrike', { note });
	expect((await said('Elif', 'agree'))[0]).toMatch(/^Struck\./);
	expect(await said('Hanna', 'correct')).toEqual([null, false]);
});

test('[MT6] the lines of a note stay lines', async () => {
	const table = aMeeting().inStep('react');
	table.give('Elif', 'writeNote', { item: shed, text: 'First.\nSecond.' });
	const { container } = await render(MinutesPage, shownTo(table, 'listener'));
	const words = [...container.querySelectorAll('li .words')].find(
		({ textContent }) => textContent === 'First.\nSecond.'
	);
	expect(getComputedStyle(words!).whiteSpace).toMatch(/pre-line|preserve-breaks/);
});

/** Where these words stand on the screen. */
function placeOf(node: Element, words: string): DOMRect {
	const text = [...node.childNodes].find((each) => each.textContent?.includes(words))!;
	const from = text.textContent!.indexOf(words);
	const range = document.createRange();
	range.setStart(text, from);
	range.setEnd(text, from + words.length);
	return range.getBoundingClientRect();
}

test('a name from right to left at the beginning of a decision’s line leaves the others in their order', async () => {
	const table = aMeeting().inConsentRound('together').everybodyConsents().reveal().adopt();
	const [entry] = those(table, 'decision');
	const first = entry!.decision.roll[0]!.who.name;
	const read = JSON.stringify(entry!.decision).replaceAll(`"name":"${first}"`, '"name":"דנה לוי"');
	const { container } = await render(DecisionBlock, { decision: JSON.parse(read), zone: 'UTC' });
	const line = [...container.querySelectorAll('dd')].find((each) =>
		each.textContent.startsWith('\u2068דנה לוי')
	)!;
	const second = entry!.decision.roll[1]!.who.name;
	expect(placeOf(line, 'דנה').left).toBeLessThan(placeOf(line, second).left);
});

test('a long name leaves the short words beside it whole', async () => {
	const table = aMeeting().inStep('react');
	const long = 'Friederike-Annegret Überschwänglich-Großmütherchen von Öhring';
	const read = JSON.stringify(minutes(table)).replaceAll(/"name":"Elif[^"]*"/g, `"name":"${long}"`);
	const { container } = await render(MinutesPage, {
		...shownTo(table, 'listener'),
		minutes: JSON.parse(read)
	});
	const lines = [...container.querySelectorAll('.attendance li')];
	const presence = lines.find(({ textContent }) => textContent.includes(long))!.lastElementChild!;
	const other = lines.find(({ textContent }) => !textContent.includes(long))!.lastElementChild!;
	expect(placeOf(presence, 'here').height).toBe(placeOf(other, 'here').height);
});
