import { describe, expect, test } from 'vitest';
import { toMarkdown } from '#editor/render.ts';
import { asId, type VersionId } from '#governance/ids.ts';
import { changeCircle } from '#server/circles/circleStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { forEachDialect } from '../../../tests/dialects.ts';
import { give, itemOf, seatOf, settle } from '../../../tests/openHouse.ts';
import { aPlanningHouse } from '../../../tests/planningHouse.ts';

/** A planned meeting of Mira with one decision on its agenda. */
async function withARoof(db: Db, settings: object = {}) {
	const { house, open, planned, mira, plan, accounts } = await aPlanningHouse(db);
	await changeCircle(db, house.general, { settings });
	const elif = await house.join(house.general, 'Elif Demir');
	accounts.set('elif', elif);
	// CD11 (c): where consent beforehand counts, its author alone puts a proposal forward.
	const owner = 'absent' in settings ? await house.personOf(house.mira) : '';
	const roof = { title: 'Roof', kind: 'decide', minutes: 20, driver: 'It rains in' };
	const id = await plan({ items: [{ ...roof, owner, text: 'We **mend** it.' }] });
	const room = (await open.rooms.room(id))!;
	const item = itemOf(room, 'decide');
	const line = async (who = mira) => (await planned.page(who, house.general, id))?.agenda[0];
	const typed = async () => {
		const { title, minutes, driver, change } = (await line())!;
		return { item, title, minutes, driver, ...change!, reviewOn: null };
	};
	const change = async (form: object, who = mira) =>
		await planned.changeItem(who, house.general, id, form);
	const words = async () => toMarkdown((await line())?.text ?? []).trim();
	return { house, room, item, line, typed, change, words, elif };
}

forEachDialect(({ database }) => {
	describe('an item of a planned meeting', () => {
		test('[MT2] is changed with the words of its proposal, which is called like it', async () => {
			const { house, room, item, typed, change, line, words } = await withARoof(database().db);
			const mended = { title: 'The roof', minutes: 35, text: 'We _thatch_ it.' };
			const form = { ...(await typed()), ...mended, driver: 'It hails', reviewOn: '2030-05-31' };
			expect(await change(form)).toBe('done');
			expect(await line()).toMatchObject({ title: 'The roof', minutes: 35, driver: 'It hails' });
			expect(await words()).toBe('We _thatch_ it.');
			expect(room.meeting.proposals[item]?.details).toMatchObject({
				...{ title: 'The roof', driver: 'It hails', reviewOn: '2030-05-31' }
			});
			expect((await line(house.mira.accountId))?.change?.reviewOn).toBe('2030-05-31');
		});

		test('[CD11] asks nobody to consent beforehand to other words than stand there to be read', async () => {
			const { db } = database();
			const absent = { absent: 'beforehand' };
			const { room, item, typed, change, line, elif, house } = await withARoof(db, absent);
			const elifs = async () => (await line(elif.accountId))?.version;
			const putForward = async () =>
				await give(room, seatOf(room, 'Mira Adler'), 'present', {
					...{ item, draftHash: (await typed()).draftHash }
				});
			expect(await elifs()).toBeNull();
			await putForward();
			const first = await elifs();
			expect(first).toMatchObject({ number: 1, changed: false, mayConsent: true });
			const version = asId<VersionId>(first?.id ?? '');
			await give(room, seatOf(room, 'Elif Demir'), 'consentBeforehand', { version });
			expect(await elifs()).toMatchObject({ changed: false, consented: true });
			await change({ ...(await typed()), text: 'We _thatch_ it.' });
			expect(await elifs()).toMatchObject({ number: 1, changed: true, consented: true });
			const miras = (await line(house.mira.accountId))?.version;
			expect(miras).toMatchObject({ changed: true, mayConsent: false });
			await putForward();
			const second = { number: 2, changed: false, mayConsent: true, consented: false };
			expect(await elifs()).toMatchObject(second);
		});

		test('is not changed by who may not arrange it, nor over words that somebody else has written since', async () => {
			const { room, item, typed, change, words, elif, line } = await withARoof(database().db);
			const form = { ...(await typed()), text: 'We leave it.' };
			expect((await line(elif.accountId))?.change).toBeNull();
			expect(await change(form, elif.accountId)).toEqual({ refused: 'notYours' });
			await room.write(item, [{ kind: 'paragraph', runs: [{ text: 'Somebody else wrote.' }] }]);
			expect(await change({ ...form, title: 'Nothing' })).toEqual({ refused: 'draftChanged' });
			expect(await words()).toBe('Somebody else wrote.');
			expect(room.meeting.items[item]?.title).toBe('Roof');
		});

		test('says what does not fit, and changes nothing then', async () => {
			const { typed, change, line } = await withARoof(database().db);
			const form = await typed();
			expect(await change({ ...form, title: ' ', minutes: 0 })).toMatchObject({
				misfits: [{ at: 'title' }, { at: 'minutes' }]
			});
			expect(await change({ ...form, reviewOn: '2001-01-01' })).toEqual({
				misfits: [{ at: 'reviewOn', code: 'dateInPast' }]
			});
			expect(await change({ ...form, item: newId() })).toEqual({ refused: 'notFound' });
			expect(await line()).toMatchObject({ title: 'Roof', minutes: 20 });
		});

		test('[MT9] that is confidential is changed in the room alone', async () => {
			const { house, room, item, typed, change, line } = await withARoof(database().db);
			const form = await typed();
			const mira = room.meeting.facilitation.facilitator!;
			await give(room, mira, 'takeSeat', { member: true });
			await give(room, mira, 'startMeeting', {});
			await settle(room, mira, { about: 'confidential', item, on: true });
			expect((await line(house.mira.accountId))?.change).toBeNull();
			expect(await change(form)).toEqual({ refused: 'confidential' });
		});
	});
});
