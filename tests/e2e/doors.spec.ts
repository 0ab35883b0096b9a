import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { RondoProcess, temporaryData } from '../rondo.ts';

const data = temporaryData();
let rondo: RondoProcess;
let url = '';
test.beforeAll(async () => {
	rondo = new RondoProcess({ RONDO_DATA: data.path });
	url = await rondo.listening();
});
test.afterAll(async () => {
	await rondo.stop();
	data.remove();
});

interface Asked {
	readonly path?: string;
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string | Buffer;
}

/** `fetch` sets Host and Upgrade itself; a stranger sends what he likes. */
function ask({ path = '/', method = 'GET', headers = {}, body }: Asked) {
	return new Promise<{ status: number; words: string; headers: Record<string, unknown> }>(
		(resolve, reject) => {
			const request = httpRequest(`${url}${path}`, { method, headers }, (response) => {
				text(response).then((words) => {
					resolve({ status: response.statusCode ?? 0, words, headers: response.headers });
				}, reject);
			});
			request.on('error', reject);
			request.end(body);
		}
	);
}

test('health and readiness answer under any name', async () => {
	const headers = { Host: 'probe.internal' };
	expect(await ask({ path: '/healthz', headers })).toMatchObject({ status: 200 });
	const ready = await ask({ path: '/readyz?full', headers });
	expect(ready.status).toBe(200);
	expect(JSON.parse(ready.words)).toEqual({ ready: true, unready: [] });
});

for (const path of ['/', '/healthz', '/no-such-page', '/favicon.svg']) {
	test(`${path} has the security headers`, async () => {
		const { headers } = await ask({ path });
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin'
		});
		expect(headers).not.toHaveProperty('strict-transport-security');
	});
}

test('a page allows only its own scripts', async () => {
	const { headers } = await ask({});
	const policy = String(headers['content-security-policy']);
	expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).not.toMatch(/https?:|wss?:|\*|unsafe-eval/);
});

test('a foreign name is not answered, and is told why', async () => {
	const { status, words } = await ask({ headers: { Host: 'evil.example' } });
	expect(status).toBe(421);
	expect(words).toContain('start it with ORIGIN');
});

test('a foreign page may send nothing', async () => {
	const headers = { Origin: 'http://evil.example', 'Content-Type': 'application/json' };
	const { status, words } = await ask({ method: 'POST', headers, body: '{}' });
	expect(status).toBe(403);
	expect(words).toContain('sent from another website');
});

test('a foreign page gets no WebSocket', async () => {
	const own = {
		Connection: 'Upgrade',
		Upgrade: 'websocket',
		'Sec-WebSocket-Version': '13',
		'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ=='
	};
	const foreign = { ...own, Origin: 'http://evil.example' };
	expect((await ask({ path: '/sync/meeting', headers: foreign })).status).toBe(403);
	expect((await ask({ path: '/elsewhere', headers: own })).status).toBe(404);
});

test('a body above the limit is refused in words', async () => {
	const headers = { 'Content-Type': 'application/json', Origin: url };
	const { status, words } = await ask({ method: 'POST', headers, body: Buffer.alloc(600_000) });
	expect(status).toBe(413);
	expect(words).toContain('more than Rondo takes at once');
});

test('a body that nobody reads does not stand in the way of the next request', async () => {
	const headers = {
		'Content-Type': 'application/json',
		'Transfer-Encoding': 'chunked',
		Origin: url
	};
	const asked = { path: '/m/aaaaaaaaaaaaaaaaaaaaaa/commands', method: 'POST', headers };
	const { status } = await ask({ ...asked, body: Buffer.alloc(600_000, 32) });
	expect(status).toBeGreaterThanOrEqual(400);
	expect(status).toBeLessThan(500);
	// Node's client sends this over the same connection.
	expect(await ask({ path: '/healthz' })).toMatchObject({ status: 200 });
});

for (const path of ['/no-such-page', '/%E0%A4%A', '/..%2f..%2fetc%2fpasswd', '/_app/none.js']) {
	test(`${path} is refused without a word about the inside`, async () => {
		const { status, words } = await ask({ path });
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
		expect(words).not.toMatch(/node_modules|\.js:\d+|at \w+ \(|root:/);
	});
}
