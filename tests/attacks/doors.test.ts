import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#server/people/token.ts';
import { until } from '../until.ts';
import { jsonIn } from './asking.ts';
import { itemIn, roundIn } from './course.ts';
import { halfDone, holdingsOf, type Holdings } from './holdings.ts';
import { House } from './house.ts';
import { inSealedRound, secret, visitors, type Visitor } from './visitors.ts';

const house = new House();
let before: Holdings;
beforeAll(async () => {
	await house.start();
	await inSealedRound(house);
});
beforeEach(async () => {
	before = await holdingsOf(house.db);
});
afterAll(async () => {
	expect(await halfDone(house.db)).toEqual([]);
	await house.end();
});

const everybody = Object.keys(visitors) as Visitor[];

/** Every address under which something of a meeting can be read. */
async function addresses(): Promise<readonly string[]> {
	const meeting = await house.meeting();
	const own = `/m/${house.meetingId}`;
	const item = itemIn(meeting);
	return [
		...['', '/screen', '/minutes', '/minutes.md', '/minutes.json', '/invite'],
		...['/__data.json', '/screen/__data.json', '/minutes/__data.json'],
		...[`/answers/${roundIn(meeting).id}`, `/decisions/${item}`, `/decisions/${item}/receipt`]
	].map((path) => own + path);
}

describe('[RN6] before the reveal', () => {
	test.for(everybody)(
		'no page and no export tells an answer of somebody else to: %s',
		async (visitor) => {
			for (const path of await addresses()) {
				const { words } = await house.ask(path, visitors[visitor]);
				expect(words).not.toContain(secret);
			}
		}
	);

	test('whoever gave it reads it, and nobody else does', async () => {
		const path = `/m/${house.meetingId}/answers/${roundIn(await house.meeting()).id}`;
		const own = await house.ask(path, 'Jonas Keller');
		expect(jsonIn(own)).toEqual({ answer: { kind: 'concern', text: secret } });
		expect(own.headers['cache-control']).toBe('private, no-store');
		for (const visitor of everybody) {
			const theirs = await house.ask(path, visitors[visitor]);
			const known = !['elsewhere', 'stranger'].includes(visitor);
			expect([theirs.status, jsonIn(theirs)]).toEqual(
				known ? [200, { answer: null }] : [404, null]
			);
		}
	});
});

describe('a meeting and everything in it', () => {
	test.for(['elsewhere', 'stranger'] as const)('is not there for: %s', async (visitor) => {
		const missing = await house.ask(`/m/${newId()}`, null);
		for (const path of await addresses()) {
			const { status, words } = await house.ask(path, visitors[visitor]);
			expect([path, status]).toEqual([path, path.includes('__data') ? 200 : 404]);
			expect(words).not.toContain('House');
		}
		const there = await house.ask(`/m/${house.meetingId}`, visitors[visitor]);
		const shape = ({ words }: { words: string }) => words.replaceAll(/[A-Za-z0-9_+/=-]{20,}/g, '');
		expect(shape(there)).toBe(shape(missing));
	});

	test('stays outside the door for whoever waits there', async () => {
		for (const path of await addresses()) {
			const { words } = await house.ask(path, visitors.atDoor);
			expect(words).not.toContain('Jonas');
			expect(words).not.toContain('tool shed');
		}
	});

	test.for(['/device', '/screen/open'])(
		'only people with a seat make a link by %s',
		async (path) => {
			for (const visitor of everybody.filter((each) => !['member', 'guest'].includes(each))) {
				const asked = { method: 'POST', headers: { origin: house.url } };
				const { status } = await house.ask(
					`/m/${house.meetingId}${path}`,
					visitors[visitor],
					asked
				);
				expect(status).toBe(404);
			}
			expect(await holdingsOf(house.db)).toEqual(before);
		}
	);
});

describe('[RL2] a taken seat', () => {
	test.for(everybody)('is not given away to: %s', async (visitor) => {
		const hasOwn = ['member', 'guest', 'atDoor'].includes(visitor);
		for (const name of ['Jonas Keller', 'jonas', ' JONAS  keller ']) {
			const fields = { code: house.code, name, as: 'seat' };
			const answer = await house.submit(`/join/${house.code}`, visitors[visitor], fields);
			expect(answer.headers['set-cookie']).toBeUndefined();
			// Whoever has come in already is shown back to where they are.
			expect(answer.status).toBe(hasOwn ? 303 : 400);
			if (!hasOwn) expect(answer.words).toContain('This seat is taken');
		}
		expect(await holdingsOf(house.db)).toEqual(before);
	});

	test('that is free waits for a nod, and shows the meeting to nobody until then', async () => {
		const answer = await house.join('Lena Brandt');
		expect(answer.status).toBe(303);
		expect((await house.command('Lena Brandt', 'leave', {})).status).toBe(403);
		expect((await house.ask(`/m/${house.meetingId}`, 'Lena Brandt')).words).not.toContain('Jonas');
	});
});

describe('a page of another website', () => {
	const posts = [
		['/?/practise', {}],
		['/new?/create', {}],
		['/join', { code: 'ABCDEF' }],
		['/device', { token: 'x' }],
		['/m/ID/device', {}],
		['/m/ID/screen/open', {}],
		['/m/ID/minutes?/add', { text: 'feigned' }],
		['/m/ID/commands', {}]
	] as const;

	test.for(posts)('sends nothing to %s', async ([path, fields]) => {
		for (const origin of ['http://evil.example', 'null', 'https://127.0.0.1']) {
			const to = path.replace('ID', house.meetingId);
			const answer = await house.submit(to, 'Hanna Vogt', fields, { origin });
			expect(answer.status).toBe(403);
			expect(answer.words).toContain('another website');
		}
		expect(await holdingsOf(house.db)).toEqual(before);
	});
});

describe('a session', () => {
	const hash = async (name: string): Promise<string> => {
		const seat = await house.seat(name);
		const row = await house.db
			.selectFrom('session')
			.select('id')
			.where('participant_id', '=', seat)
			.executeTakeFirstOrThrow();
		return row.id;
	};

	test.for([
		['has run out', { expires_at: 1 }],
		['was ended', { revoked_at: 1 }]
	] as const)('that %s opens nothing', async ([, change]) => {
		const id = await hash('Samuel Osei');
		await house.db.updateTable('session').set(change).where('id', '=', id).execute();
		const then = await holdingsOf(house.db);
		for (const path of await addresses()) {
			const { status } = await house.ask(path, 'Samuel Osei');
			expect([path, status]).toEqual([path, path.includes('__data') ? 200 : 404]);
		}
		expect(await house.command('Samuel Osei', 'wish', { kind: 'silence' })).toMatchObject({
			status: 404,
			code: 'signedOut',
			text: expect.stringMatching(/\w/)
		});
		const peer = house.peer('Samuel Osei');
		await until(() => peer.turnedAway !== null);
		expect(peer.turnedAway).toBe(404);
		expect(await holdingsOf(house.db)).toEqual(then);
		const restored = { expires_at: 9_999_999_999_999, revoked_at: null };
		await house.db.updateTable('session').set(restored).where('id', '=', id).execute();
	});

	test.for([
		['a forged token', 'x'.repeat(43)],
		['an empty token', ''],
		['an endless token', 'x'.repeat(8_000)],
		['the hash instead of the token', null]
	] as const)('is not had by %s', async ([, told]) => {
		const id = await hash('Hanna Vogt');
		const { token_hash: stolen } = await house.db
			.selectFrom('session')
			.select('token_hash')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const cookie = `rondo_${house.meetingId}=${told ?? stolen}`;
		const { status } = await house.ask(`/m/${house.meetingId}`, null, { headers: { cookie } });
		expect(status).toBe(404);
	});

	test('is a cookie that scripts cannot read and other websites do not send', async () => {
		const [set] = [(await house.join('Gast Zwei', 'listener')).headers['set-cookie']].flat();
		expect(set).toMatch(/; HttpOnly/i);
		expect(set).toMatch(/; SameSite=Lax/i);
	});
});

describe('a command sent again', () => {
	const text = 'Said once';
	const note = { item: null, text };

	async function noted(): Promise<number> {
		const { notes } = await house.meeting();
		return Object.values(notes).filter((each) => each.text === text).length;
	}

	test('gets the same reply and happens once, even when both come at once', async () => {
		const key = newId();
		const sent = () => house.command('Hanna Vogt', 'writeNote', note, key);
		const [first, second] = await Promise.all([sent(), sent()]);
		expect(first).toMatchObject({ status: 200, seq: expect.any(Number) });
		expect(second).toEqual(first);
		const then = await holdingsOf(house.db);
		expect(await sent()).toEqual(first);
		expect(await holdingsOf(house.db)).toEqual(then);
		expect(await noted()).toBe(1);
	});

	test('with other words under the same key is refused', async () => {
		const key = newId();
		await house.command('Hanna Vogt', 'writeNote', { ...note, text: 'First' }, key);
		const then = await holdingsOf(house.db);
		const second = await house.command('Hanna Vogt', 'writeNote', { ...note, text: 'Other' }, key);
		expect(second).toMatchObject({ status: 409, code: 'badForm' });
		expect(await holdingsOf(house.db)).toEqual(then);
	});

	test('by somebody else under the same key is a command of their own', async () => {
		const key = newId();
		const mine = await house.command('Hanna Vogt', 'writeNote', { ...note, text: 'Mine' }, key);
		const theirs = await house.command('Jonas Keller', 'writeNote', { ...note, text: 'Mine' }, key);
		expect(theirs.status).toBe(200);
		expect(theirs.seq).toBeGreaterThan(mine.seq!);
	});

	test('that was refused may be sent again under its key and is decided anew', async () => {
		const key = newId();
		const refused = await house.command('Hanna Vogt', 'startMeeting', {}, key);
		expect(refused.code).toBe('notFacilitator');
		expect(await house.command('Hanna Vogt', 'startMeeting', {}, key)).toEqual(refused);
	});
});
