import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { guardScene, hannaId } from '#testing/guardScene.ts';
import { RawPeer } from '../rawPeer.ts';
import { startSync, type TestSync } from '../syncServer.ts';
import { until } from '../until.ts';
import { bombs } from './bombs.ts';

/** A page of so many paragraphs is the largest honest thing that anybody pastes. */
const paragraphs = 2_000;
/** A bomb may cost so many times what that costs; unguarded ones cost hundreds of times as much. */
const factor = 4;
/** The least of so many attempts counts: a busy machine makes one slow, a bomb makes all of them slow. */
const attempts = 3;

describe('bombs are refused before they go off', () => {
	const honest = leastCost(() => {
		const scene = guardScene();
		const update = pastedPage(scene.doc);
		return () => expect(scene.send(update).kind).toBe('accepted');
	});

	it.each(Object.entries(bombs))('%s', (_name, { before, update }) => {
		const cost = leastCost(() => {
			const scene = guardScene();
			if (before !== undefined) expect(scene.send(before).kind).toBe('accepted');
			return () => expect(scene.send(update).kind).not.toBe('accepted');
		});
		expect(cost).toBeLessThan(factor * honest);
	});
});

/** Processor time of this process for one piece of work, in microseconds. */
function leastCost(prepare: () => () => void): number {
	const costs = Array.from({ length: attempts }, () => {
		const work = prepare();
		const begun = process.cpuUsage();
		work();
		return process.cpuUsage(begun).user;
	});
	return Math.min(...costs);
}

function pastedPage(server: Y.Doc): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
	doc.clientID = hannaId;
	const before = Y.encodeStateVector(doc);
	doc.transact(() => {
		for (let n = 0; n < paragraphs; n += 1) {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(`Paragraph ${n} of what we want to try this winter.`)]);
			textRoot(doc, 'draft').push([paragraph]);
		}
	});
	return Y.encodeStateAsUpdate(doc, before);
}

describe('while bombs come in', () => {
	let server: TestSync;
	beforeAll(async () => {
		server = await startSync();
	});
	afterAll(async () => await server.stop());

	it('others write on', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		for (const { before, update } of Object.values(bombs)) {
			const bomber = await new RawPeer(server.port, 'Elif', 'm1').join();
			if (before !== undefined) bomber.sendSync(2, before);
			bomber.sendSync(2, update);
			hanna.type('x');
			await hanna.saved();
			bomber.leave();
		}
		await until(() => jonas.words() === hanna.words());
		expect(hanna.words()).toContain('x'.repeat(3));
		expect(server.errors).toEqual([]);
	});
});
