import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../../tests/lindenhof.ts';
import { keepAgreement, type Kept } from '../../../tests/logbook.ts';
import { changeAgreement } from '../agreementStore.ts';
import type { Shown } from '#governance/circle/agreementPaper.ts';
import { findAgreements } from './search.ts';
import { questionOf } from './question.ts';
import { readersOf } from './scope.ts';
import { completeSearch, indexAgreement, rebuildSearch } from './searchIndex.ts';

const day = '2026-11-23';

forEachDialect(({ name, database }) => {
	async function aLogbook() {
		const { db } = database();
		const place = await storeLindenhof(db);
		const keep = async (kept: Kept) => await keepAgreement(db, place, kept);
		const own = [false, true].map((confidential) =>
			readersOf({ circleId: place.circle, confidential })
		);
		const look = async (
			typed: string,
			change: { shown?: Shown; readers?: readonly string[]; limit?: number; offset?: number } = {}
		) => {
			const question = questionOf(typed);
			if (question === null) return { ids: [], total: 0 };
			return await findAgreements(db, {
				...{ question, organisationId: place.organisation, readers: own, shown: 'all', day },
				...{ limit: 20, offset: 0, ...change }
			});
		};
		const find = async (...asked: Parameters<typeof look>) => (await look(...asked)).ids;
		return { db, place, keep, look, find };
	}

	describe('[CR5] an agreement is found', () => {
		test('by its words, its owner, its criteria and its days', async () => {
			const { keep, find } = await aLogbook();
			const shed = await keep({
				...{ title: 'We share the tool shed', ownerName: 'Samuel Weiß', reviewOn: '2027-05-31' },
				...{ text: 'Members of the Mühlbach allotment use it daily.', criteria: ['No accident'] }
			});
			await keep({ title: 'Heating stays at 20 °C', text: 'In shared rooms' });
			for (const typed of [
				...['shed', 'tool shed', 'SHED share', 'samuel', 'weiss', 'Weiß', 'accident'],
				...['2027-05-31', '31 May 2027', 'may 2027', 'Mühlbach', 'muhlbach', 'Mühlbäch']
			])
				expect([typed, await find(typed)]).toEqual([typed, [shed]]);
		});

		test('by the beginning of the last word, and by the whole of those before it', async () => {
			const { keep, find } = await aLogbook();
			const garden = await keep({ title: 'Quiet hours in the garden' });
			expect(await find('quiet gard')).toEqual([garden]);
			expect(await find('g')).toEqual([garden]);
			expect(await find('qui garden')).toEqual([]);
			expect(await find('garden bicycles')).toEqual([]);
		});

		test('in scripts without spaces and without capitals', async () => {
			const { keep, find } = await aLogbook();
			const garden = await keep({ title: '共享花园工具' });
			const key = await keep({ title: 'מפתח הגן', text: 'المفتاح عند الجار' });
			expect(await find('花园')).toEqual([garden]);
			expect(await find('הגן')).toEqual([key]);
			expect(await find('المفت')).toEqual([key]);
		});

		test('the best first: in the title before the text, and the later before the earlier', async () => {
			const { keep, find } = await aLogbook();
			const text = await keep({ title: 'House rules', text: 'The hedge is cut twice a year.' });
			const older = await keep({ title: 'The hedge' });
			const newer = await keep({ title: 'The hedge' });
			expect(await find('hedge')).toEqual([newer, older, text]);
			expect(await find('hedge', { limit: 1, offset: 1 })).toEqual([older]);
		});

		test('by its words of now, and no more by those of before', async () => {
			const { db, keep, find } = await aLogbook();
			const id = await keep({ title: 'Bicycles sleep in the cellar' });
			await changeAgreement(db, id, { title: 'Cargo bikes in the yard' });
			await indexAgreement(db, id);
			expect(await find('cargo')).toEqual([id]);
			expect(await find('cellar')).toEqual([]);
		});

		test('no more once it went with its circle', async () => {
			const { db, place, keep, find } = await aLogbook();
			await keep({ title: 'Bicycles' });
			await db.deleteFrom('circle').where('id', '=', place.circle).execute();
			expect(await find('bicycles')).toEqual([]);
		});

		test('again when everything is made anew, or taken up that was missing', async () => {
			const { db, keep, find } = await aLogbook();
			const id = await keep({ title: 'Guests in the common room' });
			await db.deleteFrom('agreement_search').where('agreement_id', '=', id).execute();
			expect(await find('guests')).toEqual([]);
			expect(await completeSearch(db)).toBeGreaterThan(0);
			expect(await find('guests')).toEqual([id]);
			expect(await completeSearch(db)).toBe(0);
			expect(await rebuildSearch(db)).toBeGreaterThan(0);
			expect(await find('guests')).toEqual([id]);
		});
	});

	describe('[CR5] nothing is found', () => {
		test('that the asker may not read', async () => {
			const { keep, find, place } = await aLogbook();
			const other = await aLogbook();
			await other.keep({ title: 'Shed of the neighbours' });
			const open = await keep({ title: 'Shed' });
			const secret = await keep({ title: 'Shed, in confidence', confidential: true });
			expect(await find('shed')).toEqual(expect.arrayContaining([open, secret]));
			const outside = [readersOf({ circleId: place.circle, confidential: false })];
			expect(await find('shed', { readers: outside })).toEqual([open]);
			expect(await find('shed', { readers: [] })).toEqual([]);
			const many = Array.from({ length: 40 }, (_, at) =>
				readersOf({ circleId: `c${at}`, confidential: false })
			);
			expect(await find('shed', { readers: [...many, ...outside] })).toEqual([open]);
			expect(await find('shed', { readers: many })).toEqual([]);
		});

		test('by the words that the index keeps for itself', async () => {
			const { keep, find, place } = await aLogbook();
			await keep({ title: 'Shed' });
			const own = readersOf({ circleId: place.circle, confidential: false });
			for (const typed of [own, `scope:${own}`, `=${own}`, 'scope : o'])
				expect(await find(typed)).toEqual([]);
		});

		test('that has ended, unless that is what is looked for', async () => {
			const { keep, find } = await aLogbook();
			const holds = await keep({ title: 'Paths are swept', termUntil: day });
			const past = await keep({ title: 'Paths are dry', termUntil: '2026-11-22' });
			const ended = await keep({ title: 'Paths are lit', endedOn: day });
			const back = await keep({ title: 'Paths are wide', state: 'returned' });
			expect(await find('paths', { shown: 'inForce' })).toEqual([holds]);
			expect((await find('paths', { shown: 'ended' })).toSorted()).toEqual(
				[past, ended, back].toSorted()
			);
			expect(await find('paths')).toHaveLength(4);
		});
	});

	describe('[CR5] whatever is typed', () => {
		test.each([
			...['"', '""', "'", "''", '"shed', 'shed"', 'shed*', '*', 'shed AND', 'NOT shed', 'a OR b'],
			...['NEAR(shed, 2)', 'title:shed', '{title} : shed', '^shed', '-shed', 'shed -tool'],
			...['shed & tool', 'shed | !tool', '!', '<->', 'shed:*', 'shed:A', "shed'); drop table x;--"],
			...['🌳', '🌳 shed', '\u0000', 'she\u0000d', '\ud800', '%', '_', '\\', '\\"', '(((('],
			...['x'.repeat(10_240), 'shed '.repeat(2_048), '"'.repeat(10_240), '()'.repeat(5_000)]
		])('it is answered: %j', async (typed) => {
			const { look } = await aLogbook();
			await expect(look(typed)).resolves.toEqual({ ids: [], total: 0 });
		});

		test('signs between words are no words', async () => {
			const { keep, find } = await aLogbook();
			const shed = await keep({ title: 'Tool-shed (old)' });
			for (const typed of ['tool-shed', '"tool shed"', 'tool/shed*', 'shed!', '(shed) & tool'])
				expect(await find(typed)).toEqual([shed]);
		});

		test('a long text is found by its last words', async () => {
			const { keep, find } = await aLogbook();
			const words = Array.from({ length: 30_000 }, (_, at) => `w${at}`).join(' ');
			const id = await keep({ title: 'Long', text: `${words} zebra`, createdAt: evening + 1 });
			expect(await find('zebra')).toEqual([id]);
		});
	});

	test(`[CR5] how many there are is told on ${name}`, async () => {
		const { keep, look } = await aLogbook();
		for (let at = 0; at < 5; at += 1) await keep({ title: `Rule ${at}` });
		expect(await look('rule', { limit: 2 })).toMatchObject({ total: 5 });
	});
});
