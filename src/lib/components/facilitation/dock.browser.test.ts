import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Line } from '#client/commandLine.ts';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, startOf } from '#testing/liveTable.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import AtTable from '../meeting/AtTable.test.svelte';
import SayNowDock from './SayNowDock.svelte';

async function dock(table: Table, name = 'Mira') {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name),
		lineTo(table, name, (shown) => live.show(shown))
	);
	return await render(AtTable, { live, part: SayNowDock });
}

const button = (name: string) => page.getByRole('button', { name });

test('the ink button hands the turn on, and names who comes after', async () => {
	const table = aMeeting().inStep('react').openRound();
	const [first, second, third] = table.round.order.map((id) => table.meeting.seats[id]!.name);
	const { container } = await dock(table);
	const handing = new RegExp(`Thank you, ${first}. ${second}, you are next.`);
	await expect.element(page.getByText(handing)).toBeInTheDocument();
	expect(await accessibilityFindings(container)).toEqual([]);
	await button(`Next: ${second}`).click();
	await expect.element(button(`Next: ${third}`)).toBeInTheDocument();
	await expect.element(page.getByText('To amend when 7 more have spoken')).toBeInTheDocument();
});

test('[RN3] in a consent round in turn nobody is thanked before the answer, and who cannot answer comes later', async () => {
	const table = aMeeting().inConsentRound('turns');
	const [first, second] = table.round.order.map((id) => table.meeting.seats[id]!.name);
	await dock(table);
	await expect.element(page.getByText(new RegExp(`${first}, it is your turn.`))).toBeVisible();
	await expect.element(page.getByText(/Thank you/)).not.toBeInTheDocument();
	await button(`${first} later`).click();
	await expect.element(page.getByText(new RegExp(`${second}, it is your turn.`))).toBeVisible();
});

test('[CD11] while absent members have not answered, the decision is not said to be in force', async () => {
	const table = aMeeting().without('Lena').decided();
	if (table.meeting.items[shed]?.step === 'consent') table.next();
	await dock(table);
	await expect.element(page.getByText(/it comes into force when/)).toBeVisible();
	await expect.element(page.getByText(/We have consent/)).not.toBeInTheDocument();
});

test('the facilitator, whose turn it is, does not speak to herself', async () => {
	const table = aMeeting().inStep('clarify').openRound();
	const { round } = table;
	while (table.round.current !== table.facilitator)
		table.give(table.facilitator, 'takeTurn', {
			round: round.id,
			who: table.round.current!,
			as: 'deferred'
		});
	await dock(table);
	await expect.element(page.getByText(/It is my turn\./)).toBeVisible();
	await expect.element(page.getByText(/Thank you/)).not.toBeInTheDocument();
});

test('the next act counts while the reply to the one before is still on its way', async () => {
	const table = aMeeting().inStep('react').openRound();
	const [, second, third, fourth] = table.round.order.map((id) => table.meeting.seats[id]!.name);
	const line = lineTo(table, 'Mira', (shown) => live.show(shown));
	const unanswered: Line = {
		...line,
		send(type, payload) {
			void line.send(type, payload);
			return new Promise(() => undefined);
		}
	};
	const live: LiveMeeting = new LiveMeeting(startOf(table, 'Mira'), unanswered);
	await render(AtTable, { live, part: SayNowDock });
	await button(`Next: ${second}`).click();
	await button(`Next: ${third}`).click();
	await expect.element(button(`Next: ${fourth}`)).toBeInTheDocument();
});

test('the last step can be undone, and the button says which', async () => {
	const table = aMeeting().inStep('react').openRound();
	const second = table.meeting.seats[table.round.order[1]!]!.name;
	await dock(table);
	await button(`Next: ${second}`).click();
	await button('Undo: turn handed on').click();
	await expect.element(button(`Next: ${second}`)).toBeInTheDocument();
});

test('the meeting ends with one click only when nothing is left; before that it says what is', async () => {
	const table = aMeeting().readyForItems();
	await dock(table);
	await button('End the meeting').click();
	const dialog = page.getByRole('dialog', { name: 'End the meeting now?' });
	await expect.element(dialog).toHaveAccessibleDescription(/Share the tool shed.*Closing/);
	expect(table.meeting.phase).toBe('open');
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
	expect(table.meeting.phase).toBe('open');
	await button('End the meeting').click();
	await dialog.getByRole('button', { name: 'End the meeting' }).click();
	await expect.poll(() => table.meeting.phase).toBe('ended');
});

test('nobody else has the dock', async () => {
	const { container } = await dock(aMeeting().inStep('react').openRound(), 'Elif');
	expect(container.textContent.trim()).toBe('');
});

test('closing early names who is missed and asks for a reason, by keyboard too', async () => {
	const table = aMeeting().with('Mira', 'Samuel', 'Elif').inStep('react').openRound();
	await dock(table);
	await button('Close early').click();
	const dialog = page.getByRole('dialog', { name: 'Close the round early' });
	await expect.element(dialog).toHaveAccessibleDescription(/Samuel/);
	const reason = dialog.getByRole('textbox');
	await expect.element(reason).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(reason).toHaveAttribute('aria-invalid', 'true');
	await reason.fill('The heating man is here.');
	await userEvent.keyboard('{Enter}');
	await expect.element(dialog).not.toBeInTheDocument();
	await expect.element(button('On to: Amend')).toBeInTheDocument();
	expect(Object.values(table.meeting.rounds).at(-1)?.closedEarly).toBe('The heating man is here.');
});

test('a locked step says what opens it', async () => {
	await dock(aMeeting().inStep('amend'));
	await expect
		.element(button('On to: Consent'))
		.toHaveAccessibleDescription(
			'Opens when Samuel has offered a version, or has nothing to change.'
		);
});

test('[RN5] who has left is not counted among those who answer', async () => {
	const table = aMeeting().inConsentRound('together').give('Ruth', 'leave', {});
	const { container } = await dock(table);
	await expect.element(page.getByText('Opens when all 7 have answered.')).toBeInTheDocument();
	expect(container.textContent).not.toContain('all 8');
});

test('without a connection no consent round is opened on words that nobody here sees', async () => {
	const table = aMeeting().inStep('consent');
	await dock(table);
	await button('Consent round on version 1').click();
	expect(Object.values(table.meeting.rounds).some((round) => round.purpose === 'consent')).toBe(
		false
	);
});
