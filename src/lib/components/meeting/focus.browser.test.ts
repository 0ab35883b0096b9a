import '#ui/tokens.css';
import '#ui/base.css';
import '#ui/keptFocus.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import MeetingRoom from './MeetingRoom.svelte';

async function pageOf(table: Table, name: string) {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name),
		lineTo(table, name, (shown) => live.show(shown))
	);
	await render(MeetingRoom, { live, wide: false });
	return { look: () => live.show(shownOf(table)) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

/** Goes to the control of that name and uses it, as one does without a pointer. */
async function press(name: string | RegExp, within: { getByRole: typeof page.getByRole } = page) {
	const control = within.getByRole('button', { name });
	await expect.element(control).toBeVisible();
	(control.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
}

/** What has the focus: its role or tag, and what it says first. */
function focused(): string {
	const at = document.activeElement!;
	const words = at.getAttribute('aria-label') ?? at.textContent;
	return `${at.tagName.toLowerCase()} ${words.replace(/\s+/g, ' ').trim()}`;
}

beforeEach(() => sessionStorage.clear());
afterEach(async () => {
	localStorage.clear();
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(414, 896);
});

for (const [who, width] of [
	['Elif', 414],
	['Elif', 1280],
	['Mira', 414],
	['Mira', 1280]
] as const) {
	test(`whoever answers by keyboard is taken to the answer that is in: ${who} at ${width} px`, async () => {
		await page.viewport(width, 896);
		await pageOf(aMeeting().inConsentRound('together'), who);
		const consent = page.getByRole('radio', { name: 'Consent', exact: true });
		await expect.element(consent).toBeInTheDocument();
		(consent.element() as HTMLElement).focus();
		await userEvent.keyboard(' ');
		await press('I consent');
		await expect.poll(focused).toBe('h2 Your answer is in, sealed');
		await press('Change my answer');
		await expect.poll(focused).toBe('h2 Do you see harm in trying this?');
		await press('Leave it as it is');
		await expect.poll(focused).toBe('h2 Your answer is in, sealed');
	});
}

test('a hand that is raised and lowered leaves the focus in the dock', async () => {
	await pageOf(aMeeting().inStep('react').openRound('open'), 'Elif');
	await press('I want to speak');
	await expect.poll(focused).toBe('section While you listen');
	await press(/Lower my hand/);
	await expect.poll(focused).toBe('section While you listen');
	await userEvent.tab();
	expect(focused()).toBe('button I want to speak');
});

test('whoever has spoken is taken to what they can do while the next speaks', async () => {
	const table = aMeeting().inStep('react').openRound();
	await pageOf(table, table.seat(table.round.current!).name);
	await press(/I have spoken/);
	await expect.poll(focused).toBe('section While you listen');
});

test('a small form is reached when it opens, and what opened it when it closes', async () => {
	const table = aMeeting().inStep('react').openRound();
	table.give(table.round.current!, 'takeTurn', {
		round: table.round.id,
		who: table.round.current!,
		as: 'spoken'
	});
	await pageOf(table, 'Ruth');
	await press('Say back what you heard');
	await expect.poll(focused).toMatch(/^select/);
	await press('Not now');
	await expect.poll(focused).toBe('button Say back what you heard');
	await press('Note for myself');
	await expect.poll(focused).toMatch(/^(section|textarea)/);
});

test('a dialog that cannot give the focus back leaves it where the act was offered', async () => {
	const table = aMeeting().inStep('react').openRound();
	await pageOf(table, 'Tomasz');
	await page.getByRole('link', { name: 'People' }).click();
	await press('Leave the meeting');
	const dialog = page.getByRole('dialog');
	await press('Leave', dialog);
	await expect.element(button('Sit down again')).toBeVisible();
	await expect.poll(focused).not.toMatch(/^body/);
});

test('nobody who has left a control by themselves is called back', async () => {
	const table = aMeeting().inStep('react').openRound('open');
	const { look } = await pageOf(table, 'Elif');
	await expect.element(button('I want to speak')).toBeVisible();
	(button('I want to speak').element() as HTMLElement).focus();
	(document.activeElement as HTMLElement).blur();
	await new Promise(requestAnimationFrame);
	await new Promise(requestAnimationFrame);
	table.give('Elif', 'raiseHand', { round: table.round.id });
	look();
	await expect.element(button(/Lower my hand/)).toBeVisible();
	await new Promise((then) => setTimeout(then, 500));
	expect(document.activeElement).toBe(document.body);
});

test('whoever lets somebody in stays where things are done', async () => {
	const table = aMeeting().inStep('react').openRound();
	table.give('guest', 'ringDoor', { seat: null, name: 'Anna' });
	await pageOf(table, 'Mira');
	await press('Let Anna in');
	await expect.element(button('Let Anna in')).not.toBeInTheDocument();
	await expect.poll(focused).toBe('section Say now');
});

test('[QC1] whoever answers a question of the circle stays at it, and goes on when it is settled', async () => {
	const table = aMeeting().inStep('ours');
	table.give('Mira', 'ask', { subject: { about: 'ours', item: shed }, text: '' });
	const { look } = await pageOf(table, 'Elif');
	await press('I object');
	await expect.poll(focused).toBe('section A question to all');
	await press('Say why');
	await expect.poll(focused).toBe('section A question to all');
	await press('Not now');
	await press('Take it back');
	await expect.poll(focused).toBe('section A question to all');
	await press('Fine with me');
	const question = Object.values(table.meeting.questions).at(-1);
	table.give('Mira', 'settle', { question: question!.id });
	look();
	await expect.element(button('You said: fine')).not.toBeInTheDocument();
	await expect.poll(focused).toBe('section While you listen');
});

test('[RN9] whoever confirms what was heard of them goes on in what the circle is at', async () => {
	const table = aMeeting().inStep('react').openRound();
	const who = table.round.current!;
	const round = table.round.id;
	table.give(who, 'takeTurn', { round, who, as: 'spoken' });
	table.give('Mira', 'reflectBack', { round, of: who, text: 'You like it.' });
	await pageOf(table, table.seat(who).name);
	await press('Yes, that is it');
	await expect.element(button('Yes, that is it')).not.toBeInTheDocument();
	await expect.poll(focused).toMatch(/^section/);
});
