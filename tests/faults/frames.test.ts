import { expect, it } from 'vitest';
import { textRoot } from '#document/roots.ts';
import { Dice } from '#testing/dice.ts';
import { RawPeer } from '../rawPeer.ts';
import { startSync } from '../syncServer.ts';
import { until } from '../until.ts';
import { malformedFrame } from './frames.ts';

const count = Number(process.env.RONDO_FRAMES ?? 20_000);
const seed = Number(process.env.RONDO_SEED ?? 99);
const attackers = 8;
const framesPerSocket = 10;

it(
	`${count} malformed frames crash nothing, and two people write on`,
	{ timeout: 1_200_000 },
	async () => {
		const dice = new Dice(seed);
		const server = await startSync();
		// In a document of their own: some of the forgeries are lawful edits.
		const hanna = await server.page('Hanna', { document: 'm2' }).saved();
		const jonas = await server.page('Jonas', { document: 'm2' }).saved();
		const waits: number[] = [];
		let sent = 0;

		async function attack(name: string): Promise<void> {
			while (sent < count) {
				const peer = await new RawPeer(server.port, name).join();
				for (let left = framesPerSocket; left > 0 && peer.closeCode === null; left -= 1) {
					peer.socket.send(malformedFrame(dice, peer));
					sent += 1;
				}
				// Done when the server has read all of it: it answers an honest question, or closed the socket
				// or the document on it.
				const before = peer.syncs(0).length;
				peer.sendSync(0, Uint8Array.of(0));
				await until(
					() => peer.closeCode !== null || peer.isSentAway() || peer.syncs(0).length > before
				);
				peer.leave();
			}
		}

		async function write(): Promise<void> {
			while (sent < count) {
				const began = performance.now();
				hanna.type('x');
				const { length } = hanna.words();
				await until(() => jonas.words().length === length);
				waits.push(performance.now() - began);
			}
		}

		await Promise.all([
			write(),
			...Array.from({ length: attackers }, (_, n) => attack(`Elif${n}`))
		]);
		await hanna.saved();
		waits.sort((one, other) => one - other);
		const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
		console.log(
			`${sent} frames from seed ${seed}: ${waits.length} words, p99 ${p99.toFixed(0)} ms`
		);
		expect(jonas.words()).toBe(hanna.words());
		const visitor = await new RawPeer(server.port, 'Lena').join();
		expect(textRoot(visitor.doc, 'draft').nodeName).toBe('UNDEFINED');
		visitor.leave();
		expect(hanna.notices).toEqual([]);
		expect(server.errors).toEqual([]);
		await server.stop();
	}
);
