import { describe, expect, test } from 'vitest';
import { backlogOf, changeBacklogItem } from '#server/circles/backlogStore.ts';
import { changeCircle } from '#server/circles/circleStore.ts';
import { createMeeting } from '#server/meetings/meetingStore.ts';
import { newId } from '#server/people/token.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse, type Account } from '../../tests/house.ts';
import { aMeeting } from '../../tests/lindenhof.ts';
import { aLogbookHouse } from '../../tests/logbook.ts';

forEachDialect(({ database }) => {
	const aGarden = async () => await aLogbookHouse(database().db);
	const object = { words: 'The lock is broken.', named: false };

	describe('[CR5] a logbook', () => {
		test('is read by those whom its circle lets in; for all others it is not there', async () => {
			const { db, keep, list, read, hanna, outside, garden, logbook, organisation } =
				await aGarden();
			const stranger = (await aHouse(db)).mira;
			const id = await keep({ title: 'Quiet hours' });
			const search = async (who: Account) =>
				(await logbook.search(who.accountId, organisation, { words: 'quiet', page: 0 }))?.total;
			const all = async (who: Account) => await logbook.all(who.accountId, garden, 'all');
			for (const who of [hanna, outside]) {
				expect((await list(who))?.total).toBe(1);
				expect(await read(id, who)).toBeDefined();
				expect(await search(who)).toBe(1);
				expect(await all(who)).toHaveLength(1);
			}
			await changeCircle(db, garden, { logbookReaders: 'circle' });
			expect(await read(id, hanna)).toBeDefined();
			for (const who of [outside, stranger]) {
				expect(await list(who)).toBeUndefined();
				expect(await read(id, who)).toBeUndefined();
				expect(await all(who)).toBeUndefined();
			}
			expect(await search(outside)).toBe(0);
			expect(await search(stranger)).toBeUndefined();
			expect(await logbook.read(undefined, garden, id)).toBeUndefined();
		});

		test('[MT9] shows what was decided in confidence to the members alone', async () => {
			const { keep, list, read, hanna, outside, logbook, organisation } = await aGarden();
			const id = await keep({ title: 'Quiet hours', confidential: true });
			expect((await list(hanna))?.total).toBe(1);
			expect((await list(outside))?.total).toBe(0);
			expect((await list(outside))?.isEmpty).toBe(true);
			expect((await list(outside, { words: 'quiet' }))?.total).toBe(0);
			expect(await read(id, outside)).toBeUndefined();
			const asked = { words: 'quiet', page: 0 };
			expect((await logbook.search(outside.accountId, organisation, asked))?.found).toEqual([]);
			expect((await logbook.search(hanna.accountId, organisation, asked))?.found).toHaveLength(1);
		});

		test('tells days in the zone in which its circle meets', async () => {
			const { db, keep, read, garden } = await aGarden();
			const id = await keep();
			await createMeeting(db, { ...aMeeting(garden), timezone: 'Pacific/Auckland' });
			expect((await read(id))?.zone).toBe('Pacific/Auckland');
		});

		test('an agreement of another circle is not in it', async () => {
			const { keep, hanna, logbook, general, agreementDeeds, at } = await aGarden();
			const id = await keep();
			expect(await logbook.read(hanna.accountId, general, id)).toBeUndefined();
			const done = await agreementDeeds.object(hanna.accountId, at(id, general), object);
			expect(done).toBeUndefined();
			expect(await logbook.read(hanna.accountId, general, '../x')).toBeUndefined();
		});

		test('finds by words, marks them, and turns its pages', async () => {
			const { keep, list, hanna } = await aGarden();
			for (let number = 0; number < 51; number += 1) await keep({ title: `Rule ${number}` });
			await keep({ title: 'Sheds', text: 'The Mühlbach shed is open.' });
			const found = await list(hanna, { words: 'muhlbach' });
			expect(found?.others).toMatchObject([
				{
					title: [{ text: 'Sheds', hit: false }],
					excerpt: [{ text: 'The ' }, { text: 'Mühlbach', hit: true }, { text: ' shed is open.' }]
				}
			]);
			expect(await list(hanna)).toMatchObject({ total: 52, pages: 2 });
			expect((await list(hanna, { page: 1 }))?.others).toHaveLength(2);
			for (const page of [-1, 0.5, 1e9, Number.NaN])
				expect((await list(hanna, { page }))?.total).toBe(52);
		});
	});

	describe('[AR1] a logbook', () => {
		test('begins with what it is time to look at again, the most urgent first', async () => {
			const { keep, list, hanna } = await aGarden();
			const later = await keep({ reviewOn: '2027-05-31' });
			const due = await keep({ reviewOn: '2026-12-15' });
			const overdue = await keep({ reviewOn: '2026-11-01' });
			await keep({ termUntil: '2026-11-22' });
			const page = await list(hanna);
			expect(page?.due.map(({ id, standing }) => [id, standing])).toEqual([
				[overdue, 'overdue'],
				[due, 'due']
			]);
			expect(page?.others.map(({ id }) => id)).toEqual([later]);
			expect(page?.total).toBe(3);
			expect((await list(hanna, { shown: 'ended' }))?.others).toMatchObject([
				{ standing: 'ended' }
			]);
			expect((await list(hanna, { shown: 'all' }))?.total).toBe(4);
		});
	});

	describe('[AR1] a long logbook', () => {
		test('goes on with both lists over its pages, and has no empty one', async () => {
			const { db, keep, list, hanna } = await aGarden();
			await keep({ reviewOn: '2027-05-31' });
			const first = await keep({ reviewOn: '2026-12-15' });
			const more = async (count: number) => {
				const row = await db
					.selectFrom('agreement')
					.selectAll()
					.where('id', '=', first)
					.executeTakeFirstOrThrow();
				const rows = Array.from({ length: count }, () => ({ ...row, id: newId() }));
				await db.insertInto('agreement').values(rows).execute();
			};
			await more(59);
			expect(await list(hanna)).toMatchObject({ total: 61, pages: 1 });
			await more(150);
			const pages = [await list(hanna), await list(hanna, { page: 1 })];
			expect(pages[0]).toMatchObject({ total: 211, pages: 2 });
			expect(pages.map((page) => [page?.due.length, page?.others.length])).toEqual([
				[200, 1],
				[10, 0]
			]);
		});
	});

	describe('[OB9] an agreement in force', () => {
		test('that is objected to again, or brought again, comes back to the backlog it was taken off', async () => {
			const { db, keep, at, hanna, samuel, garden, agreementDeeds } = await aGarden();
			const id = await keep({ title: 'Shed' });
			const takeAllOff = async () => {
				for (const item of await backlogOf(db, garden))
					await changeBacklogItem(db, item.id, { doneAt: 5, offWhy: 'Not now' });
			};
			const waiting = async () => (await backlogOf(db, garden)).map(({ came }) => came);
			await agreementDeeds.object(hanna.accountId, at(id), object);
			await takeAllOff();
			await agreementDeeds.object(samuel.accountId, at(id), object);
			expect(await waiting()).toEqual(['objection']);
			await takeAllOff();
			for (let times = 0; times < 2; times += 1) {
				await agreementDeeds.bring(hanna.accountId, at(id), 'end');
				expect(await waiting()).toEqual(['person']);
				await takeAllOff();
			}
		});

		test('is objected to by any consenting member: it holds, and comes to the next meeting once', async () => {
			const { db, keep, at, read, list, hanna, samuel, garden, agreementDeeds } = await aGarden();
			const id = await keep({ title: 'Shed' });
			const say = async (who: Account, words = object.words, named = false) =>
				await agreementDeeds.object(who.accountId, at(id), { words, named });
			expect(await say(hanna)).toEqual({ done: true });
			expect(await say(hanna)).toEqual({ done: true });
			expect(await say(samuel, 'It is.', true)).toEqual({ done: true });
			const full = await read(id);
			expect(full?.objections).toMatchObject([
				{ words: object.words, by: '', mine: true },
				{ words: 'It is.', by: 'Samuel Weiß', mine: false }
			]);
			expect(full).toMatchObject({ line: { standing: 'inForce', reviewAsked: true } });
			expect(full?.may).toMatchObject({ object: false, pause: true });
			expect((await list(hanna))?.due).toHaveLength(1);
			expect(await backlogOf(db, garden)).toMatchObject([
				{
					...{ title: 'Shed', driver: object.words, agreementId: id },
					subject: { kind: 'agreement', agreement: id, change: 'amend' }
				}
			]);
		});

		test('is not objected to by whoever does not consent, nor without words', async () => {
			const { keep, at, read, ruth, outside, hanna, agreementDeeds } = await aGarden();
			const id = await keep();
			const say = async (who: Account, words: string) =>
				await agreementDeeds.object(who.accountId, at(id), { words, named: true });
			for (const who of [ruth, outside]) {
				expect(await say(who, 'No')).toEqual({ refused: 'notMember' });
				expect((await read(id, who))?.may).toMatchObject({ object: false, pause: false });
			}
			expect(await say(hanna, '  \n')).toEqual({ refused: 'reasonNeeded' });
			expect(await say(hanna, 'x'.repeat(5_000))).toEqual({ refused: 'tooLong' });
			const ended = await keep({ endedOn: '2026-11-01' });
			expect(await agreementDeeds.object(hanna.accountId, at(ended), object)).toEqual({
				refused: 'notDecided'
			});
			expect((await read(id))?.history).toEqual([]);
		});

		test('is paused by its owner alone, once somebody objected, with the reason; and holds again', async () => {
			const { keep, at, read, hanna, samuel, agreementDeeds } = await aGarden();
			const id = await keep();
			const pause = async (who: Account, reason = 'Until it is mended.') =>
				await agreementDeeds.pause(who.accountId, at(id), reason);
			expect(await pause(hanna)).toEqual({ refused: 'notQuestioned' });
			await agreementDeeds.object(samuel.accountId, at(id), object);
			expect(await pause(samuel)).toEqual({ refused: 'notOwner' });
			expect((await read(id, samuel))?.may).toMatchObject({ pause: false, resume: false });
			expect((await read(id, hanna))?.may).toMatchObject({ pause: true, resume: false });
			expect(await pause(hanna, ' ')).toEqual({ refused: 'reasonNeeded' });
			expect(await pause(hanna)).toEqual({ done: true });
			expect(await pause(hanna)).toEqual({ done: true });
			const paused = await read(id);
			expect(paused).toMatchObject({
				...{ pausedWhy: 'Until it is mended.', line: { standing: 'paused' } },
				may: { resume: true, pause: false }
			});
			expect(await agreementDeeds.resume(samuel.accountId, at(id))).toEqual({
				refused: 'notOwner'
			});
			expect(await agreementDeeds.resume(hanna.accountId, at(id))).toEqual({ done: true });
			const again = await read(id);
			expect(again?.history.map(({ kind }) => kind)).toEqual(['resumed', 'paused', 'objected']);
			expect(again?.line.standing).toBe('inForce');
		});

		test('is brought to the backlog by a member, once for each wish', async () => {
			const { db, keep, at, garden, ruth, outside, agreementDeeds } = await aGarden();
			const id = await keep({ title: 'Shed', text: 'Open daily.' });
			const bring = async (who: Account, change: 'amend' | 'end') =>
				await agreementDeeds.bring(who.accountId, at(id), change);
			for (const change of ['amend', 'amend', 'end'] as const)
				expect(await bring(ruth, change)).toEqual({ done: true });
			expect(await bring(outside, 'end')).toEqual({ refused: 'notMember' });
			expect(await backlogOf(db, garden)).toMatchObject([
				{ subject: { change: 'amend' }, words: 'Open daily.' },
				{ subject: { change: 'end' }, words: '' }
			]);
		});
	});
});
