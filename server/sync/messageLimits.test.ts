import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { startSync, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';
import { syncLimits } from './limits.ts';
import { Pace } from './pace.ts';

describe('limits of what a socket may send', () => {
	let server: TestSync;
	beforeEach(async () => {
		server = await startSync();
	});
	afterEach(async () => {
		await server.stop();
		expect(server.errors).toEqual([]);
	});

	it('a frame beyond the limit closes the socket', async () => {
		const elif = await server.raw('Elif').join();
		elif.socket.send(new Uint8Array(syncLimits.frameBytes + 1));
		await until(() => elif.closeCode === 1009);
	});

	it('text instead of bytes, and bytes that are no message, close the socket', async () => {
		const [one, two] = [await server.raw('Elif').join(), await server.raw('Lena').join()];
		one.socket.send('hello');
		two.send(0, (encoder) => encoding.writeVarUint(encoder, 2));
		await until(() => one.closeCode === 1007 && two.closeCode === 1007);
	});

	it('messages before being let in wait only up to a limit', async () => {
		const elif = server.raw('Elif');
		await once(elif.socket, 'open');
		for (let n = 0; n <= syncLimits.waitingMessages; n += 1) elif.sendSync(0, Uint8Array.of(0));
		await until(() => elif.closeCode !== null);
		expect(elif.syncs(1)).toEqual([]);
	});

	it('messages that nobody sends are ignored, and closed when they do not stop', async () => {
		const elif = await server.raw('Elif').join();
		const stray = (type: number): void =>
			elif.send(type, (encoder) => encoding.writeVarString(encoder, '{"kind":"adopt"}'));
		for (const type of [2, 3, 5, 6, 8, 11]) stray(type);
		elif.sendSync(0, Uint8Array.of(0));
		await until(() => elif.syncs(1).length === 2);
		expect(elif.closeCode).toBeNull();
		for (let n = 0; n < syncLimits.strayMessages; n += 1) stray(6);
		await until(() => elif.closeCode === 1007);
	});

	it('the document comes once to whoever opens it, and not again as an update', async () => {
		const first = await server.page('Hanna').saved();
		first.type('a long evening of words');
		await first.saved();
		first.leave();
		await server.restart();
		const elif = await server.raw('Elif').join();
		elif.sendSync(0, Y.encodeStateVector(elif.doc));
		await until(() => elif.syncs(1).length === 2);
		expect(elif.syncs(2)).toEqual([]);
		expect(textRoot(elif.doc, 'draft').toString()).toContain('a long evening of words');
	});

	it('a provider is asked for signs of life, and its answers are no messages', async () => {
		const elif = await server.raw('Elif').join();
		elif.socket.send(Uint8Array.of(10));
		elif.sendSync(0, Uint8Array.of(0));
		await until(() => elif.syncs(1).length === 2);
		expect(elif.closeCode).toBeNull();
	});

	it('whoever writes too fast is slowed down and loses nothing', () => {
		const pace = new Pace(0);
		const waits = Array.from({ length: syncLimits.updatesAtOnce }, () => pace.take(1, 0));
		expect(Math.max(...waits)).toBe(0);
		expect(pace.take(1, 0)).toBeCloseTo(1000 / syncLimits.updatesPerSecond);
		expect(pace.take(syncLimits.updatesPerSecond, 0)).toBeGreaterThan(1000);
		expect(pace.take(1, 60_000)).toBe(0);
	});
});
