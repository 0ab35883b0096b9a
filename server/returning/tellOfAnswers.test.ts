import { describe, expect, test } from 'vitest';
import { noticeWords } from '#i18n/notices.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse } from '../../tests/house.ts';
import { record, type Recording } from '../../tests/recorded.ts';
import { Notices } from './notices.ts';

const without = () => aMeeting().without('Lena', 'Ruth').decided();

function answer(table: Table, name: string, kind: 'consent' | 'objection' = 'consent'): Table {
	const { version } = table.meeting.decisions[shed]!;
	const given = { item: shed, version, answer: { kind, text: 'No' } };
	return table.give(name, 'answerAfterwards', given);
}

forEachDialect(({ database }) => {
	describe('[CD11] a decision that waits for absent members', () => {
		async function told(table: Table, recording: Recording = {}) {
			const house = await aHouse(database().db);
			const { db, garden, organisation, clock } = house;
			const names = ['Lena', 'Ruth', 'Samuel'] as const;
			const who = Object.fromEntries(
				await Promise.all(
					names.map(async (name) => [name, await house.join(garden, name)] as const)
				)
			);
			const persons: Record<string, string> = {};
			for (const [name, account] of Object.entries(who))
				persons[name] = await house.personOf(account);
			const place = { organisation, circle: garden };
			const { stored } = await record(db, table, { in: place, persons, ...recording });
			const notices = new Notices(db, () => clock.now);
			const unread = async (name: string) =>
				(await notices.of(who[name]?.accountId ?? '', true)).map(({ kind, payload }) => ({
					...{ kind, what: payload.what, path: payload.path }
				}));
			const words = async (name: string) =>
				(await notices.of(who[name]?.accountId ?? '', true))
					.map(({ kind, payload }) => noticeWords(kind, payload))
					.join();
			return { unread, words, path: `/c/${garden}/meetings/${stored.id}` };
		}

		test('tells each of them where to answer, and nobody else', async () => {
			const table = without();
			const { unread, path } = await told(table);
			const what = table.meeting.items[shed]?.title;
			expect(await unread('Lena')).toEqual([{ kind: 'answerWaits', what, path }]);
			expect(await unread('Ruth')).toHaveLength(1);
			expect(await unread('Samuel')).toEqual([]);
		});

		test('lets go of who has answered, and of all once it is settled', async () => {
			const one = await told(answer(without(), 'Lena'));
			expect(await one.unread('Lena')).toEqual([]);
			expect(await one.unread('Ruth')).toHaveLength(1);
			const settled = await told(answer(without(), 'Lena', 'objection'));
			expect(await settled.unread('Ruth')).toEqual([]);
		});

		test('tells nobody where all have consented', async () => {
			expect(await (await told(aMeeting().decided())).unread('Lena')).toEqual([]);
		});

		test('tells who was absent until when they may object to what is in force, until they answer', async () => {
			const decided = () => aMeeting().without('Lena').by({ absent: 'window' }).decided();
			const one = await told(decided());
			expect(await one.unread('Samuel')).toEqual([]);
			expect(await one.unread('Lena')).toMatchObject([{ kind: 'answerWaits', path: one.path }]);
			expect(await one.words('Lena')).toMatch(/was decided without you: you may object until \d/);
			const answered = await told(answer(decided(), 'Lena'));
			expect(await answered.unread('Lena')).toEqual([]);
		});
	});
});
