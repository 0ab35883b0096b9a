import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startSync, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';
import { documentIn } from './doorway.ts';
import { syncLimits } from './limits.ts';
import type { SyncOptions } from './mountSync.ts';

const home = 'http://rondo.example';

async function statusOf(port: number, path: string, origin = home): Promise<number> {
	const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { origin });
	socket.on('error', () => undefined);
	const status = new Promise<number>((resolve) => {
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		socket.on('open', () => resolve(101));
	});
	const answer = await status;
	socket.terminate();
	return answer;
}

describe('the door to a document', () => {
	let server: TestSync;
	const open = async (options: Partial<SyncOptions> = {}): Promise<void> => {
		server = await startSync({
			allowsOrigin: (request) => request.headers.origin === home,
			...options
		});
	};
	afterEach(async () => await server.stop());

	it('opens to somebody with a session, from a page of ours', async () => {
		await open();
		expect(await statusOf(server.port, '/sync/m1?as=Hanna')).toBe(101);
	});

	it('stays closed without a session, from a foreign page, and at any other address', async () => {
		await open();
		expect(await statusOf(server.port, '/sync/m1')).toBe(401);
		expect(await statusOf(server.port, '/sync/m1?as=Hanna', 'http://evil.example')).toBe(403);
		expect(await statusOf(server.port, '/sync/?as=Hanna')).toBe(404);
		expect(await statusOf(server.port, '/sync/a/b?as=Hanna')).toBe(404);
		expect(await statusOf(server.port, '/elsewhere?as=Hanna')).toBe(404);
	});

	it('a document that is not yours looks like one that is not there', async () => {
		await open({ whoIs: () => Promise.resolve({ refused: 404 }) });
		expect(await statusOf(server.port, '/sync/m1?as=Hanna')).toBe(404);
	});

	it('stays closed when nobody can say who asks', async () => {
		await open({ whoIs: () => Promise.reject(new Error('the database is gone')) });
		expect(await statusOf(server.port, '/sync/m1?as=Hanna')).toBe(503);
	});

	it('a socket opens the document of its address and no other', async () => {
		await open({ allowsOrigin: () => true });
		const hanna = await server.page('Hanna').saved();
		hanna.type('ours');
		await hanna.saved();
		const thief = server.raw('Elif', 'm1', 'm2');
		await once(thief.socket, 'open');
		for (let attempt = 1; attempt < syncLimits.wrongDocuments; attempt += 1) {
			thief.sendToken();
			thief.sendSync(0, Uint8Array.of(0));
			await until(() => thief.refusals().length === attempt);
		}
		expect(thief.refusals()[0]).toBe('not-found');
		thief.sendToken();
		await until(() => thief.closeCode === 4403);
		expect(thief.syncs(1)).toEqual([]);
		expect([...server.sync.whoIsHere('m1').keys()]).toEqual(['hanna']);
	});

	it('one person has only so many tabs', async () => {
		await open({ allowsOrigin: () => true });
		const tabs = Array.from({ length: syncLimits.socketsPerParticipant }, () =>
			server.raw('Hanna')
		);
		await Promise.all(tabs.map((tab) => tab.join()));
		expect(await statusOf(server.port, '/sync/m1?as=Hanna')).toBe(429);
		expect(await statusOf(server.port, '/sync/m1?as=Jonas')).toBe(101);
		tabs[0]?.leave();
		await until(() => server.sync.whoIsHere('m1').get('hanna')?.connections === tabs.length - 1);
		expect(await statusOf(server.port, '/sync/m1?as=Hanna')).toBe(101);
	});

	it('whoever was removed is cut off, by person or by session', async () => {
		await open({ allowsOrigin: () => true });
		const [hanna, jonas] = [await server.raw('Hanna').join(), await server.raw('Jonas').join()];
		expect(server.sync.closeParticipant('m1', 'nobody')).toBe(0);
		expect(server.sync.closeParticipant('other', 'hanna')).toBe(0);
		expect(server.sync.closeParticipant('m1', 'hanna')).toBe(1);
		expect(server.sync.closeParticipant('m1', 'session-jonas', 4001)).toBe(1);
		await until(() => hanna.closeCode === 4403 && jonas.closeCode === 4001);
	});

	it('closing a socket with 4001 brings the page back by itself', async () => {
		await open({ allowsOrigin: () => true });
		const hanna = await server.page('Hanna').saved();
		server.sync.closeParticipant('m1', 'hanna', 4001);
		await until(() => hanna.closeCodes.includes(4001));
		hanna.type('back again');
		await until(() => hanna.isSaved);
	});
});

describe('the address of a document', () => {
	it('a name has no room for tricks', () => {
		expect(documentIn('/sync/m1?x=/sync/m2')).toBe('m1');
		for (const url of [
			'/sync/..%2fm2',
			'/sync/m1/',
			'/sync/',
			'//sync/m1',
			`/sync/${'m'.repeat(200)}`
		]) {
			expect(documentIn(url)).toBeNull();
		}
	});
});
