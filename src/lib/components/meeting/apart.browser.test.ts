import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { ruleBook } from '#client/ruleBook.ts';
import { projectionOf } from '#document/projection.ts';
import { publicMeeting } from '#document/publicMeeting.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, startOf } from '#testing/liveTable.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import ToastRegion from '#ui/ToastRegion.svelte';
import MeetingRoom from './MeetingRoom.svelte';

/** In the reactions, with Ada as a guest. */
function withAda(): Table {
	const table = aMeeting().inStep('react').give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
	const [request] = Object.values(table.meeting.door);
	return table.give('Mira', 'letIn', { request: request?.id ?? table.fresh() });
}

const hide = (table: Table, on: boolean) =>
	table.settles({ about: 'confidential', item: shed, on });

/** What the meeting's own document shows. */
const shownTo = (table: Table) =>
	projectionOf(publicMeeting(table.meeting), { code: 'TK7M4W', away: table.away });

/** The page of somebody who has the meeting's own document and no other. */
async function pageOf(table: Table, name: string, part: 'seat' | 'listener', wide: boolean) {
	await page.viewport(wide ? 1440 : 390, wide ? 900 : 844);
	await ruleBook.load();
	const live: LiveMeeting = new LiveMeeting(
		{ ...startOf(table, name, part), projection: shownTo(table) },
		lineTo(table, name, () => live.show(shownTo(table)))
	);
	await render(ToastRegion);
	const { container } = await render(MeetingRoom, { live, wide });
	return { container, look: () => live.show(shownTo(table)) };
}

const title = page.getByRole('heading', { name: 'This item is confidential' });

test.for([
	['Ada', 'seat', false],
	['Ada', 'seat', true],
	['Lou', 'listener', false],
	['Lou', 'listener', true]
] as const)(
	'[MT9] of a confidential item %s, with a %s, is told that it is one, and when it is over',
	async ([name, part, wide]) => {
		const table = hide(withAda(), true).openRound().give('Hanna', 'wish', { kind: 'pause' });
		const { container, look } = await pageOf(table, name, part, wide);
		await expect.element(title).toBeVisible();
		await expect.element(page.getByText(/We tell you here when it is over/)).toBeVisible();
		for (const words of [
			'shed',
			'Reactions',
			'land with you',
			'not begun',
			'cannot follow',
			'pause'
		])
			expect(container.textContent).not.toContain(words);
		expect(page.getByRole('button', { name: /cannot follow|note for myself/i }).elements()).toEqual(
			[]
		);
		expect(await accessibilityFindings(container)).toEqual([]);
		const [wish] = table.meeting.wishes;
		table.give('Mira', 'answerWish', { wish: wish?.id ?? table.fresh(), given: false });
		hide(table, false);
		look();
		await expect.element(title).not.toBeInTheDocument();
		await expect.element(page.getByText('The confidential item is over.').first()).toBeVisible();
	}
);
