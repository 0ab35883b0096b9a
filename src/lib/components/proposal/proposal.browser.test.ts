import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { CommandPayloads } from '#governance/commands.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting, paragraph, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import MeetingRoom from '../meeting/MeetingRoom.svelte';
import DraftChip from './DraftChip.svelte';
import { Matter } from './matter.svelte.ts';

async function pageOf(
	table: Table,
	name: string,
	{ wide = false, part = 'seat' as 'seat' | 'listener' } = {}
) {
	await page.viewport(wide ? 1440 : 390, wide ? 900 : 844);
	const written = { textId: table.meeting.proposals[shed]!.textId, words: table.draft };
	const live: LiveMeeting = new LiveMeeting(
		{ ...startOf(table, name, part), written },
		lineTo(table, name, (shown) => live.show(shown))
	);
	const { container } = await render(MeetingRoom, { live, wide });
	return { container, look: () => live.show(shownOf(table)) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const matter = page.getByRole('region', { name: /^The matter/ });
const details = (table: Table) => table.meeting.proposals[shed]!.details;

/** The draft after somebody wrote in it. */
function rewritten(table: Table, words: string): Table {
	table.draft = paragraph(words);
	return table;
}

test('the matter stands beneath the ring and unfolds; nobody waits for the line to read it', async () => {
	const table = aMeeting().inStep('react').openRound();
	const { container } = await pageOf(table, 'Elif');
	await expect.element(matter.getByRole('heading', { name: details(table).title })).toBeVisible();
	await expect.element(matter.getByText('Why now.')).not.toBeInTheDocument();
	await button('Read all').click();
	await expect.element(matter.getByText('Why now.')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('on a laptop the matter has a column of its own', async () => {
	const { container } = await pageOf(aMeeting().inStep('react').openRound(), 'Elif', {
		wide: true
	});
	const version = matter.getByText('Version 1', { exact: true });
	await expect.element(version).toBeVisible();
	// CD6: the text beneath lies open for writing; nothing is locked.
	expect(version.element().parentElement?.querySelector('svg')).toBeNull();
	await expect.element(matter.getByText('Why now.')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[CD6] while people answer, the frozen version is what they read', async () => {
	const table = rewritten(aMeeting().inConsentRound('together'), 'Something else by now.');
	await pageOf(table, 'Elif', { wide: true });
	const version = matter.getByText('Version 1', { exact: true });
	await expect.element(version).toBeVisible();
	expect(version.element().parentElement?.querySelector('svg')).not.toBeNull();
	await expect.element(matter.getByText('Something else by now.')).not.toBeInTheDocument();
	await expect.element(button('Versions')).toBeVisible();
	await expect.element(button('Details')).not.toBeInTheDocument();
});

test('[CD4] the head counts the wishes for the next version', async () => {
	const table = rewritten(aMeeting().inStep('react').openRound(), 'Something else by now.');
	const written = { textId: table.meeting.proposals[shed]!.textId, words: table.draft };
	const matter = new Matter(new LiveMeeting({ ...startOf(table, 'Elif'), written }));
	const { container } = await render(DraftChip, { matter, latest: table.version });
	await expect.element(page.getByText(/^\d+ wish(es)? for version 2$/)).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[CD2] what is missing before consent is said, and the details complete it', async () => {
	const table = aMeeting().inStep('clarify');
	const lacking = { ...details(table), reviewOn: null, termUntil: null, doneBy: null };
	table.give('Samuel', 'changeDetails', { item: shed, details: lacking });
	const { container } = await pageOf(table, 'Samuel');
	await expect.element(page.getByText(/Before consent it still needs a review date/)).toBeVisible();
	await button('Details').click();
	await page.getByLabelText(/We look again on/).fill('2027-05-31');
	await page.getByLabelText(/How we will know/).fill('No accident.\nNobody waits.');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Save').click();
	await expect.element(page.getByText(/Before consent it still needs/)).not.toBeInTheDocument();
	expect(details(table)).toMatchObject({
		reviewOn: '2027-05-31',
		criteria: ['No accident.', 'Nobody waits.']
	});
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
	await button('Details').click();
	await expect.element(page.getByRole('dialog', { name: 'Details of the proposal' })).toBeVisible();
});

test('[CD2] a proposal without a title is refused before it is sent', async () => {
	const table = aMeeting().inStep('present');
	await pageOf(table, 'Samuel');
	await button('Details').click();
	await page.getByLabelText('Title').fill(' ');
	await button('Save').click();
	await expect.element(page.getByRole('dialog')).toBeVisible();
	expect(details(table).title).not.toBe('');
});

test('[CD2] a day that has passed is told beside its field, and not sent', async () => {
	const table = aMeeting().inStep('present');
	await pageOf(table, 'Samuel');
	await button('Details').click();
	await page.getByLabelText(/We look again on/).fill('2020-02-01');
	await button('Save').click();
	await expect.element(page.getByText('This date has passed. Choose a later one.')).toBeVisible();
	expect(details(table).reviewOn).toBe('2027-05-31');
});

test('[CD6] every version can be read again and held against the one before', async () => {
	const table = rewritten(aMeeting().inStep('amend'), 'Two days a year.');
	const offer: CommandPayloads['offerVersion'] = { item: shed, draftHash: table.draftHash };
	table.give('Samuel', 'offerVersion', offer);
	await pageOf(table, 'Hanna');
	await button('Versions').click();
	const dialog = page.getByRole('dialog', { name: 'Versions' });
	await expect.element(dialog.getByText('Two days a year.')).toBeVisible();
	await expect.element(dialog.getByText(/Put forward by Samuel at/)).toBeVisible();
	await dialog.getByRole('radio', { name: 'Changes since version 1' }).click({ force: true });
	await expect.element(dialog.getByRole('insertion').first()).toBeVisible();
	expect(await accessibilityFindings(document.body)).toEqual([]);
	await dialog.getByRole('combobox', { name: 'Version' }).selectOptions('Version 1');
	await expect.element(dialog.getByText('Two days a year.')).not.toBeInTheDocument();
});

test('[CD3] an opinion is parked while questions are asked, and is shown to all', async () => {
	const table = aMeeting().inStep('clarify').openRound();
	const { container } = await pageOf(table, 'Hanna');
	await button('Park an opinion').click();
	await page.getByLabelText(/say about it later/).fill('I would rather lend it.');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Park it').click();
	await button('Read all').click();
	await expect.element(matter.getByText('I would rather lend it.')).toBeVisible();
});

test('[CD5] the author passes the question on, or withdraws; any member takes it up', async () => {
	const table = aMeeting().inStep('amend');
	const { look } = await pageOf(table, 'Samuel');
	await button('Nothing to change for now').click();
	expect(table.meeting.proposals[shed]?.authorAsked).toBe(true);
	await button('Withdraw the proposal').click();
	await page.getByRole('dialog').getByRole('button', { name: 'Withdraw the proposal' }).click();
	await expect.poll(() => table.meeting.proposals[shed]?.state).toBe('withdrawn');
	look();
	await button('Take it up as it stands').click();
	await expect.poll(() => table.meeting.proposals[shed]?.state).toBe('presented');
});

test('[RN9] what was heard is said back, confirmed by the speaker, and stands with the matter', async () => {
	const table = aMeeting().inStep('react').openRound();
	const speaker = table.meeting.seats[table.round.current!]!.name;
	const listener = speaker === 'Hanna' ? 'Elif' : 'Hanna';
	const { container } = await pageOf(table, listener);
	await button('Say back what you heard').click();
	await page.getByLabelText('What did you hear?').fill('Glad of hands for the hedge.');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Say it back').click();
	await expect.poll(() => Object.values(table.meeting.notes).length).toBe(1);
	container.remove();

	await pageOf(table, speaker, { wide: true });
	await button('Yes, that is it').click();
	await expect.element(matter.getByText('Heard so far, for the minutes')).toBeVisible();
	await expect.element(matter.getByText('Glad of hands for the hedge.')).toBeVisible();
});

test('[RL1] a listener reads along and has nothing to change', async () => {
	const { container } = await pageOf(aMeeting().inStep('react').openRound(), 'Ada', {
		wide: true,
		part: 'listener'
	});
	await expect.element(matter.getByText('Why now.')).toBeVisible();
	expect(button(/Details|Versions|Write/).elements()).toEqual([]);
	expect(await accessibilityFindings(container)).toEqual([]);
});
