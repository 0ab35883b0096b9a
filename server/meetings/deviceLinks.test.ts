import * as Y from 'yjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { formFrom, freshDraft, freshItem } from '#components/start/meetingDraft.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { Entrance, type SignIn } from './entrance.ts';
import type { Meetings } from './meetings.ts';
import { openMeetings } from './openMeetings.ts';

const draft = {
	...freshDraft('Europe/Berlin'),
	circle: 'House & Garden',
	me: 'Mira',
	members: 'Mira Aydın\nSamuel Osei',
	items: [{ ...freshItem(), title: 'Tool shed', owner: 'Samuel', text: 'One year.' }]
};
const day = 86_400_000;

forEachDialect(({ name, database }) => {
	describe(`links for other devices on ${name}`, () => {
		let meetings: Meetings;
		let door: Entrance;
		let mira: SignIn;
		let now = 1_800_000_000_000;

		async function visitor({ cookie, token, meetingId }: SignIn) {
			const found = await meetings.whoIs({ cookies: `${cookie}=${token}` }, meetingId);
			if (found === undefined) throw new Error('not signed in');
			return found;
		}

		beforeEach(async () => {
			({ meetings } = openMeetings({
				db: database().db,
				secret: Buffer.alloc(32, 7),
				line: {
					read: (_, read) => Promise.resolve(read(new Y.Doc())),
					show: () => Promise.resolve(),
					still: (_, work) => work()
				},
				now: () => now,
				away: () => ({}),
				keep: 10 * day
			}));
			door = new Entrance({
				meetings,
				practice: { begin: () => Promise.resolve(null) },
				keepDays: 365,
				joinOrigin: ({ origin }) => origin
			});
			const made = await door.create(formFrom(draft), '10.0.0.9');
			if (!('token' in made)) throw new Error('no meeting was set up');
			mira = made;
		});

		test('a link signs a second device in as the same person, once', async () => {
			const token = await meetings.deviceLink(await visitor(mira));
			const second = await door.openDevice(token);
			if (second === undefined || 'refused' in second) throw new Error('the link did not open');
			const [here, there] = [await visitor(mira), await visitor(second)];
			expect(there).toMatchObject({ participantId: here.participantId });
			expect(there.sessionId).not.toBe(here.sessionId);
			expect(await door.openDevice(token)).toBeUndefined();
		});

		test('the secret stands in the fragment of the address', async () => {
			const address = new URL(door.deviceAddress(new URL('http://10.0.0.2:3000/m/x'), 'abc'));
			expect([address.pathname, address.search, address.hash]).toEqual(['/device', '', '#abc']);
		});

		test('a link that nobody used within a day is over, and an invented one opens nothing', async () => {
			const token = await meetings.deviceLink(await visitor(mira));
			now += day + 1;
			expect(await door.openDevice(token)).toBeUndefined();
			expect(await door.openDevice('invented')).toBeUndefined();
		});

		test('a screen on another device looks on and has no seat', async () => {
			const token = await meetings.screenLink(await visitor(mira));
			const screen = await door.openDevice(token);
			if (screen === undefined || 'refused' in screen) throw new Error('the link did not open');
			const view = await meetings.view(await visitor(screen));
			expect(view).toMatchObject({ part: 'screen', name: '' });
		});
	});
});
