import { AsyncResource } from 'node:async_hooks';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { findBreak } from './chain.ts';
import {
	appendEvents,
	loadEvents,
	loadRecord,
	removeWords,
	type AppendResult,
	type NewEvent
} from './eventStore.ts';
import { emptyHead, headOf } from './meetingStore.ts';
import { checkWords } from './words.ts';

/** As another request would: not a part of the transaction around the test's code. */
const outside = AsyncResource.bind(<T>(work: () => Promise<T>) => work());

/** How many connections to PostgreSQL wait for a lock of this one. */
async function waitingForLocks(tx: Db): Promise<number> {
	const { rows } = await sql<{ waiting: number }>`
		select count(*) as waiting from pg_stat_activity
		where pg_backend_pid() = any(pg_blocking_pids(pid))`.execute(tx);
	return rows[0]?.waiting ?? 0;
}

const wordKeys = new Set(['name', 'text']);

const spoke = (text: string, actor: string | null = 'hanna'): NewEvent => ({
	v: 1,
	at: evening,
	actor,
	type: 'spoke',
	payload: { round: 'r1', text }
});

forEachDialect(({ database, name }) => {
	test('events come back in order, as they happened, each tied to the one before', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const first = [spoke('Guten Abend', null), spoke('Grüße 🌳 aus dem Garten')];
		const result = await appendEvents(db, {
			meetingId: meeting,
			expectedSeq: 0,
			events: first,
			wordKeys
		});
		expect(result.kind).toBe('appended');
		await appendEvents(db, {
			meetingId: meeting,
			expectedSeq: 2,
			events: [spoke('Danke')],
			wordKeys
		});
		const events = await loadEvents(db, meeting);
		expect(events).toMatchObject([
			{ ...first[0], seq: 1 },
			{ ...first[1], seq: 2 },
			{ ...spoke('Danke'), seq: 3 }
		]);
		expect(result.kind === 'appended' && result.events).toEqual(events.slice(0, 2));
		const head = await headOf(db, meeting);
		expect(head).toEqual({ seq: 3, hash: events[2]?.hash });
		expect(findBreak(meeting, await loadRecord(db, meeting), head)).toBeUndefined();
	});

	test('events can be had from a number on', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const events = ['one', 'two', 'three'].map((text) => spoke(text));
		await appendEvents(db, { meetingId: meeting, expectedSeq: 0, events, wordKeys });
		const later = await loadEvents(db, meeting, 1);
		expect(later).toMatchObject([
			{ seq: 2, payload: { text: 'two' } },
			{ seq: 3, payload: { text: 'three' } }
		]);
		expect(await loadEvents(db, meeting, 3)).toEqual([]);
	});

	test('a command decided on an older state adds nothing', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		await appendEvents(db, {
			meetingId: meeting,
			expectedSeq: 0,
			events: [spoke('first')],
			wordKeys
		});
		const late = await appendEvents(db, {
			meetingId: meeting,
			expectedSeq: 0,
			events: [spoke('late')],
			wordKeys
		});
		expect(late).toEqual({ kind: 'moved', head: await headOf(db, meeting) });
		expect(await loadEvents(db, meeting)).toHaveLength(1);
	});

	test('of two facilitators who click at once one moves on and one is told', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const clicks = await Promise.all(
			['hanna', 'jonas', 'mira', 'elif'].map((who) =>
				appendEvents(db, {
					meetingId: meeting,
					expectedSeq: 0,
					events: [spoke('next', who), spoke('and on', who)],
					wordKeys
				})
			)
		);
		expect(clicks.map((click) => click.kind).sort()).toEqual([
			'appended',
			'moved',
			'moved',
			'moved'
		]);
		const events = await loadRecord(db, meeting);
		expect(new Set(events.map((event) => event.actor)).size).toBe(1);
		expect(findBreak(meeting, events, await headOf(db, meeting))).toBeUndefined();
	});

	// On SQLite the second could not even begin.
	if (name === 'postgres')
		test('who waited for another’s events finds the head moved', async () => {
			const { db } = database();
			const { meeting } = await storeLindenhof(db);
			const append = (text: string) => ({
				meetingId: meeting,
				expectedSeq: 0,
				events: [spoke(text)],
				wordKeys
			});
			let late: Promise<AppendResult> | undefined;
			await transaction(db, async (tx) => {
				await appendEvents(tx, append('first'));
				late = outside(() => appendEvents(db, append('late')));
				await expect.poll(async () => await waitingForLocks(tx)).toBeGreaterThan(0);
			});
			expect(await late).toEqual({ kind: 'moved', head: await headOf(db, meeting) });
			expect(await loadEvents(db, meeting)).toMatchObject([{ payload: { text: 'first' } }]);
		});

	test('events of a transaction that fails are not there, nor is the head moved', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const work = transaction(db, async (tx) => {
			await appendEvents(tx, {
				meetingId: meeting,
				expectedSeq: 0,
				events: [spoke('no')],
				wordKeys
			});
			throw new Error('the document could not be written');
		});
		await expect(work).rejects.toThrow('the document');
		expect(await loadEvents(db, meeting)).toEqual([]);
		expect(await headOf(db, meeting)).toEqual(emptyHead);
	});

	test('a command that brings nothing about leaves the head where it is', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const result = await appendEvents(db, {
			meetingId: meeting,
			expectedSeq: 0,
			events: [],
			wordKeys
		});
		expect(result).toEqual({ kind: 'appended', head: emptyHead, events: [] });
	});

	test('[CD10] names and free text stand beside the chain, never in it', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const events = [{ ...spoke('lime trees'), payload: { people: [{ name: 'Ruth Baumann' }] } }];
		await appendEvents(db, { meetingId: meeting, expectedSeq: 0, events, wordKeys });
		const chained = await db
			.selectFrom('event')
			.selectAll()
			.where('meeting_id', '=', meeting)
			.execute();
		expect(JSON.stringify(chained)).not.toContain('Ruth');
		expect(await loadEvents(db, meeting)).toMatchObject(events);
	});

	test('[CD10] words that were removed are gone, and the chain verifies and shows it', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const payload = { name: 'Ruth Baumann', text: 'I moved to Kassel.' };
		const events = [{ ...spoke(''), payload }, spoke('stays')];
		await appendEvents(db, { meetingId: meeting, expectedSeq: 0, events, wordKeys });
		expect(await removeWords(db, meeting, 1, ['/text'])).toBe(1);
		const [record] = await loadRecord(db, meeting);
		if (!record) throw new Error('the event is there');
		expect(checkWords(record.payload, record.words)).toEqual({ removed: ['/text'], changed: [] });
		expect(await loadEvents(db, meeting)).toMatchObject([
			{ payload: { name: 'Ruth Baumann', text: '' } },
			{ payload: { text: 'stays' } }
		]);
		expect(
			findBreak(meeting, await loadRecord(db, meeting), await headOf(db, meeting))
		).toBeUndefined();
		expect(await removeWords(db, meeting, 1, [])).toBe(0);
		expect(await removeWords(db, meeting, 1)).toBe(1);
		expect(await removeWords(db, meeting, 2)).toBe(1);
	});

	test('a text of thousands of runs is stored whole', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const runs = Array.from({ length: 5_000 }, (_, index) => ({ text: `run ${index}` }));
		const events = [{ ...spoke(''), payload: { runs } }];
		await appendEvents(db, { meetingId: meeting, expectedSeq: 0, events, wordKeys });
		expect(await loadEvents(db, meeting)).toMatchObject([{ payload: { runs } }]);
	});

	test('a meeting that is not there takes no events', async () => {
		const { db } = database();
		const events = [spoke('hello')];
		const work = appendEvents(db, { meetingId: 'nowhere', expectedSeq: 0, events, wordKeys });
		await expect(work).rejects.toThrow('no meeting nowhere');
	});
});
