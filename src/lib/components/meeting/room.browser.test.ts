import '#ui/tokens.css';
import '#ui/base.css';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting, person } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import MeetingRoom from './MeetingRoom.svelte';

/** The page of one person; commands of others on the table show after `look`. */
async function pageOf(table: Table, name: string, part: 'seat' | 'listener' = 'seat') {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name, part),
		lineTo(table, name, (shown) => live.show(shown))
	);
	const { container } = await render(MeetingRoom, { live, wide: false });
	return { live, container, look: () => live.show(shownOf(table)) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

/** In the reaction round, up to the turn of that person. */
function reacting(name: string): Table {
	const table = aMeeting().inStep('react').openRound();
	while (table.round.current !== person(name)) {
		const who = table.round.current!;
		table.give(who, 'takeTurn', { round: table.round.id, who, as: 'spoken' });
	}
	return table;
}

afterEach(() => {
	localStorage.clear();
	history.replaceState(null, '', location.pathname + location.search);
});

test('[RN1] whose turn it is hands on to the next by name', async () => {
	const table = reacting('Elif');
	const { container } = await pageOf(table, 'Elif');
	await expect
		.element(page.getByRole('heading', { name: 'Elif, how does this proposal land with you?' }))
		.toBeVisible();
	await button(/I have spoken.*Hand on to Tomasz, who is next/s).click();
	expect(table.round.turns[person('Elif')]?.state).toBe('spoken');
	await expect.element(button(/I have spoken/)).not.toBeInTheDocument();
	await expect.element(page.getByText('Thank you. Tomasz speaks now.')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[RN3] one may pass, or be asked again at the end', async () => {
	const table = reacting('Elif');
	await pageOf(table, 'Elif');
	await button('Come back to me').click();
	expect(table.round.turns[person('Elif')]?.state).toBe('deferred');
	await expect
		.element(page.getByText('We come back to you at the end of this round.'))
		.toBeVisible();
});

test('who is next is told so, and has nothing to do but listen', async () => {
	const { container } = await pageOf(reacting('Elif'), 'Tomasz');
	await expect.element(page.getByRole('heading', { name: 'You are next, Tomasz' })).toBeVisible();
	await expect.element(button(/I have spoken/)).not.toBeInTheDocument();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('only my own turn interrupts a screen reader', async () => {
	const table = reacting('Elif');
	const { container, look } = await pageOf(table, 'Tomasz');
	const assertive = () => container.querySelector('[aria-live="assertive"]')?.textContent.trim();
	const polite = () =>
		container.querySelector('[aria-live="polite"][aria-atomic]')?.textContent.trim();
	expect(assertive()).toBe('');
	expect(polite()).toBe('Elif speaks. You are next.');
	table.give('Elif', 'takeTurn', { round: table.round.id, who: person('Elif'), as: 'spoken' });
	look();
	await expect.poll(assertive).toBe('Your turn, Tomasz. How does this proposal land with you?');
});

test('the list is one tap away and says what the ring says', async () => {
	const { container } = await pageOf(reacting('Elif'), 'Elif');
	await page.getByRole('radio', { name: 'List' }).click({ force: true });
	const rows = [...container.querySelectorAll('[data-turn]')].map((row) =>
		row.textContent.replace(/\s+/g, ' ').trim()
	);
	expect(rows).toHaveLength(8);
	expect(rows.find((row) => row.includes('You'))).toContain('now');
	expect(rows.find((row) => row.includes('Tomasz'))).toContain('next');
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[CD3] who presents has the word in the list too', async () => {
	const { container } = await pageOf(aMeeting().inStep('present'), 'Mira');
	const rows = [...container.querySelectorAll('[data-turn]')].map((row) => row.textContent);
	expect(rows.find((row) => row.includes('now'))).toContain('Samuel');
});

test('a note for myself stays on this device and is there again', async () => {
	const table = reacting('Elif');
	const first = await pageOf(table, 'Tomasz');
	await button('Note for myself').click();
	await page.getByRole('textbox', { name: 'A note for yourself' }).fill('Ask about the hedge');
	await button('Done').click();
	expect(JSON.stringify(shownOf(table))).not.toContain('hedge');
	first.container.remove();
	await pageOf(table, 'Tomasz');
	await button('Note for myself').click();
	await expect
		.element(page.getByRole('textbox', { name: 'A note for yourself' }))
		.toHaveValue('Ask about the hedge');
});

test('[RN11] who cannot follow asks for silence, a pause or a round, and may take it back', async () => {
	const table = reacting('Elif');
	await pageOf(table, 'Tomasz');
	await button('I cannot follow').click();
	await button('A pause').click();
	expect(table.meeting.wishes.map(({ kind }) => kind)).toEqual(['pause']);
	await expect.element(page.getByText('You asked for a pause.')).toBeVisible();
	await button('Take it back').click();
	expect(table.meeting.wishes).toEqual([]);
});

test('[RN7] in an open round one raises a hand and sees the place in the queue', async () => {
	const table = aMeeting().inStep('react').openRound('open');
	table.give('Hanna', 'raiseHand', { round: table.round.id });
	await pageOf(table, 'Elif');
	await button('I want to speak').click();
	await expect.element(button(/Lower my hand.*Your place in the queue: 2/s)).toBeVisible();
});

test('[RL1] a listener sees the round and has nothing to press', async () => {
	const { container } = await pageOf(reacting('Elif'), 'Ada', 'listener');
	await expect
		.element(page.getByRole('heading', { name: 'What comes up for you when you hear this?' }))
		.toBeVisible();
	// There is the text to unfold, and nothing to act with.
	expect(
		button(/./)
			.elements()
			.map(({ textContent }) => textContent.trim())
	).toEqual(['Read all']);
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[RN5] who said goodbye may sit down again', async () => {
	const table = reacting('Elif');
	table.give('Tomasz', 'leave', {});
	await pageOf(table, 'Tomasz');
	await button('Sit down again').click();
	expect(table.seat('Tomasz').presence).toBe('here');
});

test('a new scene is shown from its top, but nobody who writes is moved', async () => {
	const table = aMeeting().inConsentRound('together').everybodyConsents();
	const { look } = await pageOf(table, 'Elif');
	document.body.style.minBlockSize = '300vh';
	window.scrollTo(0, 300);
	table.reveal();
	look();
	await expect.poll(() => window.scrollY).toBe(0);
	const field = document.body.appendChild(document.createElement('textarea'));
	field.focus();
	window.scrollTo(0, 300);
	table.adopt();
	look();
	await expect.element(page.getByText('We have consent').first()).toBeInTheDocument();
	expect(window.scrollY).toBe(300);
	field.remove();
	document.body.style.minBlockSize = '';
});

test('people, notes and actions are one tap away, and the way back is told', async () => {
	const table = reacting('Elif');
	const { container } = await pageOf(table, 'Tomasz');
	const place = (name: string | RegExp) =>
		page.getByRole('navigation', { name: 'Parts of the meeting' }).getByRole('link', { name });
	await place('People').click();
	await expect.element(page.getByRole('heading', { name: 'People' })).toBeVisible();
	await expect.element(page.getByRole('list', { name: 'People' }).getByText('Ruth')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await place('Notes').click();
	await expect.element(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible();
	await place('Actions').click();
	await expect.element(page.getByRole('heading', { name: 'No actions yet' })).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await page.getByRole('link', { name: 'Back to the matter' }).click();
	await expect.element(page.getByRole('heading', { name: 'You are next, Tomasz' })).toBeVisible();
	await expect
		.element(page.getByRole('heading', { name: 'No actions yet' }))
		.not.toBeInTheDocument();
});

test('[RL1] a listener finds who is here, and no notes to write', async () => {
	await pageOf(reacting('Elif'), 'Ada', 'listener');
	await page.getByRole('link', { name: 'People' }).click();
	await expect.element(page.getByRole('heading', { name: 'People' })).toBeVisible();
	expect(page.getByRole('link', { name: 'Notes' }).elements()).toHaveLength(0);
	await expect.element(button(/./)).not.toBeInTheDocument();
});

test('[RN5] who leaves is asked first, and may sit down again', async () => {
	const table = reacting('Elif');
	await pageOf(table, 'Tomasz');
	await page.getByRole('link', { name: 'People' }).click();
	await button('Leave the meeting').click();
	const dialog = page.getByRole('dialog');
	await expect.element(dialog).toHaveAccessibleDescription(/Your seat is kept/);
	await dialog.getByRole('button', { name: 'Leave' }).click();
	await expect.poll(() => table.seat('Tomasz').presence).toBe('left');
	await expect.element(button('Sit down again')).toBeVisible();
});

test('[RL2] who rings at the door is shown to those who may open', async () => {
	const table = reacting('Elif');
	table.give('guest', 'ringDoor', { seat: null, name: 'Anna' });
	await pageOf(table, 'Mira');
	await button('Let Anna in').click();
	await expect.poll(() => Object.keys(table.meeting.door)).toEqual([]);
	await expect.element(button('Let Anna in')).not.toBeInTheDocument();
});

test('[RL2] in the lobby each is greeted, and reads the code and who is missing', async () => {
	const table = aMeeting().without('Lena', 'Ruth').inLobby();
	const { container } = await pageOf(table, 'Tomasz');
	await expect.element(page.getByRole('heading', { name: 'Welcome, Tomasz' })).toBeVisible();
	await expect.element(page.getByText('TK7 M4W')).toBeVisible();
	await expect.element(page.getByText('Not here yet: Ruth and Lena')).toBeVisible();
	await expect.element(button('Invite')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[RL1] a listener is greeted too, and is shown no code', async () => {
	const { container } = await pageOf(aMeeting().inLobby(), 'Ada', 'listener');
	await expect.element(page.getByRole('heading', { name: 'Welcome, Ada' })).toBeVisible();
	expect(page.getByText('TK7 M4W').elements()).toHaveLength(0);
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[RN4] who comes late is greeted, told when their turn comes and what they missed', async () => {
	const table = aMeeting().without('Lena').inStep('react').openRound();
	table.give('late', 'ringDoor', { seat: person('Lena'), name: 'Lena' });
	const request = Object.values(table.meeting.door)[0]!.id;
	table.give('Mira', 'letIn', { request });
	const { container } = await pageOf(table, 'Lena');
	await expect.element(page.getByRole('heading', { name: 'Welcome, Lena' })).toBeVisible();
	await expect
		.element(page.getByText('This is your seat. Your turn comes last in this round.'))
		.toBeVisible();
	await expect.element(page.getByText(/You missed .* marked as added later/)).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[MT7] after the end the minutes and the decisions are one tap away', async () => {
	const table = aMeeting().decided();
	table.give('Mira', 'finishItem', { item: table.at.item });
	table.give('Mira', 'endMeeting', {});
	const { container } = await pageOf(table, 'Tomasz');
	await expect.element(page.getByRole('heading', { name: 'The meeting has ended' })).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Read the minutes' }))
		.toHaveAttribute('href', '/m/meeting/minutes');
	await expect
		.element(page.getByRole('link', { name: /Share the tool shed/ }))
		.toHaveAttribute('href', '/m/meeting/decisions/shed');
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[CD11] who has left may consent beforehand, to that very version', async () => {
	const table = aMeeting().by({ absent: 'beforehand' }).inConsentRound('together');
	table.give('Tomasz', 'leave', {});
	const { container } = await pageOf(table, 'Tomasz');
	await expect.element(button('I consent to version 1')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('I consent to version 1').click();
	await expect.element(page.getByText(/^You have consented beforehand/)).toBeVisible();
	expect(Object.values(table.meeting.beforehand)).toEqual([['tomasz']]);
});

test('24 people with long names, some written from right to left, fit a narrow phone', async () => {
	await page.viewport(320, 640);
	const names = Array.from({ length: 22 }, (_, at) => `Maximiliane-Alexandra${at} von Hohenberg`);
	const table = aMeeting()
		.with('Mira', 'Samuel', 'شيرين عبد الرحمن القاسمي', ...names.slice(1))
		.inStep('react')
		.openRound();
	const { container } = await pageOf(table, 'Mira');
	await page.getByRole('link', { name: 'People' }).click();
	await expect.element(page.getByText('شيرين عبد الرحمن القاسمي', { exact: true })).toBeVisible();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	expect(await accessibilityFindings(container)).toEqual([]);
	await page.getByRole('link', { name: 'Actions' }).click();
	await expect.element(page.getByRole('heading', { name: 'No actions yet' })).toBeVisible();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	await page.viewport(414, 896);
});
