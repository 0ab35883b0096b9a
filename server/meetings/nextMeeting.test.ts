import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { openActions } from '#server/circles/actionStore.ts';
import { addBacklogItem, backlogOf } from '#server/circles/backlogStore.ts';
import { findCircle } from '#server/circles/circleStore.ts';
import { everybodyOf } from '#server/people/personStore.ts';
import { claimOrganisation } from '#server/circles/organisationStore.ts';
import { openSuggestions } from '#server/circles/suggestionStore.ts';
import { newId } from '#server/people/token.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { give, goThrough, itemOf, openHouse, seatOf, settle } from '../../tests/openHouse.ts';
import { circleOf } from './circleOf.ts';
import { Entrance } from './entrance.ts';
import { leaveAfterwards, leaveBehind } from './leaveBehind.ts';
import { newMeetingSchema } from './newMeeting.ts';
import type { NextMeeting } from './nextMeeting.ts';
import type { OpenMeetings } from './openMeetings.ts';

const form = v.parse(newMeetingSchema, {
	circle: 'House & Garden',
	organisation: 'Lindenhof',
	aims: ['House and garden are safe'],
	school: 'sofa',
	people: ['Mira Aydın', 'Samuel Osei', 'Lena Brandt'].map((name) => ({ name, consents: true })),
	me: 0,
	items: [
		{ title: 'Tool shed', kind: 'decide', minutes: 25, owner: 1, text: '# Share\n\nOne **year**.' },
		{ title: 'Salaries', kind: 'explore', minutes: 10, owner: null }
	]
});

/** What somebody sends who changes nothing in the form of the next meeting. */
function unchanged({ circle, people, items }: NextMeeting) {
	return v.parse(newMeetingSchema, {
		circle: circle.name,
		aims: [],
		people,
		me: 1,
		items: items.map(({ subject: _, standing: __, ...item }) => ({ ...item, owner: null }))
	});
}

forEachDialect(({ name, database }) => {
	describe(`the next meeting of a circle on ${name}`, () => {
		let open: OpenMeetings;
		let now = 1_800_000_000_000;

		beforeEach(() => {
			const { db } = database();
			open = openHouse(db, () => (now += 1_000));
		});

		const theEntrance = (): Entrance =>
			new Entrance({
				meetings: open.meetings,
				practice: { begin: () => Promise.resolve(null) },
				keepDays: 365,
				joinOrigin: ({ origin }) => origin
			});

		/** A meeting of Mira and Samuel that ended with an action, a suggestion and the shed not reached. */
		async function ended(planned = form) {
			const made = await open.meetings.create(planned);
			const samuel = await open.meetings.join(made.stored.code, { name: 'Samuel', as: 'seat' });
			const guest = await open.meetings.join(made.stored.code, { name: 'Anna', as: 'guest' });
			if (!samuel || 'refused' in samuel || !guest || 'refused' in guest) throw new Error('not in');
			const room = (await open.rooms.room(made.stored.id))!;
			const mira = made.me;
			await give(room, mira, 'startMeeting', {});
			const hidden = itemOf(room, 'explore');
			await settle(room, mira, { about: 'confidential', item: hidden, on: true });
			const secret = { what: 'Ask the lawyer', who: null, due: null, item: hidden };
			await give(room, mira, 'addAction', secret);
			const who = seatOf(room, 'Samuel Osei');
			await give(room, mira, 'addAction', {
				...{ what: 'Copy the keys', who, due: '2027-02-01', item: null }
			});
			await goThrough(room, mira);
			await give(room, mira, 'startItem', { item: itemOf(room, 'agenda') });
			await settle(room, mira, { about: 'agenda' });
			await give(room, mira, 'finishItem', { item: itemOf(room, 'agenda') });
			await settle(room, mira, { about: 'park', item: itemOf(room, 'decide') });
			await settle(room, mira, { about: 'park', item: hidden });
			await give(room, mira, 'startItem', { item: itemOf(room, 'closing') });
			await give(room, who, 'suggest', { text: 'Begin with silence' });
			await goThrough(room, mira);
			await give(room, mira, 'endMeeting', {});
			const { id } = made.stored;
			const cookie = (token: string) => `rondo_${id}=${token}`;
			return {
				...{ id, room, circleId: made.stored.circleId },
				mira: cookie(made.token),
				samuel: cookie(samuel.token),
				guest: cookie(guest.token)
			};
		}

		test('[MT5] takes along who meets, what is to be done, what was suggested and what was not reached', async () => {
			const { id, samuel } = await ended();
			const next = await open.meetings.next({ cookies: samuel }, id);
			expect(next).toMatchObject({ me: 'Samuel Osei', plannedAs: null });
			expect(next?.circle).toMatchObject({ name: 'House & Garden', settings: { school: 'sofa' } });
			expect(next?.people.map((person) => person.name)).toEqual([
				...['Mira Aydın', 'Samuel Osei', 'Lena Brandt']
			]);
			expect(next?.carried).toMatchObject([
				{ kind: 'action', what: 'Copy the keys', name: 'Samuel Osei', due: '2027-02-01' },
				{ kind: 'suggestion', what: 'Begin with silence', name: 'Samuel Osei' }
			]);
			expect(next?.items).toMatchObject([
				{ title: 'Tool shed', kind: 'decide', minutes: 25, owner: 'Samuel Osei' },
				{ title: 'A matter in confidence', owner: '' }
			]);
			expect(next?.items[0]?.text).toBe('# Share\n\nOne **year**.');
		});

		test('[CD2] proposes the day of a review only as long as it is to come', async () => {
			const [shedItem, ...others] = form.items;
			const planned = { ...form, items: [{ ...shedItem!, reviewOn: '2027-01-20' }, ...others] };
			const { id, samuel } = await ended(planned);
			const proposed = async (day: string) => {
				now = Date.parse(day);
				return (await open.meetings.next({ cookies: samuel }, id))?.items[0]?.reviewOn;
			};
			expect(await proposed('2027-01-19T12:00Z')).toBe('2027-01-20');
			for (const day of ['2027-01-20T12:00Z', '2027-01-21T06:00Z', '2027-06-01T12:00Z'])
				expect(await proposed(day)).toBeNull();
		});

		test('[CD11] what is not in force at the end returns, until it was answered', async () => {
			const { db } = database();
			const { stored } = await open.meetings.create(form);
			const waiting = async () => (await backlogOf(db, stored.circleId)).map(({ title }) => title);
			const answer = (table: Table, kind: 'consent' | 'objection') =>
				table.give('Lena', 'answerAfterwards', {
					...{ item: shed, version: table.version.id, answer: { kind, text: 'late' } }
				});
			const decided = (absent: 'pending' | 'window') => {
				const table = aMeeting().by({ absent }).without('Lena').decided();
				return table.give('Mira', 'finishItem', { item: shed });
			};
			const pending = decided('pending').give('Mira', 'endMeeting', {});
			await leaveBehind(db, { stored, after: pending.meeting });
			expect(await waiting()).toEqual(['Share the tool shed']);
			answer(pending, 'consent');
			await leaveAfterwards(db, { stored, after: pending.meeting }, shed, pending.now);
			expect(await waiting()).toEqual([]);
			const inForce = decided('window').give('Mira', 'endMeeting', {});
			await leaveBehind(db, { stored, after: inForce.meeting });
			expect(await waiting()).toEqual([]);
			answer(inForce, 'objection');
			await leaveAfterwards(db, { stored, after: inForce.meeting }, shed, inForce.now);
			expect(await waiting()).toEqual(['Share the tool shed']);
		});

		test('[MT9] a confidential item comes along without a name and without a word of it', async () => {
			const { id, mira } = await ended();
			const next = await open.meetings.next({ cookies: mira }, id);
			expect(next?.items.at(-1)).toMatchObject({
				...{ title: 'A matter in confidence', kind: 'explore', owner: '', outcome: '', driver: '' },
				...{ text: '', subject: null, standing: null }
			});
			expect(JSON.stringify(next)).not.toContain('Salaries');
			expect(JSON.stringify(next)).not.toContain('Ask the lawyer');
		});

		test('is planned by members who were there, and only after the end', async () => {
			const { id, guest } = await ended();
			expect(await open.meetings.next({ cookies: guest }, id)).toBeUndefined();
			expect(await open.meetings.next({ cookies: null }, id)).toBeUndefined();
			const going = await open.meetings.create(form);
			const cookie = `rondo_${going.stored.id}=${going.token}`;
			expect(await open.meetings.next({ cookies: cookie }, going.stored.id)).toBeUndefined();
		});

		test('belongs to the same circle and the same people, and empties the backlog it takes up', async () => {
			const { id, samuel, circleId } = await ended();
			const before = (await open.meetings.next({ cookies: samuel }, id))!;
			const made = await open.meetings.createNext(id, unchanged(before), before);
			if (made === undefined || made === 'planned') throw new Error('not made');
			expect(made.stored).toMatchObject({ circleId, previousMeetingId: id, state: 'lobby' });
			const room = (await open.rooms.room(made.stored.id))!;
			expect(room.meeting.facilitation.facilitator).toBe(seatOf(room, 'Samuel Osei'));
			expect(room.meeting.carried).toEqual(before.carried);
			expect(room.meeting.circle).toMatchObject({ name: 'House & Garden' });
			expect(room.meeting.circle.aims).toEqual(before.circle.aims);
			const { db } = database();
			expect(await backlogOf(db, circleId)).toEqual([]);
			const { organisationId } = await circleOf(db, circleId);
			expect(await everybodyOf(db, organisationId)).toHaveLength(3);
		});

		test('[CR1] what an item of the backlog is about stays with it, and its words begin the proposal', async () => {
			const { id, samuel, circleId } = await ended();
			const { db } = database();
			const [shedItem] = await backlogOf(db, circleId);
			const subject = { kind: 'purpose', part: 'aim' } as const;
			const words = 'It is open to all';
			const aim = { id: newId(), title: 'Our aim', source: 'person', meetingId: null };
			await addBacklogItem(db, { ...shedItem!, ...aim, cause: null, subject, words });
			const before = (await open.meetings.next({ cookies: samuel }, id))!;
			expect(before.items.map(({ text }) => text)).toContain(words);
			const made = await open.meetings.createNext(id, unchanged(before), before);
			if (made === undefined || made === 'planned') throw new Error('not made');
			const room = (await open.rooms.room(made.stored.id))!;
			const planned = Object.values(room.meeting.items).filter(({ kind }) => kind === 'decide');
			expect(planned.map((item) => [item.title, item.subject])).toEqual(
				expect.arrayContaining([
					['Tool shed', null],
					['Our aim', subject]
				])
			);
			await give(room, made.me, 'startMeeting', {});
			await goThrough(room, made.me);
			await give(room, made.me, 'endMeeting', {});
			const left = await backlogOf(db, circleId);
			expect(left.find(({ title }) => title === 'Our aim')).toMatchObject({ subject });
		});

		test('is planned on the pages of the circle once somebody keeps it', async () => {
			const { id, samuel, circleId } = await ended();
			const before = (await open.meetings.next({ cookies: samuel }, id))!;
			expect(before.plansItself).toBeNull();
			const { db } = database();
			const { organisationId } = (await findCircle(db, circleId))!;
			await claimOrganisation(db, organisationId, now);
			expect(await open.meetings.next({ cookies: samuel }, id)).toMatchObject({
				plansItself: circleId
			});
			expect(
				await theEntrance().createNext(
					{ cookies: samuel },
					id,
					{ people: [], items: [] },
					'127.0.0.1'
				)
			).toEqual({ refused: 'planned' });
		});

		test('is set up by its form, which says nothing of the circle, and says what does not fit', async () => {
			const { id, samuel } = await ended();
			const entrance = theEntrance();
			const before = (await open.meetings.next({ cookies: samuel }, id))!;
			const typed = { ...unchanged(before), circle: '', school: '', title: '' };
			const send = (sent: object) =>
				entrance.createNext({ cookies: samuel }, id, sent, '127.0.0.1');
			expect(await send({ ...typed, minutes: 0 })).toMatchObject({ misfits: [{ at: 'minutes' }] });
			expect(await send(typed)).toMatchObject({ meetingId: expect.any(String) });
			expect(await send(typed)).toEqual({ refused: 'planned' });
			expect(await entrance.createNext({ cookies: null }, id, typed, '127.0.0.1')).toEqual({
				refused: 'noSuchMeeting'
			});
		});

		test('is planned once, however many try, and the others are told its code', async () => {
			const { id, samuel, mira } = await ended();
			const before = (await open.meetings.next({ cookies: samuel }, id))!;
			const tries = await Promise.all(
				[1, 2].map(() => open.meetings.createNext(id, unchanged(before), before))
			);
			expect(tries.filter((each) => each === 'planned')).toHaveLength(1);
			const made = tries.find((each) => typeof each === 'object');
			expect((await open.meetings.next({ cookies: mira }, id))?.plannedAs).toBe(made?.stored.code);
		});

		test('[EV2] what the circle says is done does not come back, the rest does', async () => {
			const { id, samuel, circleId } = await ended();
			const before = (await open.meetings.next({ cookies: samuel }, id))!;
			const made = await open.meetings.createNext(id, unchanged(before), before);
			if (made === undefined || made === 'planned') throw new Error('not made');
			const room = (await open.rooms.room(made.stored.id))!;
			const [action] = before.carried;
			await give(room, made.me, 'settleCarried', { carried: action!.id, done: true });
			await give(room, made.me, 'startMeeting', {});
			await goThrough(room, made.me);
			await give(room, made.me, 'endMeeting', {});
			const { db } = database();
			expect(await openActions(db, circleId)).toEqual([]);
			expect((await openSuggestions(db, circleId)).map(({ words }) => words)).toEqual([
				'Begin with silence'
			]);
		});
	});
});
