import '#ui/tokens.css';
import '#ui/base.css';
import type { Component } from 'svelte';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { asId } from '#governance/ids.ts';
import type { ItemId } from '#governance/ids.ts';
import type { Note } from '#governance/record/notes.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting, person } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import AtTable from '../meeting/AtTable.test.svelte';
import ActionsPanel from './ActionsPanel.svelte';
import MyWords from './MyWords.svelte';
import NotesPanel from './NotesPanel.svelte';
import Suggestions from './Suggestions.svelte';

async function look(part: Component<Record<string, never>>, table: Table, name: string) {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name),
		lineTo(table, name, (shown) => live.show(shown))
	);
	const rendered = await render(AtTable, { live, part });
	return { ...rendered, look: () => live.show(shownOf(table)) };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string | RegExp) => page.getByRole('textbox', { name });
const notesOf = (table: Table) => Object.values<Note>(table.meeting.notes);

/** The reaction round, in which Hanna has spoken. */
function reacting(): Table {
	const table = aMeeting().inStep('react').openRound();
	while (table.round.turns[person('Hanna')]?.state !== 'spoken') {
		const who = table.round.current!;
		table.give(who, 'takeTurn', { round: table.round.id, who, as: 'spoken' });
	}
	return table;
}

test('[MT6] everybody writes notes for the minutes, and they say whose they are', async () => {
	const table = aMeeting().inStep('react');
	const { container } = await look(NotesPanel, table, 'Elif');
	await expect.element(page.getByText('No notes yet')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Add the note').click();
	await expect.element(page.getByText('Write something first.')).toBeVisible();
	await field('A note for the minutes').fill('Noise before eight is a worry.');
	await button('Add the note').click();
	await expect.element(page.getByText('Noise before eight is a worry.')).toBeVisible();
	await expect.element(field('A note for the minutes')).toHaveValue('');
	expect(notesOf(table)).toMatchObject([{ by: 'elif', item: 'shed', kind: 'note' }]);
	await expect.element(page.getByText(/^Elif, \d\d:\d\d$/)).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[MT7] a note is corrected by anybody, struck by its writer, and by others with the writer’s yes', async () => {
	const table = aMeeting().inStep('react');
	table.give('Elif', 'writeNote', { item: asId<ItemId>('shed'), text: 'Nois is a worry.' });
	const hanna = await look(NotesPanel, table, 'Hanna');
	await button('Correct').click();
	await field('The note, corrected').fill('Noise is a worry.');
	await button('Save').click();
	await expect.element(page.getByText('Noise is a worry.')).toBeVisible();
	await button('Ask to strike it').click();
	await expect.element(page.getByText('Waits for Elif to agree to striking it.')).toBeVisible();
	await hanna.unmount();
	const { container } = await look(NotesPanel, table, 'Elif');
	await expect.element(page.getByText('Hanna asks to strike this.')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Yes, strike it').click();
	await expect.element(page.getByText('No notes yet')).toBeVisible();
	expect(notesOf(table)).toMatchObject([{ struck: true, before: ['Nois is a worry.'] }]);
});

test('[RN9] a reflection waits for the speaker, who confirms it or says it in own words', async () => {
	const table = reacting();
	const round = table.round.id;
	table.give('Jonas', 'reflectBack', { round, of: person('Hanna'), text: 'You like it.' });
	const jonas = await look(NotesPanel, table, 'Jonas');
	await expect
		.element(page.getByText('It stands in the minutes once Hanna has confirmed it.'))
		.toBeVisible();
	await jonas.unmount();
	const { container } = await look(NotesPanel, table, 'Hanna');
	await expect.element(page.getByText('Jonas heard Hanna say')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Say it in my words').click();
	await field('Say it in my words').fill('I am glad of hands for the hedge.');
	await button('Save').click();
	await expect.element(page.getByText('I am glad of hands for the hedge.')).toBeVisible();
	expect(notesOf(table)).toMatchObject([{ confirmed: true, before: ['You like it.'] }]);
});

test('[MT6] one’s own words come into the minutes only by one’s own hand', async () => {
	const table = reacting();
	const { container } = await look(MyWords, table, 'Hanna');
	await button('Add one line for the minutes').click();
	await field('One line for the minutes, in your words').fill('Glad of hands for the hedge.');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Put it into the minutes').click();
	await expect.poll(() => notesOf(table)).toMatchObject([{ kind: 'ownWords', about: 'hanna' }]);
	await expect.element(button('Add one line for the minutes')).toBeVisible();
});

test('[MT8] words of the check-in are minuted only after a second thought', async () => {
	const table = aMeeting().started().openRound();
	await look(MyWords, table, 'Hanna');
	await button('Add one line for the minutes').click();
	await field('One line for the minutes, in your words').fill('Tired, and glad to be here.');
	await button('Put it into the minutes').click();
	await expect
		.element(page.getByText('Tick the box, or keep the words in the room.'))
		.toBeVisible();
	expect(notesOf(table)).toEqual([]);
	await page.getByRole('checkbox', { name: /Put it into the minutes all the same/ }).click();
	await button('Put it into the minutes').click();
	await expect.poll(() => notesOf(table)).toMatchObject([{ kind: 'ownWords' }]);
});

test('[MT5] an action says who does what by when, is changed and dropped', async () => {
	const table = aMeeting().inStep('react');
	const { container } = await look(ActionsPanel, table, 'Hanna');
	await expect.element(page.getByText('No actions yet')).toBeVisible();
	await button('Add the action').click();
	await expect.element(page.getByText('Write something first.')).toBeVisible();
	await field('What is to be done?').fill('Ask the insurance');
	await page.getByRole('combobox', { name: 'Who does it?' }).selectOptions('Jonas');
	await page.getByLabelText(/By when/).fill('2026-12-06');
	await button('Add the action').click();
	await expect.element(page.getByText('until 6 December 2026')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Change the action: Ask the insurance').click();
	const form = page.getByRole('listitem');
	await form.getByRole('combobox', { name: 'Who does it?' }).selectOptions('Nobody yet');
	await form.getByRole('button', { name: 'Save the action' }).click();
	await expect
		.poll(() => Object.values(table.meeting.actions)[0])
		.toMatchObject({
			what: 'Ask the insurance',
			who: null,
			due: '2026-12-06',
			item: 'shed'
		});
	await button('Drop the action: Ask the insurance').click();
	await expect.element(page.getByText('No actions yet')).toBeVisible();
});

test('[EV1] when the meeting closes each can suggest what to try next time', async () => {
	const table = aMeeting().decided();
	const early = await look(Suggestions, table, 'Elif');
	expect(field('Your suggestion').elements()).toHaveLength(0);
	await early.unmount();
	table.give('Mira', 'finishItem', { item: asId<ItemId>('shed') });
	table.give('Mira', 'startItem', { item: asId<ItemId>('closing') });
	const { container } = await look(Suggestions, table, 'Elif');
	await field('Your suggestion').fill('Begin with a minute of silence');
	await button('Suggest it').click();
	await expect.element(page.getByText('Elif: Begin with a minute of silence')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});
