import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

/** Everything that was written, one parsed line each. */
function listeningLog() {
	const stream = new PassThrough();
	const log = createLog('info', stream);
	const text = () => String(stream.read() ?? '');
	return { log, text };
}

test('a line is JSON with its level as a word and no name of the machine', () => {
	const { log, text } = listeningLog();
	log.info({ meeting: 'm1' }, 'meeting opened');
	expect(JSON.parse(text())).toEqual({
		level: 'info',
		time: expect.any(Number),
		meeting: 'm1',
		msg: 'meeting opened'
	});
});

test.each([
	['a password', { password: 'hush' }],
	['a session token', { session: { sessionToken: 'hush' } }],
	['a cookie header', { request: { headers: { cookie: 'hush', 'set-cookie': ['hush'] } } }],
	['an authorization header', { headers: { Authorization: 'hush' } }],
	['a secret in a list', { list: [{ deeper: { clientSecret: 'hush' } }] }],
	['a join code', { attempt: { joinCode: 'hush' } }],
	['a sealed answer', { command: { answer: { words: 'hush' } } }],
	['a database address', { url: 'postgres://rondo:hush@localhost/rondo' }],
	['an address in an error', { err: new Error('no route to postgres://rondo:hush@db/rondo') }],
	['an address in a cause', { err: new Error('x', { cause: new Error('redis://:hush@db') }) }],
	['a field of an error', { err: Object.assign(new Error('x'), { token: 'hush' }) }],
	['a child logger', {}]
])('%s is never written', (name, fields) => {
	const { log, text } = listeningLog();
	const writer = name === 'a child logger' ? log.child({ token: 'hush' }) : log;
	writer.error(fields, 'something happened');
	const line = text();
	expect(line).toContain('something happened');
	expect(line).not.toContain('hush');
});

test('an address in the message itself loses its password, and nothing else is lost', () => {
	const { log, text } = listeningLog();
	log.info({ url: 'http://localhost:3000', to: 'hanna@example.org' }, 'from redis://:hush@db:6379');
	expect(JSON.parse(text())).toMatchObject({
		url: 'http://localhost:3000',
		to: 'hanna@example.org',
		msg: 'from redis://:[hidden]@db:6379'
	});
});

test('an error is written with its message and stack', () => {
	const { log, text } = listeningLog();
	log.error({ err: new TypeError('seats is not iterable') }, 'refused');
	expect(JSON.parse(text())).toMatchObject({
		err: {
			type: 'TypeError',
			message: 'seats is not iterable',
			stack: expect.stringContaining('log.test.ts')
		}
	});
});

test('an object that contains itself does no harm', () => {
	const { log, text } = listeningLog();
	const circle: Record<string, unknown> = {};
	circle.self = circle;
	log.info({ circle }, 'round');
	expect(JSON.parse(text())).toMatchObject({ msg: 'round' });
});

test('what is less serious than the level is not written', () => {
	const { log, text } = listeningLog();
	log.debug('detail');
	expect(text()).toBe('');
});
