import * as Y from 'yjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { formFrom, freshDraft, freshItem } from '#components/start/meetingDraft.ts';
import { problemsOf } from '#components/start/problems.ts';
import { wrongCodes } from '#server/http/limits.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { Entrance } from './entrance.ts';
import { openMeetings } from './openMeetings.ts';
import type { Meetings } from './meetings.ts';

const home = '192.168.1.5';
const item = { ...freshItem(), title: 'Tool shed', owner: 'Samuel', text: 'One **year**.' };
const draft = {
	...freshDraft('Europe/Berlin'),
	circle: 'House & Garden',
	me: 'Mira',
	members: 'Mira Aydın\nSamuel Osei\nLena Brandt\nLena Vogt',
	items: [item]
};

forEachDialect(({ name, database }) => {
	describe(`the doors on ${name}`, () => {
		let meetings: Meetings;
		let door: Entrance;
		let code = '';

		beforeEach(async () => {
			({ meetings } = openMeetings({
				db: database().db,
				secret: Buffer.alloc(32, 7),
				line: {
					read: (_, read) => Promise.resolve(read(new Y.Doc())),
					show: () => Promise.resolve(),
					still: (_, work) => work()
				},
				now: () => 1_800_000_000_000,
				away: () => ({}),
				keep: 1_000_000
			}));
			door = new Entrance({
				meetings,
				practice: { begin: () => Promise.resolve(null) },
				keepDays: 365,
				joinOrigin: ({ origin }) => origin
			});
			const made = await door.create(formFrom(draft), home);
			if (!('token' in made)) throw new Error('no meeting was set up');
			const visitor = await meetings.whoIs(
				{ cookies: `${made.cookie}=${made.token}` },
				made.meetingId
			);
			if (visitor === undefined) throw new Error('its creator is not signed in');
			const view = await meetings.view(visitor);
			code = String(view?.projection?.meta['code']);
		});

		test('a form that is sent twice at once sets up one meeting, one after the other two', async () => {
			const form = formFrom(draft);
			const both = await Promise.all([door.create(form, home), door.create(form, home)]);
			expect(both[0]).toEqual(both[1]);
			const again = await door.create(form, home);
			expect(again).not.toMatchObject({ meetingId: 'meetingId' in both[0] && both[0].meetingId });
		});

		test('what was typed becomes a meeting, and its creator is signed in and facilitates', async () => {
			expect(await door.lobby(code, home)).toMatchObject({ circle: 'House & Garden' });
			expect(door.joinAddress(new URL('http://10.0.0.2:3000/m/x'), code)).toBe(
				`http://10.0.0.2:3000/join/${code}`
			);
		});

		test('what does not fit is said beside its field', async () => {
			const wrong = {
				...draft,
				circle: ' ',
				deputy: 'Nobody',
				others: 'mira aydin',
				minutes: 'long',
				items: [{ ...item, title: '', owner: 'Lena', reviewOn: '2027-02-30' }]
			};
			const made = await door.create(formFrom(wrong), home);
			if (!('misfits' in made)) throw new Error('it was taken');
			expect(Object.keys(problemsOf(wrong, made.misfits)).toSorted()).toEqual(
				[
					'circle',
					'deputy',
					'items.0.owner',
					'items.0.reviewOn',
					'items.0.title',
					'minutes',
					'others'
				].toSorted()
			);
		});

		test('[CD2] a day for the review that has passed is told beside its field', async () => {
			const late = { ...draft, items: [{ ...item, reviewOn: '2020-02-01' }] };
			const made = await door.create(formFrom(late), home);
			if (!('misfits' in made)) throw new Error('it was taken');
			expect(problemsOf(late, made.misfits)).toEqual({
				'items.0.reviewOn': 'This date has passed. Choose a later one.'
			});
		});

		test('an unknown name is told so, and may come as a guest', async () => {
			const lina = (as: string) => door.join(code, { name: 'Lina', as }, home);
			expect(await lina('seat')).toMatchObject({ refused: 'nobodyOfThatName' });
			expect(await lina('guest')).toMatchObject({ lasts: 180 * 86_400 });
		});

		test('no name and no seat is listening; no name and a seat is not possible', async () => {
			expect(await door.join(code, { name: ' ', as: 'seat' }, home)).toEqual({ refused: 'empty' });
			expect(await door.join(code, { name: '', as: 'listener' }, home)).toHaveProperty('token');
		});

		test('wrong codes are counted by address; then even right ones wait, elsewhere they do not', async () => {
			for (let times = 0; times < wrongCodes.points; times += 1) {
				expect(await door.lobby('WWWWWW', home)).toEqual({ refused: 'noSuchMeeting' });
			}
			const samuel = { name: 'Samuel', as: 'seat' };
			expect(await door.join(code, samuel, home)).toMatchObject({ refused: 'tooOften' });
			expect(await door.lobby(code, home)).toMatchObject({ refused: 'tooOften' });
			expect(await door.join(code, samuel, '192.168.1.6')).toHaveProperty('token');
		});

		test('when too many practise at once the next one is told so', async () => {
			expect(await door.practise('participant', home)).toEqual({ refused: 'tooManyPractices' });
		});

		test('right codes are never counted', async () => {
			for (let times = 0; times < wrongCodes.points * 2; times += 1) {
				expect(await door.lobby(code, home)).toHaveProperty('code');
			}
		});
	});
});
