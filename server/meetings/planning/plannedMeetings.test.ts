import { expect, test } from 'vitest';
import { addBacklogItem, backlogOf } from '#server/circles/backlogStore.ts';
import { newId } from '#server/people/token.ts';
import { forEachDialect } from '../../../tests/dialects.ts';
import { keepAgreement, type Kept } from '../../../tests/logbook.ts';
import { give, itemOf, seatOf } from '../../../tests/openHouse.ts';
import { aPlanningHouse, inBacklog, planForm } from '../../../tests/planningHouse.ts';
import { findMeeting } from '../meetingStore.ts';

forEachDialect(({ database }) => {
	test('[CR4] what is picked from the backlog is on the agenda and leaves the backlog', async () => {
		const { db } = database();
		const { house, open, plan, titles } = await aPlanningHouse(db);
		const [roof, hedge] = [inBacklog(house.general, 'Roof'), inBacklog(house.general, 'Hedge')];
		for (const item of [roof, hedge]) await addBacklogItem(db, item);
		const id = await plan({ picked: [{ backlog: roof.id, minutes: 35 }] });
		expect(await titles()).toEqual(['Hedge']);
		const { meeting, stored } = (await open.rooms.room(id))!;
		const kinds = meeting.itemOrder.map((item) => meeting.items[item]?.kind);
		expect(kinds).toEqual(['checkIn', 'agenda', 'decide', 'closing']);
		const room = (await open.rooms.room(id))!;
		expect(meeting.items[itemOf(room, 'decide')]).toMatchObject({ title: 'Roof', minutes: 35 });
		expect(stored).toMatchObject({
			...{ startsAt: Date.parse('2027-01-20T18:00Z'), place: 'The long table', deleteAfter: null },
			...{ callLink: 'https://call.example/garden', minutes: 90 }
		});
	});

	test('[AR1] a review begins with the agreement as it holds; one made in confidence brings nothing', async () => {
		const { db } = database();
		const { house, open, plan } = await aPlanningHouse(db);
		const place = { organisation: house.organisation, circle: house.general };
		const proposed = async (kept: Kept) => {
			const agreement = await keepAgreement(db, place, kept);
			const subject = { kind: 'agreement', agreement, change: 'amend' } as const;
			const review = { ...inBacklog(house.general, 'Review'), subject, agreementId: agreement };
			await addBacklogItem(db, { ...review, words: '', driver: 'It is due' });
			const id = await plan({ picked: [{ backlog: review.id, minutes: 15 }] });
			const { meeting } = (await open.rooms.room(id))!;
			const item = meeting.itemOrder.find((each) => meeting.items[each]?.title === 'Review')!;
			return { subject: meeting.items[item]?.subject, details: meeting.proposals[item]?.details };
		};
		const criteria = ['Do people use it?'];
		expect(await proposed({ title: 'Share the tool shed', criteria })).toMatchObject({
			...{ subject: { change: 'amend' }, details: { title: 'Share the tool shed', criteria } }
		});
		const secret = { title: 'Rent of the Vogts', criteria, confidential: true };
		expect(await proposed(secret)).toMatchObject({ details: { title: 'Review', criteria: [] } });
	});

	test('[CR4] a meeting that is cancelled gives back what was picked, and what was new', async () => {
		const { db } = database();
		const { house, planned, mira, plan, titles, told } = await aPlanningHouse(db);
		const roof = inBacklog(house.general, 'Roof');
		await addBacklogItem(db, roof);
		const items = [{ title: 'Fence', kind: 'explore', minutes: 10, owner: '' }];
		const id = await plan({ picked: [{ backlog: roof.id, minutes: 20 }], items });
		expect(await planned.cancel(mira, house.general, id, ' ')).toEqual({ refused: 'reasonNeeded' });
		expect(await planned.cancel(mira, house.general, id, 'Storm')).toBe('done');
		expect([...(await titles())].sort()).toEqual(['Fence', 'Roof']);
		const [back] = (await backlogOf(db, house.general)).filter(({ title }) => title === 'Roof');
		expect(back).toMatchObject({ id: roof.id, words: 'We **mend** it.', takenBy: null });
		expect(await findMeeting(db, id)).toMatchObject({ cancelledWhy: 'Storm', state: 'ended' });
		expect(await planned.cancel(mira, house.general, id, 'Again')).toEqual({ refused: 'ended' });
		expect(told.map(({ kind }) => kind)).toEqual(['planned', 'cancelled']);
	});

	test('[CR4] of two meetings that pick the same item at once, one has it', async () => {
		const { db } = database();
		const { house, open, plan } = await aPlanningHouse(db);
		const roof = inBacklog(house.general, 'Roof');
		await addBacklogItem(db, roof);
		const picks = () => plan({ picked: [{ backlog: roof.id, minutes: 20 }] });
		const titles: string[] = [];
		for (const id of await Promise.all([picks(), picks(), picks()])) {
			const { meeting } = (await open.rooms.room(id))!;
			titles.push(...meeting.itemOrder.map((item) => meeting.items[item]?.title ?? ''));
		}
		expect(titles.filter((title) => title === 'Roof')).toEqual(['Roof']);
	});

	test('the same form sent twice, or at once, plans one meeting', async () => {
		const { house, planned, mira, plan } = await aPlanningHouse(database().db);
		const key = newId();
		const made = await Promise.all([plan({}, key), plan({}, key)]);
		expect(new Set(made)).toEqual(new Set([key]));
		expect((await planned.list(mira, house.general))?.coming).toHaveLength(1);
	});

	test('[CR2] the roll follows the circle: a delegate selected in between is on it, who left is off', async () => {
		const { db } = database();
		const { house, open, planned, plan, accounts } = await aPlanningHouse(db);
		const samuel = await house.join(house.general, 'Samuel');
		const id = await plan();
		const elif = await house.join(house.garden, 'Elif Demir');
		await house.give(house.garden, 'delegate', elif);
		accounts.set('elif', elif);
		expect((await open.meetings.whoIs({ cookies: 'elif' }, id))?.participantId).toBeUndefined();
		expect(await planned.enter(elif.accountId, house.general, id)).toBe(true);
		const room = (await open.rooms.room(id))!;
		expect(seatOf(room, 'Elif Demir')).toBeDefined();
		await house.memberships.end(house.mira.accountId, house.general, await house.personOf(samuel));
		const mira = (await open.meetings.whoIs({ cookies: 'mira' }, id))!;
		expect(await planned.enter(house.mira.accountId, house.general, id)).toBe(true);
		const starts = { type: 'startMeeting', payload: {} } as const;
		await open.meetings.give(mira, { key: newId(), command: starts });
		const names = Object.values(room.meeting.seats).map(({ name }) => name);
		expect(names.sort()).toEqual(['Elif Demir', 'Mira Adler']);
		expect(room.meeting.phase).toBe('open');
	});

	test('[RL2] a member who is signed in has their seat without a code, also when the meeting has begun', async () => {
		const { db } = database();
		const { house, open, planned, plan, accounts } = await aPlanningHouse(db);
		const elif = await house.join(house.general, 'Elif Demir');
		const stranger = await house.join(house.garden, 'Noor');
		accounts.set('elif', elif).set('noor', stranger);
		const id = await plan();
		const room = (await open.rooms.room(id))!;
		await planned.enter(house.mira.accountId, house.general, id);
		await give(room, seatOf(room, 'Mira Adler'), 'startMeeting', {});
		expect(await planned.enter(stranger.accountId, house.general, id)).toBeUndefined();
		expect(await open.meetings.whoIs({ cookies: 'noor' }, id)).toBeUndefined();
		expect(await open.meetings.whoIs({ cookies: 'elif' }, id)).toMatchObject({
			...{ participantId: seatOf(room, 'Elif Demir'), sessionId: 'one', kind: 'member' }
		});
		expect(room.meeting.seats[seatOf(room, 'Elif Demir')]?.presence).toBe('expected');
		expect(await planned.enter(elif.accountId, house.general, id)).toBe(true);
		expect(room.meeting.seats[seatOf(room, 'Elif Demir')]).toMatchObject({
			...{ presence: 'here', letInBy: null }
		});
		expect(await open.meetings.minutes({ cookies: 'noor' }, id)).toBeUndefined();
		expect(await open.meetings.minutes({ cookies: 'elif' }, id)).toBeDefined();
	});

	test('another day and place is told, and counts for the calendar; what does not fit changes nothing', async () => {
		const { house, planned, mira, plan, told } = await aPlanningHouse(database().db);
		const id = await plan();
		const change = (with_: object) =>
			planned.change(mira, house.general, id, { ...planForm, ...with_ });
		const misfits = async (with_: object) => {
			const reply = await change(with_);
			return typeof reply === 'object' && 'misfits' in reply ? reply.misfits : reply;
		};
		expect(await misfits({ callLink: 'javascript:alert(1)' })).toEqual([
			{ at: 'callLink', code: 'badLink' }
		]);
		expect(await misfits({ date: '2027-03-28', time: '02:30' })).toEqual([
			{ at: 'time', code: 'noSuchTime' }
		]);
		expect(await misfits({ date: '2020-01-01' })).toEqual([{ at: 'date', code: 'dateInPast' }]);
		expect(await change({ time: '20:00', place: 'The barn' })).toBe('done');
		expect((await planned.roomOf(mira, house.general, id))?.stored).toMatchObject({
			...{ startsAt: Date.parse('2027-01-20T19:00Z'), place: 'The barn', changes: 1 }
		});
		expect(told.map(({ kind }) => kind)).toEqual(['planned', 'moved']);
	});

	test('strangers, and people of other circles, find nothing and plan nothing', async () => {
		const { house, planned, plan } = await aPlanningHouse(database().db);
		const noor = await house.join(house.garden, 'Noor');
		const id = await plan();
		for (const who of [undefined, noor.accountId, 'nobody']) {
			expect(await planned.list(who, house.general)).toBeUndefined();
			expect(await planned.beginning(who, house.general)).toBeUndefined();
			expect(await planned.plan(who, house.general, planForm, newId())).toBeUndefined();
			expect(await planned.roomOf(who, house.general, id)).toBeUndefined();
			expect(await planned.change(who, house.general, id, planForm)).toBeUndefined();
			expect(await planned.cancel(who, house.general, id, 'No')).toBeUndefined();
			expect(await planned.excuse(who, house.general, id, true)).toBe(false);
		}
		expect(await planned.roomOf(noor.accountId, house.garden, id)).toBeUndefined();
	});
});
