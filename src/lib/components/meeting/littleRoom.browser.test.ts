import '#ui/tokens.css';
import '#ui/base.css';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import MeetingRoom from './MeetingRoom.svelte';

async function pageOf(table: Table, name: string) {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name),
		lineTo(table, name, (shown) => live.show(shown))
	);
	const { container } = await render(MeetingRoom, { live, wide: false });
	return { container, look: () => live.show(shownOf(table)) };
}

const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();

afterEach(() => page.viewport(414, 896));

for (const [width, height] of [
	[320, 640],
	[720, 450]
] as const) {
	test(`the dock leaves the larger part of ${width} × ${height} to the matter, and shows what has the focus`, async () => {
		await page.viewport(width, height);
		const table = aMeeting().by({ answers: 'turns' }).inConsentRound('turns');
		await pageOf(table, 'Mira');
		const control = page.getByRole('button', { name: /Undo/ });
		await expect.element(control).toBeInTheDocument();
		await expect.poll(() => box('.dock').height).toBeGreaterThan(height * 0.4);
		expect(box('.dock').top).toBeGreaterThanOrEqual(Math.floor(height * 0.6) - 1);
		expect(box('.dock .primary').bottom).toBeLessThanOrEqual(height);
		(control.element() as HTMLElement).focus();
		await expect
			.poll(() => control.element().getBoundingClientRect().bottom)
			.toBeLessThanOrEqual(height);
		(document.activeElement as HTMLElement).blur();
		window.scrollTo(0, document.documentElement.scrollHeight);
		await expect.poll(() => box('.dock').bottom).toBeLessThanOrEqual(height + 1);
	});
}

test('[RN3] on the narrowest phone the small ways of a turn share a row', async () => {
	await page.viewport(320, 640);
	const table = aMeeting().inStep('react').openRound();
	await pageOf(table, table.seat(table.round.current!).name);
	const top = (name: string) =>
		page.getByRole('button', { name, exact: true }).element().getBoundingClientRect().top;
	await expect.element(page.getByRole('button', { name: 'Come back to me' })).toBeVisible();
	expect(top('Come back to me')).toBe(top('Pass'));
});

for (const [width, height] of [
	[390, 844],
	[1366, 768]
] as const) {
	test(`a list of 24 people shows whoever has the word and leaves the page alone: ${width} px`, async () => {
		await page.viewport(width, height);
		const names = Array.from({ length: 22 }, (_, at) => `Person${at}`);
		const table = aMeeting()
			.with('Mira', 'Samuel', ...names)
			.inStep('react')
			.openRound();
		const speak = () => {
			const who = table.round.current!;
			table.give(who, 'takeTurn', { round: table.round.id, who, as: 'spoken' });
		};
		for (let turns = 18; turns > 0; turns -= 1) speak();
		const { container, look } = await pageOf(table, 'Mira');
		await page.getByRole('radio', { name: 'List' }).click({ force: true });
		const inSight = () => {
			const [list, row] = [box('ol:has(> [data-turn])'), box('[data-turn][aria-current]')];
			return row.top >= list.top && row.bottom <= list.bottom && list.height < height * 0.75;
		};
		await expect.poll(inSight).toBe(true);
		const at = window.scrollY;
		for (let turns = 4; turns > 0; turns -= 1) speak();
		look();
		await expect.poll(inSight).toBe(true);
		expect(window.scrollY).toBe(at);
		expect(await accessibilityFindings(container)).toEqual([]);
	});
}

test('the steps of an item stay in one line on a small laptop, in words', async () => {
	await page.viewport(1366, 768);
	await pageOf(aMeeting().inConsentRound('together'), 'Mira');
	const last = page.getByText('Record', { exact: true });
	await expect.element(last).toBeVisible();
	const [line, word] = [box('.steps ol'), box('.steps [aria-current] .word')];
	expect(line.height).toBeLessThan(2 * word.height);
	expect(last.element().getBoundingClientRect().width).toBeGreaterThan(20);
});
