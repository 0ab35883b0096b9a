import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aDay } from '../../tests/house.ts';
import { aLogbookHouse } from '../../tests/logbook.ts';
import { createMeeting } from '#server/meetings/meetingStore.ts';
import { aMeeting } from '../../tests/lindenhof.ts';
import { changeCircle } from '#server/circles/circleStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { Home } from './home.ts';

async function atHome(db: Db) {
	const house = await aLogbookHouse(db);
	const { circles, organisations, clock, garden } = house;
	const needs = { db, now: () => clock.now, organisations };
	const home = new Home({ ...needs, meeting: async () => undefined });
	const life = async ({ accountId }: { readonly accountId: string }) => {
		const opened = await circles.open(accountId, garden);
		if (opened === undefined) throw new Error('no circle is open');
		return await circles.life(opened);
	};
	return { ...house, home, life };
}

const titles = (lines: readonly { readonly title: string }[]) => lines.map(({ title }) => title);

forEachDialect(({ database }) => {
	test('[MT9] what was decided in confidence comes up for members of the circle only', async () => {
		const house = await atHome(database().db);
		const { keep, home, life, hanna, outside } = house;
		const theirs = { ownerPersonId: await house.personOf(outside), reviewOn: '2026-12-01' };
		await keep({ ...theirs, title: 'Rent of the Vogts', confidential: true });
		await keep({ ...theirs, title: 'Lime trees' });
		expect(titles((await life(hanna)).reviews)).toHaveLength(2);
		expect(titles((await life(outside)).reviews)).toEqual(['Lime trees']);
		expect(titles((await home.of(outside.accountId)).reviews)).toEqual(['Lime trees']);
	});

	test('[CR5] where the logbook is the circle’s alone, nothing of it comes up for others', async () => {
		const house = await atHome(database().db);
		const { db, garden, keep, home, life, hanna, outside } = house;
		await changeCircle(db, garden, { logbookReaders: 'circle' });
		await keep({ ownerPersonId: await house.personOf(outside), reviewOn: '2026-12-01' });
		expect((await life(hanna)).reviews).toHaveLength(1);
		expect((await life(outside)).reviews).toEqual([]);
		expect((await home.of(outside.accountId)).reviews).toEqual([]);
	});

	test('[AR1] what has ended or is paused is not due, and what nobody reviewed is overdue', async () => {
		const { keep, home, life, hanna, clock } = await atHome(database().db);
		await keep({ title: 'By its term', reviewOn: '2026-11-20', termUntil: '2026-11-22' });
		await keep({ title: 'By consent', reviewOn: '2026-12-01', endedOn: '2026-11-23' });
		await keep({ title: 'Paused', reviewOn: '2026-12-01', pausedAt: clock.now, pausedWhy: 'ice' });
		await keep({ title: 'Next year', reviewOn: '2027-06-01' });
		await keep({ title: 'Term', termUntil: '2026-12-21' });
		await keep({ title: 'To be done', doneBy: '2026-12-02' });
		await keep({ title: 'Late', reviewOn: '2026-11-22', termUntil: '2027-01-01' });
		const due = [
			{ title: 'Late', lookAgainOn: '2026-11-22', overdue: true },
			{ title: 'To be done', lookAgainOn: '2026-12-02', overdue: false },
			{ title: 'Term', lookAgainOn: '2026-12-21', overdue: false }
		];
		expect((await life(hanna)).reviews).toMatchObject(due);
		expect((await home.of(hanna.accountId)).reviews).toMatchObject(due);
	});

	test('[CR4] the backlog is on the page of the circle for its members alone', async () => {
		const house = await atHome(database().db);
		const { db, life, hanna, outside, garden, keep, clock } = house;
		const agreementId = await keep({ title: 'Rent of the Vogts', confidential: true });
		await db
			.insertInto('backlog_item')
			.values({
				...{ id: agreementId, circle_id: garden, kind: 'decide', title: 'Review: Rent' },
				...{ driver: '', next_step: '', minutes: 15, owner_name: '', order_key: 'a' },
				...{ source: '', agreement_id: agreementId, created_at: clock.now }
			})
			.execute();
		expect((await life(hanna)).backlog).toMatchObject({
			...{ count: 1, first: [{ title: 'Review: Rent', minutes: 15 }] }
		});
		expect((await life(outside)).backlog).toBeNull();
	});

	test('the meeting that comes next is the same on the page of the circle and at home', async () => {
		const { db, garden, home, life, hanna, outside, clock } = await atHome(database().db);
		const at = (title: string, startsAt: number, also = {}) =>
			createMeeting(db, { ...aMeeting(garden), title, startsAt, ...also });
		await at('In a week', clock.now + 7 * aDay);
		await at('Tomorrow', clock.now + aDay);
		await at('Never held', clock.now - 2 * aDay);
		await at('Still going on', clock.now - 2 * aDay, {
			...{ state: 'open', minutes: 75, place: 'Common room' }
		});
		await at('Held', clock.now - 3 * aDay, { state: 'ended' });
		await at('For practice', clock.now, { practice: true });
		const coming = ['Still going on', 'Tomorrow', 'In a week'];
		expect(titles((await home.of(hanna.accountId)).meetings)).toEqual(coming);
		expect((await life(hanna)).nextMeeting).toMatchObject({
			...{ title: coming[0], begun: true, minutes: 75, place: 'Common room' }
		});
		expect((await home.of(outside.accountId)).meetings).toEqual([]);
	});
});
