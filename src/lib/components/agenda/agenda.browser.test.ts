import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, startOf } from '#testing/liveTable.ts';
import { aMeeting } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import AtTable from '../meeting/AtTable.test.svelte';
import AgendaList from './AgendaList.svelte';
import { laterMenus } from './laterMenus.ts';
import StepBarOfItem from './StepBarOfItem.svelte';

function liveAt(table: Table, name: string, part?: 'listener') {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name, part),
		lineTo(table, name, (shown) => live.show(shown))
	);
	return live;
}

async function agenda(table: Table, name: string, part?: 'listener') {
	await laterMenus.load();
	return await render(AtTable, { live: liveAt(table, name, part), part: AgendaList });
}

const titles = (table: Table) =>
	table.meeting.itemOrder
		.map((id) => table.meeting.items[id]!)
		.filter((item) => item.state !== 'removed')
		.map((item) => item.title);

async function choose(title: string, way: string) {
	await page
		.getByRole('button', { name: `What can be done with “${title}”` })
		.click({ force: true });
	await page.getByRole('menuitem', { name: way }).click();
}

test('[CD4] the steps stay in their place when the menu behind them arrives, and it leads back', async () => {
	const table = aMeeting().inStep('react');
	const { container } = await render(AtTable, { live: liveAt(table, 'Mira'), part: StepBarOfItem });
	const steps = container.querySelector('ol')!;
	const menu = page.getByRole('button', { name: 'Other steps' });
	const before = steps.getBoundingClientRect().width;
	expect(laterMenus.it).toBeUndefined();
	await expect.element(menu).not.toBeInTheDocument();
	await laterMenus.load();
	await expect.element(menu).toBeVisible();
	expect(steps.getBoundingClientRect().width).toBe(before);
	expect(await accessibilityFindings(container)).toEqual([]);
	await menu.click();
	await page.getByRole('menuitem', { name: 'Back to Clarify' }).click();
	await expect.poll(() => table.meeting.items[table.meeting.current!]?.step).toBe('clarify');
});

test('the agenda shows what is done, what runs and what comes, and nothing is wrong for readers', async () => {
	const { container } = await agenda(aMeeting().inStep('react'), 'Elif');
	await expect.element(page.getByRole('heading', { name: 'Agenda, consented' })).toBeVisible();
	const rows = [...container.querySelectorAll('li')].map((row) => row.textContent.trim());
	expect(rows).toHaveLength(4);
	expect(rows[0]).toContain('done');
	expect(rows[2]).toContain('Decide · brought by Samuel');
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[MT2] anyone adds an item before the agenda has consent', async () => {
	const table = aMeeting().inLobby();
	await agenda(table, 'Elif');
	await page.getByRole('button', { name: 'Add an item' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add an item' });
	await dialog.getByRole('button', { name: 'Add to the agenda' }).click();
	await expect
		.element(dialog.getByRole('textbox', { name: 'What is it about?' }))
		.toHaveAttribute('aria-invalid', 'true');
	await dialog.getByRole('textbox', { name: 'What is it about?' }).fill('Fence to the north');
	await dialog.getByRole('radio', { name: 'Explore together' }).click({ force: true });
	await dialog.getByRole('combobox', { name: 'Who brings it?' }).selectOptions('Elif');
	await dialog.getByRole('button', { name: 'Add to the agenda' }).click();
	await expect.element(dialog).not.toBeInTheDocument();
	await expect.element(page.getByText('Fence to the north')).toBeVisible();
	const added = Object.values(table.meeting.items).at(-1);
	expect(added).toMatchObject({ kind: 'explore', owner: 'elif', minutes: 15 });
});

test('[MT2] items are moved by keyboard before consent, and by a question after it', async () => {
	const table = aMeeting().inLobby();
	const item = {
		title: 'Fence',
		kind: 'explore',
		owner: null,
		minutes: 5,
		outcome: '',
		driver: ''
	};
	table.give('Mira', 'addItem', { item: { ...item, kind: 'explore' } });
	const { unmount } = await agenda(table, 'Mira');
	await page.getByRole('button', { name: 'What can be done with “Fence”' }).click({ force: true });
	await page.getByRole('menuitem', { name: 'Move up' }).click();
	await expect.poll(() => titles(table)[2]).toBe('Fence');
	await unmount();
	table.give('Mira', 'startMeeting', {}).openRound().everybodySpeaks();
	table.give('Mira', 'finishItem', { item: table.at.item });
	table.give('Mira', 'startItem', { item: table.meeting.itemOrder[1]! });
	table.settles({ about: 'agenda' });
	await agenda(table, 'Mira');
	await choose('Fence', 'Move down, asking the circle');
	await expect
		.poll(() => Object.values(table.meeting.questions).at(-1)?.subject)
		.toMatchObject({
			about: 'agendaChange',
			change: { do: 'move' }
		});
	expect(titles(table)[2]).toBe('Fence');
});

test('[QC1] who does not facilitate finds only what anyone may ask', async () => {
	await agenda(aMeeting().inStep('react'), 'Elif');
	await page.getByRole('button').click({ force: true });
	await expect.element(page.getByRole('menu')).toBeVisible();
	const ways = page.getByRole('menuitem').elements();
	expect(ways.map((way) => way.textContent.trim())).toEqual([
		'Make it confidential, asking the circle'
	]);
});

test('who may do nothing with an item has no menu', async () => {
	await agenda(aMeeting().inStep('react'), 'Elif', 'listener');
	expect(page.getByRole('button').elements()).toHaveLength(0);
});

test('the menu opens by keyboard', async () => {
	await agenda(aMeeting().inStep('react'), 'Mira');
	const more = page.getByRole('button', { name: 'What can be done with “Share the tool shed”' });
	more.element().focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('menu')).toBeVisible();
});
