import '#ui/tokens.css';
import '#ui/base.css';
import { afterEach, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { asId, type ParticipantId } from '#governance/ids.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import SharedScreen from '../screen/SharedScreen.svelte';
import MeetingRoom from './MeetingRoom.svelte';

async function roomOf(table: Table, name: string): Promise<LiveMeeting> {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name),
		lineTo(table, name, (shown) => live.show(shown))
	);
	await render(MeetingRoom, { live, wide: false });
	return live;
}

async function screenOf(table: Table): Promise<LiveMeeting> {
	const me = asId<ParticipantId>('shared-screen');
	const live = new LiveMeeting({ ...startOf(table, 'Mira', 'screen'), me });
	await render(SharedScreen, { live, address: 'http://rondo.test/join/TK7M4W' });
	return live;
}

async function wantMotion(value: 'reduce' | 'no-preference'): Promise<void> {
	const features = [{ name: 'prefers-reduced-motion', value }];
	await cdp().send('Emulation.setEmulatedMedia', { features });
}

afterEach(async () => {
	await wantMotion('no-preference');
	await page.viewport(414, 896);
});

/** The milliseconds for which things move now. */
const moving = () =>
	document
		.getAnimations()
		.map(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0))
		.filter((time) => time > 0);

const views = [
	['a participant', 390, 844, (table: Table) => roomOf(table, 'Elif')],
	['whoever facilitates', 1440, 900, (table: Table) => roomOf(table, 'Mira')],
	['the shared screen', 1920, 1080, screenOf]
] as const;

/** A consent round from its first answer to the closing of the ring; `see` after each step. */
async function decide(table: Table, see: () => Promise<void>): Promise<void> {
	for (const name of ['Elif', 'Hanna']) {
		table.answers(name, 'consent');
		await see();
	}
	table.everybodyConsents();
	await see();
	table.reveal();
	await see();
	table.adopt();
	await see();
}

/** What moves from the first answer to the closing of the ring. */
async function movesSeen(
	open: (typeof views)[number][3],
	motion: 'reduce' | 'no-preference'
): Promise<readonly number[]> {
	await wantMotion(motion);
	const table = aMeeting().inConsentRound('together');
	const live = await open(table);
	await expect.element(page.getByText(/harm in trying this/).first()).toBeInTheDocument();
	const seen = [...moving()];
	await decide(table, async () => {
		live.show(shownOf(table));
		await new Promise(requestAnimationFrame);
		seen.push(...moving());
	});
	await expect.element(page.getByText('We have consent').first()).toBeVisible();
	return [...seen, ...moving()];
}

for (const [who, width, height, open] of views) {
	test(`who wants less motion sees a decision without any: ${who}`, async () => {
		await page.viewport(width, height);
		expect(await movesSeen(open, 'reduce')).toEqual([]);
	});
}

test('who wants motion sees the ring close', async () => {
	await page.viewport(1920, 1080);
	expect(await movesSeen(screenOf, 'no-preference')).not.toEqual([]);
});
