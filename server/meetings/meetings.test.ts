import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { asId } from '#governance/ids.ts';
import type { ItemId, ParticipantId, QuestionId, RequestId, RoundId } from '#governance/ids.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { toPlain } from '../../src/lib/editor/render.ts';
import { itemDocument } from './documentNames.ts';
import { fromUpdates, storedUpdates } from './storedDocuments.ts';
import type { OpenMeetings } from './openMeetings.ts';
import { openMeetings } from './openMeetings.ts';
import type { RoomsOptions } from './rooms.ts';
import { newMeetingSchema } from './newMeeting.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { removeExpired } from '#server/storage/retention.ts';

const form = v.parse(newMeetingSchema, {
	circle: 'House & Garden',
	aims: ['House and garden are safe'],
	people: ['Mira Aydın', 'Samuel Osei', 'Lena Brandt', 'Lena Vogt'].map((name) => ({
		name,
		consents: true
	})),
	me: 0,
	items: [
		{ title: 'Tool shed', kind: 'decide', minutes: 25, owner: 1, text: '# Share\n\nOne **year**.' }
	]
});

const key = (number: number): string => `key-${String(number).padStart(16, '0')}`;

forEachDialect(({ name, database }) => {
	describe(`meetings on ${name}`, () => {
		const shown: Uint8Array[] = [];
		let open: OpenMeetings;
		let now = 1_800_000_000_000;

		beforeEach(() => {
			shown.length = 0;
			open = opened();
		});

		/** The meetings of a node of its own. */
		function opened(rooms: RoomsOptions = {}): OpenMeetings {
			const { db } = database();
			return openMeetings({
				db,
				rooms,
				secret: Buffer.alloc(32, 7),
				line: {
					read: async (document, read) => read(fromUpdates(await storedUpdates(db, document))),
					show: async (_, update) => void shown.push(update),
					still: (_, work) => work()
				},
				now: () => (now += 1_000),
				away: () => ({}),
				keep: 1_000_000
			});
		}

		async function created() {
			const made = await open.meetings.create(form);
			const visitor = await open.meetings.whoIs(
				{ cookies: `rondo_${made.stored.id}=${made.token}` },
				made.stored.id
			);
			if (visitor === undefined) throw new Error('the creator is not signed in');
			return { made, visitor, id: made.stored.id, code: made.stored.code };
		}

		test('a meeting is set up with its people, and its creator sits and facilitates', async () => {
			const { visitor, made } = await created();
			const view = await open.meetings.view(visitor);
			expect(view).toMatchObject({ part: 'seat', me: made.me, circle: 'House & Garden' });
			const room = await open.rooms.room(made.stored.id);
			expect(room?.meeting.facilitation.facilitator).toBe(made.me);
			expect(room?.meeting.seats[made.me]?.presence).toBe('here');
		});

		test('a person takes the named seat by typing a name that only one has, and nobody takes it twice', async () => {
			const { code } = await created();
			expect(await open.meetings.join(code, { name: 'samuel', as: 'seat' })).toMatchObject({
				waits: false
			});
			expect(await open.meetings.join(code, { name: 'Samuel Osei', as: 'seat' })).toMatchObject({
				refused: 'seatTaken'
			});
			expect(await open.meetings.join(code, { name: 'Lena', as: 'seat' })).toMatchObject({
				refused: 'whichOfThem'
			});
			expect(await open.meetings.join('XXXXXX', { name: 'Lena', as: 'seat' })).toBeUndefined();
		});

		test('a command happens once however often it is sent, and is shown after it was stored', async () => {
			const { visitor } = await created();
			const before = shown.length;
			const given = { key: key(1), command: { type: 'startMeeting', payload: {} } } as const;
			const first = await open.meetings.give(visitor, given);
			expect(await open.meetings.give(visitor, given)).toEqual(first);
			expect(shown.length).toBe(before + 1);
			const other = { key: key(1), command: { type: 'leave', payload: {} } } as const;
			expect(await open.meetings.give(visitor, other)).toEqual({ refused: 'keyUsed' });
		});

		test('after the beginning a seat on the consent roll waits for a nod and then is the same person', async () => {
			const { visitor, code, id } = await created();
			await open.meetings.give(visitor, {
				key: key(1),
				command: { type: 'startMeeting', payload: {} }
			});
			const late = await open.meetings.join(code, { name: 'Samuel', as: 'seat' });
			if (late === undefined || 'refused' in late) throw new Error('Samuel was not let in');
			expect(late.waits).toBe(true);
			const waiting = await open.meetings.whoIs({ cookies: `rondo_${id}=${late.token}` }, id);
			if (waiting === undefined) throw new Error('Samuel is not signed in');
			expect(await open.meetings.view(waiting)).toMatchObject({
				part: 'door',
				waitsFor: 'nod',
				projection: null
			});
			const room = await open.rooms.room(id);
			const request = Object.values(room?.meeting.door ?? {})[0]?.id ?? asId<RequestId>('none');
			await open.meetings.give(visitor, {
				key: key(2),
				command: { type: 'letIn', payload: { request } }
			});
			const inside = await open.meetings.whoIs({ cookies: `rondo_${id}=${late.token}` }, id);
			expect(inside?.name).toBe('Samuel Osei');
		});

		test('[RL2] whoever is turned away at the door is told so, and sees nothing of the meeting', async () => {
			const { visitor, code, id } = await created();
			await open.meetings.give(visitor, {
				key: key(1),
				command: { type: 'startMeeting', payload: {} }
			});
			const guest = await open.meetings.join(code, { name: 'Ada', as: 'guest' });
			if (guest === undefined || 'refused' in guest) throw new Error('Ada was not heard');
			const waiting = await open.meetings.whoIs({ cookies: `rondo_${id}=${guest.token}` }, id);
			if (waiting === undefined) throw new Error('Ada is not signed in');
			expect(await open.meetings.view(waiting)).toMatchObject({ waitsFor: 'facilitator' });
			const room = await open.rooms.room(id);
			const request = Object.values(room?.meeting.door ?? {})[0]?.id ?? asId<RequestId>('none');
			await open.meetings.give(visitor, {
				key: key(2),
				command: { type: 'turnAway', payload: { request } }
			});
			expect(await open.meetings.view(waiting)).toMatchObject({
				part: 'door',
				waitsFor: null,
				projection: null
			});
		});

		test('the room that is unused the longest is closed, and none that is used', async () => {
			const meetings = [await created(), await created(), await created()] as const;
			const [here, alone, last] = meetings.map(({ id }) => id);
			const { rooms } = opened({ mostOpen: 2, isUsed: (id) => id === here });
			const first = await rooms.room(here ?? '');
			const second = await rooms.room(alone ?? '');
			const third = await rooms.room(last ?? '');
			expect(await rooms.room(here ?? '')).toBe(first);
			expect(await rooms.room(last ?? '')).toBe(third);
			expect(await rooms.room(alone ?? '')).not.toBe(second);
		});

		test('a room in which something is under way is not closed', async () => {
			const { id, made } = await created();
			const other = await created();
			const { rooms } = opened({ mostOpen: 1 });
			const room = await rooms.room(id);
			const starting = room?.give(made.me, { type: 'startMeeting', payload: {} }, null);
			await rooms.room(other.id);
			expect(await rooms.room(id)).toBe(room);
			await starting;
		});

		test('a key that came to two nodes at once answers one command', async () => {
			const { visitor, id, made } = await created();
			const give = (number: number, command: Parameters<typeof open.meetings.give>[1]['command']) =>
				open.meetings.give(visitor, { key: key(number), command });
			await give(1, { type: 'startMeeting', payload: {} });
			const meeting = (await open.rooms.room(id))?.meeting;
			const item = meeting?.current ?? asId<ItemId>('none');
			const opens = { item, step: 'checkIn', mode: 'sealed', seconds: 60 } as const;
			await give(2, { type: 'openRound', payload: opens });
			const round = (await open.rooms.room(id))?.meeting.roundOrder.at(-1) ?? asId<RoundId>('none');
			const says = (text: string) => {
				const answer = { kind: 'words', text } as const;
				const payload = { round, version: null, who: made.me, answer, readBack: false };
				return { type: 'answer', payload } as const;
			};
			await give(3, says('first'));
			const node = opened();
			await node.rooms.room(id);
			const replies = await Promise.all([
				give(4, says('here')),
				node.meetings.give(visitor, { key: key(4), command: says('there') })
			]);
			const [here, there] = replies.map((reply) => 'seq' in reply);
			expect([here, there].toSorted()).toEqual([false, true]);
			const kept = await open.meetings.myAnswer(visitor, round);
			expect(kept).toMatchObject({ text: here ? 'here' : 'there' });
		});

		test('[RN6] a sealed answer is read by oneself alone and stands in no event before the reveal', async () => {
			const { visitor, id } = await created();
			const give = (number: number, command: Parameters<typeof open.meetings.give>[1]['command']) =>
				open.meetings.give(visitor, { key: key(number), command });
			await give(1, { type: 'startMeeting', payload: {} });
			const room = await open.rooms.room(id);
			const item = room?.meeting.current ?? asId<ItemId>('none');
			await give(2, {
				type: 'openRound',
				payload: { item, step: 'checkIn', mode: 'sealed', seconds: 60 }
			});
			const round = room?.meeting.roundOrder.at(-1) ?? asId<RoundId>('none');
			const answer = { kind: 'words', text: 'canary-under-the-stone' } as const;
			const who = asId<ParticipantId>(visitor.participantId);
			expect(
				await give(3, {
					type: 'answer',
					payload: { round, version: null, who, answer, readBack: false }
				})
			).toHaveProperty('seq');
			expect(await open.meetings.myAnswer(visitor, round)).toEqual(answer);
			expect(JSON.stringify(await open.meetings.history(id))).not.toContain('canary');
			await give(4, { type: 'reveal', payload: { round } });
			expect(JSON.stringify(await open.meetings.history(id))).toContain('canary');
			expect(await open.meetings.myAnswer(visitor, round)).toBeNull();
		});

		test('[MT9] a confidential item is shown in a document of its own, to members who sit there', async () => {
			const { visitor, code, id } = await created();
			const guest = await open.meetings.join(code, { name: 'Nora Gast', as: 'guest' });
			if (guest === undefined || 'refused' in guest) throw new Error('the guest was not let in');
			const room = await open.rooms.room(id);
			if (room === undefined) throw new Error('no room');
			const give = async (
				number: number,
				command: Parameters<typeof open.meetings.give>[1]['command']
			) => {
				expect(await open.meetings.give(visitor, { key: key(number), command })).toHaveProperty(
					'seq'
				);
			};
			await give(1, { type: 'startMeeting', payload: {} });
			const item =
				room.meeting.itemOrder.find((each) => room.meeting.items[each]?.kind === 'decide') ??
				asId<ItemId>('none');
			await give(2, {
				type: 'ask',
				payload: { subject: { about: 'confidential', item, on: true }, text: '' }
			});
			const question = Object.values(room.meeting.questions)[0]?.id ?? asId<QuestionId>('none');
			await give(3, { type: 'settle', payload: { question } });
			const seen = await open.meetings.view(visitor);
			expect(JSON.stringify(seen?.projection)).not.toContain('Tool shed');
			expect(JSON.stringify(seen?.inner)).toContain('Tool shed');
			const outside = await open.meetings.whoIs({ cookies: `rondo_${id}=${guest.token}` }, id);
			expect(outside && (await open.meetings.view(outside))?.inner).toBeNull();
			const inner = fromUpdates(await storedUpdates(database().db, itemDocument(id, item)));
			expect(toPlain(readText(textRoot(inner, `proposal-${item}`)))).toContain('One year');
			const own = fromUpdates(await storedUpdates(database().db, id));
			expect(toPlain(readText(textRoot(own, `proposal-${item}`)))).not.toContain('One year');
		});

		test('an unclaimed meeting goes after its time', async () => {
			const { id } = await created();
			await removeExpired(database().db, now + 2_000_000, createSigner(Buffer.alloc(32, 7)));
			open.rooms.forget(id);
			expect(await open.rooms.room(id)).toBeUndefined();
		});
	});
});
