import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import MeetingRoom from '../meeting/MeetingRoom.svelte';

async function pageOf(table: Table, name: string, part: 'seat' | 'listener' = 'seat') {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name, part),
		lineTo(table, name, (shown) => live.show(shown))
	);
	const { container } = await render(MeetingRoom, { live, wide: false });
	return { container, look: () => live.show(shownOf(table)) };
}

const button = (name: string) => page.getByRole('button', { name });
const question = (table: Table) => Object.values(table.meeting.questions).at(-1)!;

/** Mira asks whether the tool shed is ours to decide. */
function asked(): Table {
	const table = aMeeting().inStep('ours');
	return table.give('Mira', 'ask', { subject: { about: 'ours', item: shed }, text: '' });
}

test('[QC1] everybody with consent is asked by hand, and nobody has to answer', async () => {
	const table = asked();
	const { container } = await pageOf(table, 'Elif');
	await expect.element(page.getByRole('heading', { name: /Is the need clear/ })).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Fine with me').click();
	expect(question(table).fine).toEqual([person('Elif')]);
	await expect.element(button('You said: fine')).toHaveAttribute('aria-pressed', 'true');
});

test('[QC1] a listener reads what is asked', async () => {
	await pageOf(asked(), 'Ada', 'listener');
	await expect.element(page.getByText(/^Is the need clear/)).toBeVisible();
	await expect.element(page.getByText('Mira asks.')).toBeVisible();
});

test('[QC1] one tap objects; the words come when they are there, and may be taken back', async () => {
	const table = asked();
	await pageOf(table, 'Elif');
	await button('I object').click();
	expect(question(table).objecting).toEqual({ [person('Elif')]: '' });
	await expect.element(page.getByText('Elif objects.')).toBeVisible();
	await button('Say why').click();
	await page.getByRole('textbox', { name: 'What do you see?' }).fill('General decides this.');
	await button('Show it to all').click();
	await expect.element(page.getByText('Elif objects: General decides this.')).toBeVisible();
	await button('Take it back').click();
	expect(question(table).objecting).toEqual({});
});

test('[QC1] whoever facilitates has their own answer at the top of the side of a wide page', async () => {
	await page.viewport(1440, 900);
	const { container } = await pageOf(asked(), 'Mira');
	const fine = button('Fine with me');
	await expect.element(fine).toBeVisible();
	expect(container.querySelector('.side')?.contains(fine.element())).toBe(true);
	expect(fine.element().getBoundingClientRect().bottom).toBeLessThan(300);
	await expect.element(button('Ask for a full round')).not.toBeInTheDocument();
	expect(await accessibilityFindings(container)).toEqual([]);
	await page.viewport(414, 896);
});

test('[QC1] anyone may ask for a full round instead', async () => {
	const table = asked();
	const { look } = await pageOf(table, 'Elif');
	await button('Ask for a full round').click();
	expect(question(table).state).toBe('round');
	look();
	await expect.element(page.getByText(/Round on the question/)).toBeVisible();
	await expect.element(page.getByText(/Is the need clear/)).toBeVisible();
});

test('[RL3] whoever helps enters what somebody without a device says aloud', async () => {
	const table = aMeeting().without('Lena').inStep('ours');
	table.give('Ruth', 'seatWithoutDevice', { seat: person('Lena'), helper: person('Ruth') });
	table.give('Mira', 'ask', { subject: { about: 'ours', item: shed }, text: '' });
	const { container } = await pageOf(table, 'Ruth');
	await button('Enter for Lena').click();
	expect(await accessibilityFindings(container)).toEqual([]);
	await page.getByRole('menuitem', { name: 'Lena objects.' }).click();
	expect(question(table).objecting).toEqual({ [person('Lena')]: '' });
	await expect.element(page.getByText('Lena objects.')).toBeVisible();
	await button('Enter for Lena').click();
	await page.getByRole('menuitem', { name: 'Lena takes it back.' }).click();
	expect(question(table).objecting).toEqual({});
});

test('[QC1] after its full round everybody is asked again', async () => {
	const table = asked();
	table.give('Jonas', 'wantRound', { question: question(table).id }).everybodySpeaks();
	await pageOf(table, 'Elif');
	await button('I object').click();
	expect(question(table).objecting).toEqual({ [person('Elif')]: '' });
});

test('[QC1] anyone may put a process question to the circle', async () => {
	const table = aMeeting().inStep('react').openRound();
	await pageOf(table, 'Lena');
	await button('I cannot follow').click();
	await button('Ask the circle something').click();
	await page
		.getByRole('textbox', { name: 'What do you want to ask the circle?' })
		.fill('Shall we open the window?');
	await button('Ask all').click();
	expect(question(table)).toMatchObject({
		text: 'Shall we open the window?',
		askedBy: person('Lena')
	});
	await expect
		.element(page.getByRole('heading', { name: 'Shall we open the window? Any objection?' }))
		.toBeVisible();
	await button('Take the question back').click();
	expect(question(table).state).toBe('dropped');
});

test('[RL1] a guest sees the question and is not asked', async () => {
	const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
	table.give('Mira', 'startMeeting', {});
	table.give('Elif', 'ask', { subject: { about: 'free' }, text: 'Shall we begin outside?' });
	await pageOf(table, 'Ada');
	await expect.element(page.getByText(/This is asked of the members/)).toBeVisible();
	await expect.element(button('Fine with me')).not.toBeInTheDocument();
});

test('[QC1, RN11] whoever facilitates asks the circle, and for silence, besides the next step', async () => {
	const table = aMeeting().inStep('react');
	const { container } = await pageOf(table, 'Mira');
	await button('Ask the circle something').click();
	await page.getByLabelText('What do you want to ask the circle?').fill('Shall we have a break?');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Ask all').click();
	await expect.poll(() => question(table).text).toBe('Shall we have a break?');
});

test('[QC1, CD5] a proposal leaves the table undecided once the circle has been asked', async () => {
	const table = aMeeting().inStep('react');
	await pageOf(table, 'Mira');
	await button('Leave this undecided').click();
	await button('Ask the circle').click();
	await expect.element(page.getByText('Nothing is written yet.', { exact: false })).toBeVisible();
	await page.getByRole('radio', { name: 'To another circle' }).click({ force: true });
	await page.getByLabelText('Which circle?').fill('General');
	expect(await accessibilityFindings(document.body)).toEqual([]);
	await button('Ask the circle').click();
	await expect
		.poll(() => question(table).subject)
		.toEqual({ about: 'handOver', item: shed, circle: 'General' });
});
