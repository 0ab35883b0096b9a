import '#ui/tokens.css';
import '#ui/base.css';
import type { Component } from 'svelte';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, startOf } from '#testing/liveTable.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import AtTable from '../meeting/AtTable.test.svelte';
import Attendance from './Attendance.svelte';
import Door from './Door.svelte';
import Away from './Away.svelte';
import EnterFor from './EnterFor.svelte';
import Facilitation from './Facilitation.svelte';
import Invite from './Invite.svelte';
import NoticeList from './NoticeList.svelte';
import TakeUp from './TakeUp.svelte';

async function look(part: Component<Record<string, never>>, table: Table, name: string) {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name),
		lineTo(table, name, (shown) => live.show(shown))
	);
	return await render(AtTable, { live, part });
}

const button = (name: string) => page.getByRole('button', { name });

test('[RL2] a named seat needs the nod of anybody seated, a guest the facilitator’s yes', async () => {
	const table = aMeeting().without('Lena').started();
	table.give('late', 'ringDoor', { seat: person('Lena'), name: 'Lena' });
	table.give('guest', 'ringDoor', { seat: null, name: 'Anna' });
	const elif = await look(Door, table, 'Elif');
	await expect.element(page.getByText('Lena would like to sit down')).toBeVisible();
	expect(button('Let Anna in').elements()).toHaveLength(0);
	await button('Let Lena in').click();
	await expect.poll(() => table.seat('Lena').presence).toBe('here');
	await elif.unmount();
	const { container } = await look(Door, table, 'Mira');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Not now').click();
	await expect.poll(() => Object.keys(table.meeting.door)).toEqual([]);
});

test('[RL3] the facilitator seats somebody without a device, and names who helps', async () => {
	const table = aMeeting().without('Ruth').started();
	const { container } = await look(Attendance, table, 'Mira');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('What can be done for Ruth').click();
	await page.getByRole('menuitem', { name: 'Is in the room without a device' }).click();
	await page.getByRole('combobox', { name: 'Who helps?' }).selectOptions('Jonas');
	await button('Take the seat').click();
	await expect.element(page.getByText('in the room, via Jonas')).toBeVisible();
	expect(table.seat('Ruth')).toMatchObject({ withoutDevice: true, helper: 'jonas' });
});

test('[RL3] the helper enters the turn of a person without a device', async () => {
	const table = aMeeting().with('Mira', 'Ruth', 'Jonas', 'Samuel').without('Ruth').started();
	table.give('Mira', 'seatWithoutDevice', { seat: person('Ruth'), helper: person('Jonas') });
	table.openRound();
	while (table.round.current !== person('Ruth'))
		table.give('Mira', 'takeTurn', {
			round: table.round.id,
			who: table.round.current!,
			as: 'spoken'
		});
	const { container } = await look(EnterFor, table, 'Jonas');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Enter for Ruth').click();
	await page.getByRole('menuitem', { name: 'Ruth passes' }).click();
	await expect.poll(() => table.round.turns[person('Ruth')]?.state).toBe('passed');
	await expect.element(button('Enter for Ruth')).not.toBeInTheDocument();
});

test('[RL3] the answer of a person without a device comes after the helper’s own, and says so', async () => {
	const table = aMeeting().without('Ruth').inStep('consent');
	table.give('Mira', 'seatWithoutDevice', { seat: person('Ruth'), helper: person('Jonas') });
	table.give('Mira', 'openConsentRound', {
		...{ item: shed, draftHash: table.draftHash },
		answers: 'together'
	});
	await look(EnterFor, table, 'Jonas');
	const hint = page.getByText('The answer of Ruth is entered after your own.');
	await expect.element(hint).toBeVisible();
});

test('[RN5] somebody who has been away for a minute is marked left, with a reason', async () => {
	const table = aMeeting().started();
	table.away = { [person('Elif')]: table.now - 75_000 };
	await look(Attendance, table, 'Mira');
	await expect.element(page.getByText('no connection')).toBeVisible();
	await button('What can be done for Elif').click();
	await page.getByRole('menuitem', { name: 'Has left' }).click();
	await page.getByRole('textbox').fill('Her train left.');
	await button('Has left').click();
	await expect.poll(() => table.seat('Elif').presence).toBe('left');
});

test('[RL2] a seat is opened to another device only after a second look', async () => {
	const table = aMeeting().started();
	await look(Attendance, table, 'Mira');
	await button('What can be done for Elif').click();
	await page.getByRole('menuitem', { name: 'Open the seat to another device' }).click();
	const dialog = page.getByRole('dialog');
	await expect.element(dialog).toHaveAccessibleDescription(/signed out/);
	await dialog.getByRole('button', { name: 'Open the seat' }).click();
	await expect.element(dialog).not.toBeInTheDocument();
	expect(table.seat('Elif').reopened).toBe(true);
});

test('the invitation shows code, QR code and address, and adds people in the lobby', async () => {
	const link = 'http://192.168.1.5:3000/join/TK7M4W';
	const asked = vi.spyOn(window, 'fetch').mockResolvedValue(Response.json({ link }));
	const table = aMeeting().inLobby();
	await look(Invite, table, 'Mira');
	await button('Invite').click();
	const dialog = page.getByRole('dialog');
	await expect.element(dialog.getByText('TK7 M4W')).toBeVisible();
	await expect
		.element(page.getByRole('img', { name: `QR code that leads to ${link}` }))
		.toBeVisible();
	await expect.element(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue(link);
	await dialog.getByRole('textbox', { name: 'Name' }).fill('Anna Berg');
	await dialog.getByRole('button', { name: 'Add', exact: true }).click();
	await expect.poll(() => Object.values(table.meeting.seats).at(-1)?.name).toBe('Anna Berg');
	expect(await accessibilityFindings(dialog.element())).toEqual([]);
	asked.mockRestore();
});

test('[RN5] the facilitator is asked whether somebody left, and may wait', async () => {
	const table = aMeeting().started();
	table.away = { [person('Elif')]: table.now - 75_000 };
	const { container } = await look(Away, table, 'Mira');
	await expect.element(page.getByText(/Has Elif left\?/)).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Wait').click();
	await expect.element(page.getByText(/Has Elif left\?/)).not.toBeInTheDocument();
	expect(table.seat('Elif').presence).toBe('here');
});

test('[RN8] the facilitator passes the facilitation on, by name', async () => {
	const table = aMeeting().inStep('react');
	const { container } = await look(Facilitation, table, 'Mira');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Pass the facilitation').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Pass the facilitation' }).click();
	await expect.element(dialog.getByText('Choose somebody first.')).toBeVisible();
	expect(await accessibilityFindings(dialog.element())).toEqual([]);
	await dialog.getByRole('combobox', { name: 'To whom?' }).selectOptions('Hanna');
	await expect.element(dialog.getByText('Choose somebody first.')).not.toBeInTheDocument();
	await dialog.getByRole('button', { name: 'Pass it to Hanna' }).click();
	await expect.poll(() => table.facilitator).toBe('hanna');
	await expect.element(page.getByText(/Hanna facilitates\./)).toBeVisible();
});

test('[RN8] anybody else proposes another facilitator, and everybody is asked', async () => {
	const table = aMeeting().started();
	const { container } = await look(Facilitation, table, 'Elif');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Propose another facilitator').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Ask everybody' }).click();
	await expect.element(dialog.getByText('Choose somebody first.')).toBeVisible();
	expect(await accessibilityFindings(dialog.element())).toEqual([]);
	expect(dialog.getByRole('option', { name: 'Mira' }).elements()).toHaveLength(0);
	await dialog.getByRole('combobox', { name: 'Who could facilitate?' }).selectOptions('Hanna');
	await expect.element(dialog.getByText('Choose somebody first.')).not.toBeInTheDocument();
	await dialog.getByRole('button', { name: 'Ask everybody' }).click();
	await expect.element(dialog).not.toBeInTheDocument();
	expect(table.question.subject).toEqual({ about: 'facilitator', who: 'hanna' });
	await expect.element(button('Propose another facilitator')).not.toBeInTheDocument();
});

test('[RN8] who is involved in an item is offered to lend the facilitation for it', async () => {
	const table = aMeeting().with('Samuel', 'Hanna', 'Jonas').inStep('react');
	await look(Facilitation, table, 'Samuel');
	await button('Pass the facilitation').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('combobox', { name: 'To whom?' }).selectOptions('Hanna');
	await expect.element(dialog.getByRole('radio', { name: /For this item/ })).toBeChecked();
	await dialog.getByRole('button', { name: 'Pass it to Hanna' }).click();
	await expect
		.element(page.getByText(/Hanna facilitates this item; then it goes back to Samuel\./))
		.toBeVisible();
});

test('who invites is told when the link cannot be had, and reads the code all the same', async () => {
	vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network'));
	await look(Invite, aMeeting().started(), 'Mira');
	await button('Invite').click();
	await expect.element(page.getByText(/The link could not be made/)).toBeVisible();
	await expect.element(page.getByText('TK7 M4W')).toBeVisible();
	vi.restoreAllMocks();
});

test('[RN8] deputies and a secretary are named, and everybody reads who they are', async () => {
	const table = aMeeting().started();
	await look(Facilitation, table, 'Mira');
	await button('Name deputies').click();
	await page.getByRole('checkbox', { name: 'Jonas' }).click();
	await button('Name them').click();
	await expect.element(page.getByText(/Deputies: Jonas\./)).toBeVisible();
	await button('Name who takes the minutes').click();
	await page.getByRole('combobox').selectOptions('Elif');
	await button('Name').click();
	await expect.element(page.getByText(/Elif takes the minutes\./)).toBeVisible();
	expect(table.meeting).toMatchObject({
		facilitation: { deputies: ['jonas'] },
		secretary: 'elif'
	});
});

test('[RN8] a deputy takes up what a silent facilitator left', async () => {
	const table = aMeeting().started();
	table.give('Mira', 'nameDeputies', { deputies: [person('Jonas')] });
	table.away = { [person('Mira')]: table.now - 75_000 };
	const elif = await look(TakeUp, table, 'Elif');
	expect(page.getByRole('button').elements()).toHaveLength(0);
	await elif.unmount();
	const { container } = await look(TakeUp, table, 'Jonas');
	expect(await accessibilityFindings(container)).toEqual([]);
	await button('Take up the facilitation').click();
	await expect.poll(() => table.facilitator).toBe('jonas');
});

test('[RN5] nobody is told that they have no connection themselves', async () => {
	const table = aMeeting().started();
	const since = table.now - 75_000;
	table.away = { [person('Mira')]: since, [person('Elif')]: since };
	const { container } = await look(Away, table, 'Mira');
	await expect.poll(() => container.textContent).toContain('Elif has had no connection');
	expect(container.textContent).not.toContain('Mira has had');
});

test('[RN5] several without a connection are one matter, and one may wait for all of them', async () => {
	const table = aMeeting().started();
	const since = table.now - 75_000;
	const gone = ['Hanna', 'Jonas', 'Samuel', 'Lena', 'Elif'].map(person);
	table.away = Object.fromEntries(gone.map((id) => [id, since]));
	const { container } = await look(Away, table, 'Mira');
	await expect.element(container).toMatchTextContent(/, \w+ and 2 more have had no connection/);
	expect(page.getByRole('link', { name: 'See who is here' }).elements()).toHaveLength(1);
	await button('Wait').click();
	await expect.poll(() => container.textContent?.trim()).toBe('');
});

test('[RN8] a facilitator without a device is not handed to, and is followed', async () => {
	const table = aMeeting().started();
	table.give('Ruth', 'seatWithoutDevice', { seat: person('Ruth'), helper: person('Hanna') });
	const mira = await look(Facilitation, table, 'Mira');
	await button('Pass the facilitation').click();
	const options = page.getByRole('option');
	await expect.element(options.filter({ hasText: 'Elif' })).toBeInTheDocument();
	expect(options.filter({ hasText: 'Ruth' }).elements()).toHaveLength(0);
	await mira.unmount();
	table.give('Mira', 'seatWithoutDevice', { seat: person('Mira'), helper: person('Hanna') });
	await look(TakeUp, table, 'Elif');
	await expect.element(page.getByText('Mira facilitates and has no device here.')).toBeVisible();
	await expect.element(button('Offer to facilitate')).toBeVisible();
});

test('[CD11] who left during the consent round answers when they are back, also after the end', async () => {
	for (const ends of [false, true]) {
		const table = aMeeting().inConsentRound('together').give('Ruth', 'leave', {});
		table.everybodyConsents(['Ruth']).reveal().adopt();
		table.give('Mira', 'finishItem', { item: shed });
		if (ends) table.give('Mira', 'endMeeting', {});
		else table.give('Ruth', 'comeBack', {});
		const hanna = await look(NoticeList, table, 'Hanna');
		expect(page.getByText(/Your answer is still missing/).elements()).toHaveLength(0);
		await hanna.unmount();
		const ruth = await look(NoticeList, table, 'Ruth');
		await expect.element(page.getByText(/Your answer is still missing: Share/)).toBeVisible();
		expect(await accessibilityFindings(ruth.container)).toEqual([]);
		await button('I consent').click();
		await expect.poll(() => table.meeting.decisions[shed]?.state).toBe('inForce');
		await ruth.unmount();
	}
});

test('[RN8] without a deputy one offers and a second person says yes', async () => {
	const table = aMeeting().started();
	table.away = { [person('Mira')]: table.now - 75_000 };
	const elif = await look(TakeUp, table, 'Elif');
	await button('Offer to facilitate').click();
	await expect.element(page.getByText(/One more person has to say yes/)).toBeVisible();
	await elif.unmount();
	await look(TakeUp, table, 'Hanna');
	await button('Yes, Elif facilitates').click();
	await expect.poll(() => table.facilitator).toBe('elif');
});
