import { expect, test, vi } from 'vitest';
import { projectionOf } from '#document/projection.ts';
import { publicMeeting } from '#document/publicMeeting.ts';
import { lineTo, startOf } from '#testing/liveTable.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import type { Connection, ConnectionWish } from './connection.ts';
import { HiddenItem } from './hiddenItem.svelte.ts';
import { LiveMeeting } from './liveMeeting.svelte.ts';

const lines = vi.hoisted(() => new Map<string, ConnectionWish>());

vi.mock('./fetchLine.ts', () => ({
	fetchLine: () =>
		Promise.resolve({
			HiddenItem,
			openConnection: (wish: ConnectionWish): Connection => {
				lines.set(wish.document, wish);
				const destroy = () => void lines.delete(wish.document);
				return { unsavedWords: () => 'from the train', destroy } as unknown as Connection;
			}
		})
}));

/** What the meeting's own document shows. */
const shownTo = ({ meeting, away }: Table) =>
	projectionOf(publicMeeting(meeting), { code: 'TK7M4W', away });

/** The device of Hanna, whose lines are open. */
async function hannasDevice(table: Table) {
	const live = new LiveMeeting(
		{ ...startOf(table, 'Hanna'), projection: shownTo(table) },
		lineTo(table, 'Hanna', () => undefined)
	);
	await live.connect();
	return { live, look: () => live.show(shownTo(table)) };
}

test('[RN5] words on their way are said to be kept here while their writer has left', async () => {
	const table = aMeeting().inStep('react');
	const { live, look } = await hannasDevice(table);
	lines.get(live.id)?.onState('saving');
	expect(live.connectionState).toBe('saving');
	table.give('Hanna', 'leave', {});
	look();
	expect(live.connectionState).toBe('kept');
	lines.get(live.id)?.onState('offline');
	expect(live.connectionState).toBe('offline');
	lines.get(live.id)?.onState('saving');
	table.give('Hanna', 'comeBack', {});
	look();
	expect(live.connectionState).toBe('saving');
	lines.get(live.id)?.onState('saved');
	expect(live.connectionState).toBe('saved');
	live.destroy();
});

test('[MT9] a member who leaves puts a confidential item away, with the words that had not arrived', async () => {
	const table = aMeeting().inStep('react');
	table.settles({ about: 'confidential', item: shed, on: true });
	const { live, look } = await hannasDevice(table);
	const inner = `${live.id}:${shed}`;
	lines.get(inner)?.onState('reconnecting');
	lines.get(live.id)?.onState('saved');
	expect(live.connectionState).toBe('reconnecting');
	table.give('Hanna', 'leave', {});
	look();
	expect([...lines.keys()]).toEqual([live.id]);
	expect(live.connectionState).toBe('saved');
	expect(live.rejectedWords).toBe('from the train');
	expect(live.isApart).toBe(true);
	table.give('Hanna', 'comeBack', {});
	look();
	expect([...lines.keys()]).toEqual([live.id, inner]);
	live.destroy();
});
