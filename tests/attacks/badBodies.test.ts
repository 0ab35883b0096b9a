import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jsonIn, type Answered, type Asked } from './asking.ts';
import { halfDone, holdingsOf, type Holdings } from './holdings.ts';
import { House } from './house.ts';
import { inSealedRound, tellsNothing } from './visitors.ts';

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

async function refused(answer: Answered, status?: number): Promise<void> {
	expect(answer.status).toBeGreaterThanOrEqual(400);
	expect(answer.status).toBeLessThan(500);
	if (status !== undefined) expect(answer.status).toBe(status);
	tellsNothing(answer);
	expect(await holdingsOf(house.db)).toEqual(before);
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

function send(path: string, asked: Asked): Promise<Answered> {
	const origin = house.url;
	const headers = { origin, accept: 'text/html', ...asked.headers };
	return house.ask(path.replace('ID', house.meetingId), 'Hanna Vogt', {
		method: 'POST',
		...asked,
		headers
	});
}

describe('a command', () => {
	const commands = '/m/ID/commands';
	const key = 'k'.repeat(22);
	const whole = { key, type: 'wish', payload: { kind: 'silence' } };

	const bodies: Readonly<Record<string, string | Buffer>> = {
		nothing: '',
		null: 'null',
		'a number': '17',
		'a list': '[]',
		'half a JSON': '{"key":"',
		'two JSON': '{}{}',
		'bytes that are no text': Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
		'a thousand lists in each other': '['.repeat(1_000) + ']'.repeat(1_000),
		'ten thousand lists in each other': '['.repeat(10_000) + ']'.repeat(10_000),
		'no key': JSON.stringify({ ...whole, key: undefined }),
		'a short key': JSON.stringify({ ...whole, key: 'k' }),
		'an endless key': JSON.stringify({ ...whole, key: 'k'.repeat(5_000) }),
		'a key that is a number': JSON.stringify({ ...whole, key: 1234567890123456 }),
		'no type': JSON.stringify({ ...whole, type: undefined }),
		'a type that is none': JSON.stringify({ ...whole, type: 'overthrow' }),
		'a type from the prototype': JSON.stringify({ ...whole, type: 'constructor' }),
		'no payload': JSON.stringify({ key, type: 'wish' }),
		'a payload that is a list': JSON.stringify({ key, type: 'leave', payload: [] }),
		'a field too many': JSON.stringify({ ...whole, actor: 'mira' }),
		'an actor in the payload': JSON.stringify({ ...whole, payload: { kind: 'pause', who: 'x' } }),
		'a prototype of its own': `{"key":"${key}","type":"wish","payload":{"kind":"no","__proto__":{"kind":"pause"}}}`
	};

	test.for(Object.keys(bodies))('that is %s is refused in words', async (name) => {
		const answer = await send(commands, { headers: json, body: bodies[name] });
		await refused(answer, 400);
		expect(jsonIn(answer)).toMatchObject({ code: 'badForm', text: expect.stringMatching(/\w \w/) });
	});

	test.for([
		['of 100 kB', 100_000],
		['of 5 MB', 5_000_000]
	] as const)('%s is too large, in words', async ([, size]) => {
		const body = JSON.stringify({ ...whole, payload: { kind: 'x'.repeat(size) } });
		const answer = await send(commands, { headers: json, body });
		await refused(answer, 413);
		expect(answer.words).toMatch(/too (long|large|much)|more than/i);
	});

	test.for([
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application/jsonp',
		''
	])('as "%s" is refused in words', async (type) => {
		const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
		const answer = await send(commands, { headers, body: JSON.stringify(whole) });
		await refused(answer, 415);
		expect(jsonIn(answer)).toMatchObject({ code: 'badForm' });
	});

	test('of anything at all is refused or done, and never breaks anything', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.jsonValue({ maxDepth: 4 }),
				fc.constantFrom('wish', 'ask', 'answer', 'writeNote'),
				async (payload, type) => {
					const answer = await house.command('Hanna Vogt', type, payload);
					return (
						answer.status === 200 ||
						(answer.status >= 400 && answer.status < 500 && answer.code !== undefined)
					);
				}
			),
			{ numRuns: 100 }
		);
	});
});

/** Every address, with what it takes. */
const pages = [
	...['/', '/new', '/join', '/join/ABCDEF', '/device', '/m/ID', '/m/ID/screen', '/m/ID/minutes'],
	...['/m/ID/minutes.md', '/m/ID/minutes.json', '/m/ID/invite', '/m/ID/answers/x'],
	...['/m/ID/decisions/x', '/m/ID/decisions/x/receipt']
];
const actions = [
	'/?/practise',
	'/new?/create',
	'/new?/change',
	'/join',
	'/device',
	'/m/ID/minutes?/add'
];
const calls = ['/m/ID/commands', '/m/ID/device', '/m/ID/screen/open'];

describe('a method that an address does not have', () => {
	test.for(
		[...pages, ...calls].flatMap((path) =>
			['PUT', 'PATCH', 'DELETE'].map((method) => [method, path] as const)
		)
	)(
		'%s %s',
		async ([method, path]) => await refused(await send(path, { method, headers: json, body: '{}' }))
	);
	test.for(calls)(
		'GET %s',
		async (path) => await refused(await send(path, { method: 'GET' }), 405)
	);
	test.for(pages.filter((path) => /invite|answers|receipt|minutes\./.test(path)))(
		'POST %s',
		async (path) => await refused(await send(path, { headers: json, body: '{}' }), 405)
	);
});

describe('a form', () => {
	const broken: Readonly<Record<string, Asked>> = {
		'as JSON': { headers: json, body: '{"name":"x"}' },
		'as plain words': { headers: { 'content-type': 'application/octet-stream' }, body: 'name=x' },
		'without a type': { body: 'name=x' },
		'in parts without an end': {
			headers: { 'content-type': 'multipart/form-data; boundary=xx' },
			body: '--xx\r\nContent-Disposition: form-data; name="na'
		},
		'in parts without a boundary': {
			headers: { 'content-type': 'multipart/form-data' },
			body: 'x'
		},
		'in bytes that are no text': {
			headers: form,
			body: Buffer.from([0xff, 0x3d, 0x25, 0x25, 0x00])
		},
		'of 5 MB': { headers: form, body: `text=${'x'.repeat(5_000_000)}` },
		'of 5 MB whose length is not told': {
			headers: { ...form, 'transfer-encoding': 'chunked' },
			body: `text=${'x'.repeat(5_000_000)}`
		}
	};
	/** These two need no field. */
	const needsFields = (path: string) => path !== '/?/practise' && path !== '/new?/change';
	const rows = Object.keys(broken)
		.flatMap((how) => actions.map((path) => [how, path] as const))
		.filter(([how, path]) => how !== 'in bytes that are no text' || needsFields(path));

	test.for(rows)('%s to %s', async ([how, path]) => await refused(await send(path, broken[how]!)));

	test.for(actions.filter(needsFields))('that is empty to %s', async (path) => {
		await refused(await send(path, { headers: form, body: '' }));
	});

	test.for(['/?/none', '/new', '/new?/practise', '/m/ID/minutes', '/m/ID/minutes?/none'])(
		'to %s, where nobody takes one',
		async (path) => await refused(await send(path, { headers: form, body: 'text=x' }))
	);

	test('with a file where words belong', async () => {
		const body =
			'--xx\r\nContent-Disposition: form-data; name="name"; filename="a.txt"\r\n\r\nEve\r\n--xx--\r\n';
		const headers = { 'content-type': 'multipart/form-data; boundary=xx', cookie: '' };
		await refused(await send(`/join/${house.code}`, { headers, body }), 400);
	});
});

/** Everything that comes back until the connection ends, however it does. */
async function heard(socket: Socket): Promise<string> {
	let words = '';
	socket.on('data', (chunk) => (words += String(chunk)));
	socket.on('error', () => undefined);
	await new Promise((resolve) => socket.on('close', resolve));
	return words;
}

describe('bytes that are hardly HTTP', () => {
	const rubbish = [
		'GET / HTTP/1.1\r\n\r\n',
		'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
		'POST /join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
		`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
		'\u0000\u0001\u0002\r\n\r\n',
		'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'
	];
	test.for(rubbish)('are refused: %.30j', async (bytes) => {
		const socket = connect(house.port, '127.0.0.1');
		socket.end(bytes);
		const answer = await heard(socket);
		expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
		expect(await holdingsOf(house.db)).toEqual(before);
		expect((await house.ask('/healthz', null)).status).toBe(200);
	});
});
