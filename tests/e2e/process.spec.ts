import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { byNpm, freePort, RondoProcess, temporaryData } from '../rondo.ts';

let data: ReturnType<typeof temporaryData>;
test.beforeEach(() => {
	data = temporaryData();
});
test.afterEach(() => data.remove());

async function refusal(settings: Record<string, string>) {
	const ended = await new RondoProcess({ RONDO_DATA: data.path, ...settings }).ended;
	expect(ended.exitCode).toBe(1);
	expect(ended.output).toBe('');
	expect(ended.errors.trim().split('\n')).toHaveLength(1);
	return ended.errors;
}

test.describe('what keeps Rondo from starting is told in one line, without a stack', () => {
	test('a taken port', async () => {
		const port = await freePort();
		const other = createServer().listen(port, '127.0.0.1');
		await once(other, 'listening');
		const words = await refusal({ PORT: String(port) });
		expect(words).toContain(`Port ${port} is taken by another program`);
		expect(words).toContain(`PORT=${port + 1} npm start`);
		other.close();
	});

	test('a host that is not this computer', async () => {
		const words = await refusal({ HOST: '192.0.2.1' });
		expect(words).toContain('HOST is "192.0.2.1", which is not an address of this computer.');
	});

	test('a bad setting', async () => {
		expect(await refusal({ PORT: 'abc' })).toContain('PORT is "abc", but it must be');
	});

	test('a data folder that is a file', async () => {
		const file = join(data.path, 'file');
		writeFileSync(file, '');
		expect(await refusal({ RONDO_DATA: file })).toContain('RONDO_DATA must name a folder');
	});

	test('a data folder that another Rondo uses', async () => {
		const first = new RondoProcess({ RONDO_DATA: data.path });
		await first.listening();
		expect(await refusal({})).toContain('is in use by another Rondo');
		await first.stop();
	});

	test('a database that is none', async () => {
		writeFileSync(join(data.path, 'rondo.sqlite'), 'not a database'.repeat(100));
		expect(await refusal({})).toContain('The database is damaged');
	});

	test('a database that does not answer', async () => {
		const words = await refusal({ DATABASE_URL: 'postgres://u:hush@127.0.0.1:1/rondo' });
		expect(words).toContain('The database cannot be reached');
		expect(words).not.toContain('hush');
	});
});

test('the data folder is made and belongs to its owner alone', async () => {
	const path = join(data.path, 'a', 'b');
	const rondo = new RondoProcess({ RONDO_DATA: path });
	await rondo.listening();
	await rondo.stop();
	expect(statSync(path).mode & 0o077).toBe(0);
	expect(statSync(join(path, 'secret')).mode & 0o777).toBe(0o600);
});

test('after kill -9 it starts again on the same data', async () => {
	const first = new RondoProcess({ RONDO_DATA: data.path });
	await first.listening();
	await first.stop('SIGKILL');
	const second = new RondoProcess({ RONDO_DATA: data.path });
	const url = await second.listening();
	expect((await fetch(`${url}/readyz`)).status).toBe(200);
	await second.stop();
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	test(`${signal} stops it in good order`, async () => {
		const rondo = new RondoProcess({ RONDO_DATA: data.path });
		await fetch(await rondo.listening());
		const { exitCode, errors } = await rondo.stop(signal);
		expect(exitCode).toBe(0);
		expect(errors).toContain('"msg":"stopped"');
	});
}

test('it stops when npm start is stopped, which tells only its shell', async () => {
	const rondo = new RondoProcess({ RONDO_DATA: data.path }, byNpm);
	await rondo.listening();
	// The output ends when the last process that writes to it has ended.
	const { errors } = await rondo.stop('SIGTERM');
	expect(errors).toContain('"msg":"stopped"');
});

test('a stop waits for nobody longer than it may', async () => {
	const rondo = new RondoProcess({ RONDO_DATA: data.path, RONDO_STOP_SECONDS: '1' });
	const { port, hostname } = new URL(await rondo.listening());
	// Somebody who sends half a form and then nothing.
	const socket = connect(Number(port), hostname);
	socket.on('error', () => undefined);
	socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf');
	await once(socket, 'connect');
	await fetch(`http://127.0.0.1:${port}/healthz`);
	const { exitCode, errors } = await rondo.stop();
	expect(errors).toContain('connections were still open and have been cut');
	expect(exitCode).toBe(0);
});

test('while it stops it takes no new connections', async () => {
	const rondo = new RondoProcess({ RONDO_DATA: data.path, RONDO_STOP_SECONDS: '2' });
	const url = await rondo.listening();
	const { port, hostname } = new URL(url);
	const socket = connect(Number(port), hostname);
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf');
	await fetch(`${url}/healthz`);
	const ended = rondo.stop();
	await rondo.logged('"msg":"stopping"');
	await expect(fetch(`${url}/healthz`)).rejects.toThrow();
	expect((await ended).exitCode).toBe(0);
});
