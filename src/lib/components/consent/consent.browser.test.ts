import '#ui/tokens.css';
import '#ui/base.css';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { asId } from '#governance/ids.ts';
import type { AimId } from '#governance/ids.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import MeetingRoom from '../meeting/MeetingRoom.svelte';

async function pageOf(table: Table, name: string) {
	const line = lineTo(table, name, (shown) => live.show(shown));
	const live: LiveMeeting = new LiveMeeting(startOf(table, name), line);
	const { container, unmount } = await render(MeetingRoom, { live, wide: false });
	return { live, line, container, unmount, look: () => live.show(shownOf(table)) };
}

beforeEach(async () => {
	sessionStorage.clear();
	await page.viewport(414, 896);
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const radio = (name: string | RegExp) => page.getByRole('radio', { name });
const choose = (name: string | RegExp) => radio(name).click({ force: true });
const mine = (table: Table, name: string) => table.sealed[person(name)];

test('[CD7] nothing is preselected, and the version and its lock are in sight', async () => {
	const { container } = await pageOf(aMeeting().inConsentRound('together'), 'Elif');
	for (const name of ['Consent', 'Consent, with a concern', 'Objection', 'Not yet: I need …'])
		await expect.element(page.getByRole('radio', { name })).not.toBeChecked();
	await expect.element(page.getByText('Version 1, locked')).toBeVisible();
	await expect.element(button('Choose an answer')).toHaveAttribute('aria-disabled', 'true');
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('on a wide page the answers are in sight, also for somebody who had scrolled in the text', async () => {
	await page.viewport(1440, 900);
	const table = aMeeting().inStep('consent');
	const { container, look } = await pageOf(table, 'Elif');
	const side = container.querySelector<HTMLElement>('.side')!;
	side.style.paddingBlockEnd = '200vh';
	side.scrollTop = 200;
	await expect.poll(() => side.scrollTop).toBe(200);
	const draftHash = table.draftHash;
	table.give(table.facilitator, 'openConsentRound', { item: shed, draftHash, answers: 'together' });
	look();
	await expect.element(radio('Objection')).toBeInTheDocument();
	await expect.poll(() => side.scrollTop).toBe(0);
});

test('[RN4] who came while others answer has the text before them on a phone', async () => {
	const table = aMeeting().without('Lena').inConsentRound('together');
	table.give('late', 'ringDoor', { seat: person('Lena'), name: 'Lena' });
	table.give('Hanna', 'letIn', { request: Object.values(table.meeting.door)[0]!.id });
	await pageOf(table, 'Lena');
	await expect.element(button('I have read it, ask me')).toBeVisible();
	await expect.element(page.getByText('Version 1, locked')).toBeVisible();
	const text = page.getByText(/may use our tool shed/).first();
	await expect.element(text).toBeVisible();
	expect(text.element().getBoundingClientRect().top).toBeLessThan(896 / 2);
});

test('in turn as well, I sit at the bottom of the small ring on my own phone', async () => {
	const table = aMeeting().inConsentRound('turns');
	const me = table.round.current!;
	const { container } = await pageOf(table, table.seat(me).name);
	await expect.element(button('Choose an answer')).toBeVisible();
	const places = [...container.querySelectorAll('.mini [data-seat]')];
	const low = places.toSorted(
		(one, other) => other.getBoundingClientRect().bottom - one.getBoundingClientRect().bottom
	);
	expect(low[0]?.getAttribute('data-seat')).toBe(me);
});

test('[RN6] an answer is handed in sealed, read back to oneself alone, and changed', async () => {
	const table = aMeeting().inConsentRound('together');
	const first = await pageOf(table, 'Elif');
	await choose('Consent, with a concern');
	await page.getByRole('textbox', { name: 'What shall we watch?' }).fill('A canary');
	await button('I consent, with this concern').click();
	expect(mine(table, 'Elif')).toEqual({ kind: 'concern', text: 'A canary' });
	await expect.element(page.getByText('Your answer is in, sealed')).toBeVisible();
	expect(JSON.stringify(shownOf(table))).not.toContain('canary');
	await first.unmount();
	await pageOf(table, 'Elif');
	await expect.element(page.getByText('Your answer is in, sealed')).toBeVisible();
	await expect.element(page.getByText('A canary')).toBeVisible();
	await button('Change my answer').click();
	await choose('Objection');
	await button('Hand in my objection').click();
	expect(mine(table, 'Elif')).toEqual({ kind: 'objection', text: '' });
});

test('a reload keeps the choice and the words in this tab until they are handed in', async () => {
	const table = aMeeting().inConsentRound('together');
	const held = () => JSON.stringify(sessionStorage);
	const first = await pageOf(table, 'Elif');
	await choose('Consent, with a concern');
	await page.getByRole('textbox', { name: 'What shall we watch?' }).fill('A canary');
	await expect.poll(held).toContain('canary');
	await first.unmount();
	await pageOf(table, 'Elif');
	await expect.element(radio('Consent, with a concern')).toBeChecked();
	await expect
		.element(page.getByRole('textbox', { name: 'What shall we watch?' }))
		.toHaveValue('A canary');
	await button('I consent, with this concern').click();
	await expect.element(page.getByText('Your answer is in, sealed')).toBeVisible();
	expect(held()).not.toContain('canary');
});

test('[CD7] an objection takes one tap and needs no words', async () => {
	const table = aMeeting().inConsentRound('together');
	const { container } = await pageOf(table, 'Tomasz');
	await choose('Objection');
	await expect
		.element(page.getByText('Thank you. It will make the proposal better.'))
		.toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Hand in my objection').click();
	expect(mine(table, 'Tomasz')).toEqual({ kind: 'objection', text: '' });
});

test('[OB3] an objection is worded with help, and says which aim it would harm', async () => {
	const table = aMeeting().inConsentRound('together');
	await pageOf(table, 'Tomasz');
	await choose('Objection');
	await button('Help me word it').click();
	await button(/When we do this, then/).click();
	const field = page.getByRole('textbox', { name: 'What would go wrong, as you see it?' });
	await expect.element(field).toHaveValue('When we do this, then … ');
	await field.fill('When we do this, then nobody is insured.');
	await page.getByRole('checkbox', { name: 'House and garden are safe' }).click({ force: true });
	await button('Hand in my objection').click();
	const aims = [asId<AimId>('safe')];
	expect(mine(table, 'Tomasz')).toMatchObject({
		text: 'When we do this, then nobody is insured.',
		aims
	});
	table.everybodyConsents(['Tomasz']).reveal();
	expect(Object.values(table.meeting.objections)).toMatchObject([{ aims }]);
});

test('[CD7] a concern and a “not yet” need words, and keep what was typed', async () => {
	const table = aMeeting().inConsentRound('together');
	await pageOf(table, 'Elif');
	await choose('Consent, with a concern');
	await button('I consent, with this concern').click();
	await expect.element(page.getByRole('alert')).toBeVisible();
	expect(mine(table, 'Elif')).toBeUndefined();
	await page.getByRole('textbox', { name: 'What shall we watch?' }).fill('Noise before eight');
	await button('I consent, with this concern').click();
	expect(mine(table, 'Elif')).toEqual({ kind: 'concern', text: 'Noise before eight' });
});

test('[CD7] a circle without concerns does not offer them', async () => {
	await pageOf(aMeeting().by({ concerns: false }).inConsentRound('together'), 'Elif');
	await expect.element(page.getByRole('radio', { name: 'Consent' })).toBeInTheDocument();
	await expect.element(radio('Consent, with a concern')).not.toBeInTheDocument();
});

test('[CD7] in turn one answers when the turn has come, and everybody sees it', async () => {
	const table = aMeeting().inConsentRound('turns');
	const [first, second] = table.round.order.map((id) => table.seat(id).name);
	const { look } = await pageOf(table, second!);
	await expect.element(button('Choose an answer')).not.toBeInTheDocument();
	table.answers(first!, 'consent');
	look();
	await page.getByRole('radio', { name: 'Consent' }).click({ force: true });
	await button('I consent').click();
	expect(table.round.turns[person(second!)]?.answer?.kind).toBe('consent');
});

test('offline the answer says “not sent” and keeps its words', async () => {
	const table = aMeeting().inConsentRound('together');
	const { line } = await pageOf(table, 'Tomasz');
	await choose('Objection');
	const field = page.getByRole('textbox', { name: 'What would go wrong, as you see it?' });
	await field.fill('Nobody is insured.');
	const send = line.send;
	line.send = () => Promise.resolve({ done: false, code: 'notFound', about: [] });
	await button('Hand in my objection').click();
	await expect.element(page.getByRole('alert')).toBeVisible();
	await expect.element(field).toHaveValue('Nobody is insured.');
	line.send = send;
	await button('Hand in my objection').click();
	expect(mine(table, 'Tomasz')?.text).toBe('Nobody is insured.');
});

test('[RL3] what is entered for somebody is read back first, and cannot be read again', async () => {
	const table = aMeeting().without('Ruth').inStep('consent');
	table.give('Mira', 'seatWithoutDevice', { seat: person('Ruth'), helper: person('Jonas') });
	const { draftHash } = table;
	table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
	table.answers('Jonas', 'consent');
	await pageOf(table, 'Jonas');
	await expect
		.element(page.getByRole('heading', { name: 'Ruth, do you see harm in trying this?' }))
		.toBeVisible();
	await choose('Objection');
	await page.getByRole('textbox', { name: /What would go wrong/ }).fill('The path is icy.');
	await expect
		.element(button('Hand in the objection of Ruth'))
		.toHaveAttribute('aria-disabled', 'true');
	await page.getByRole('checkbox', { name: 'Ruth has confirmed it aloud' }).click({ force: true });
	await button('Hand in the objection of Ruth').click();
	expect(mine(table, 'Ruth')).toMatchObject({ kind: 'objection', text: 'The path is icy.' });
	await expect.element(page.getByText('The answer of Ruth is in.')).toBeVisible();
	await expect.element(page.getByText('The path is icy.')).not.toBeInTheDocument();
	await button('Enter it again').click();
	await expect.element(page.getByRole('radio', { name: 'Objection' })).not.toBeChecked();
});

test('[RN4] who comes during a consent round reads the text first', async () => {
	const table = aMeeting().without('Lena').inConsentRound('together');
	table.give('Lena', 'takeSeat', { member: true });
	const { container } = await pageOf(table, 'Lena');
	await expect.element(radio('Objection')).not.toBeInTheDocument();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('I have read it, ask me').click();
	await expect.element(radio('Objection')).toBeInTheDocument();
});

test('[CD9] asked once more, an answer can still be changed; then the ring closes', async () => {
	const table = aMeeting().inConsentRound('together').everybodyConsents().reveal();
	const { id, version } = table.round;
	table.give('Mira', 'askOnceMore', { round: id, version: version! });
	const { container, look } = await pageOf(table, 'Elif');
	await expect
		.element(
			page.getByRole('heading', { name: 'Once more: does anybody see harm in trying this?' })
		)
		.toBeVisible();
	await button('I see something: change my answer').click();
	await expect.element(radio('Objection')).not.toBeChecked();
	await button('Leave it as it is').click();
	table.give('Mira', 'announce', { round: id, version: version! });
	look();
	await expect.element(page.getByText('We have consent').first()).toBeInTheDocument();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[CD13] anyone may step off the roll of an item with a reason, and step on again', async () => {
	const table = aMeeting().inConsentRound('together');
	await pageOf(table, 'Elif');
	await button('I have an interest in this and step off').click();
	await page
		.getByRole('textbox', { name: 'What is your interest in it?' })
		.fill('My brother runs it');
	await button('Step off for this item').click();
	expect(table.meeting.items[shed]?.steppedOff[person('Elif')]?.reason).toBe('My brother runs it');
	await expect
		.element(page.getByText('Elif is not asked on this: My brother runs it'))
		.toBeVisible();
	await button('Step on again').click();
	expect(table.meeting.items[shed]?.steppedOff).toEqual({});
});

test('[CD11] who was absent answers afterwards', async () => {
	const table = aMeeting().without('Lena').decided();
	table.give('Lena', 'takeSeat', { member: true });
	await pageOf(table, 'Lena');
	await expect
		.element(page.getByText('This was decided while you were away. What is your answer?'))
		.toBeVisible();
	await button('I consent').click();
	expect(table.meeting.decisions[shed]?.state).toBe('inForce');
});

test('the answers work by keyboard alone', async () => {
	const table = aMeeting().inConsentRound('together');
	await pageOf(table, 'Elif');
	(page.getByRole('radio', { name: 'Consent' }).element() as HTMLElement).focus();
	await userEvent.keyboard(' ');
	await expect.element(page.getByRole('radio', { name: 'Consent' })).toBeChecked();
	await userEvent.keyboard('{ArrowDown}{ArrowDown}');
	await expect.element(radio('Objection')).toBeChecked();
	await userEvent.tab();
	await expect
		.element(page.getByRole('textbox', { name: 'What would go wrong, as you see it?' }))
		.toHaveFocus();
});
