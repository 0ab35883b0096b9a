import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { serverRoot, textRoot } from '#document/roots.ts';
import { writeAsServer } from '#document/serverClient.ts';
import { startSync, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';

function rowOf(doc: Y.Doc): Y.XmlText {
	const [row] = textRoot(doc, 'draft').createTreeWalker((node) => node instanceof Y.XmlText);
	if (!(row instanceof Y.XmlText)) throw new Error('the text has no words yet');
	return row;
}

/** Types at the beginning and returns the update that says so. */
function typed(doc: Y.Doc, words: string): Uint8Array {
	const before = Y.encodeStateVector(doc);
	rowOf(doc).insert(0, words);
	return Y.encodeStateAsUpdate(doc, before);
}

describe('people in one document', () => {
	let server: TestSync;
	beforeEach(async () => {
		server = await startSync();
	});
	afterEach(async () => {
		await server.stop();
		expect(server.errors).toEqual([]);
	});

	it('what one types the other reads, and it is acknowledged', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		hanna.type('We compost');
		await hanna.saved();
		await until(() => jonas.words() === 'We compost');
		jonas.type(' twice');
		await until(() => hanna.words() === 'We compost twice');
	});

	it('what was acknowledged is there after a restart', async () => {
		const hanna = await server.page('Hanna').saved();
		hanna.type('kept');
		await hanna.saved();
		hanna.leave();
		await server.restart();
		const jonas = await server.page('Jonas').saved();
		expect(jonas.words()).toBe('kept');
	});

	it('a page that was open over a restart comes back by itself and goes on', async () => {
		const hanna = await server.page('Hanna').saved();
		hanna.type('before ');
		await hanna.saved();
		await server.restart();
		await until(() => hanna.closeCodes.includes(1012));
		hanna.type('after');
		await until(() => hanna.isSaved);
		const jonas = await server.page('Jonas').saved();
		expect(jonas.words()).toBe('before after');
	});

	it('while it stops, what came before is stored and acknowledged, and nothing more is taken', async () => {
		const hanna = await server.raw('Hanna').join();
		const jonas = await server.raw('Jonas').join();
		const { journal } = server;
		journal.hold();
		hanna.sendSync(2, typed(hanna.doc, 'before '));
		await until(() => journal.asked.length === 2);
		const stopped = server.restart();
		jonas.sendSync(2, typed(jonas.doc, 'late '));
		jonas.socket.ping();
		// The server has read everything that was sent before.
		await once(jonas.socket, 'pong');
		journal.letGo();
		await stopped;
		await until(() => jonas.closeCode === 1012 && hanna.closeCode === 1012);
		expect([hanna.statuses(), jonas.statuses()]).toEqual([[true], []]);
		const again = await server.raw('Jonas').join();
		expect(rowOf(again.doc).toString()).toBe('before ');
		again.sendSync(2, Y.encodeStateAsUpdate(jonas.doc));
		await until(() => again.statuses().length === 1);
		expect(again.statuses()).toEqual([true]);
	});

	it('a projection that a command stored is shown to everybody at once', async () => {
		const hanna = await server.page('Hanna').saved();
		const shadow = new Y.Doc();
		await server.sync.withDocument('m1', (doc) =>
			Y.applyUpdate(shadow, Y.encodeStateAsUpdate(doc))
		);
		const update = writeAsServer(shadow, (doc) => serverRoot(doc, 'meta').set('title', 'Plan'));
		if (update === null) throw new Error('nothing written');
		await server.journal.append([{ document: 'm1', update, origin: 'server', at: 0, binds: [] }]);
		await server.sync.applyServerUpdate('m1', update);
		await until(() => serverRoot(hanna.doc, 'meta').get('title') === 'Plan');
		await server.restart();
		const jonas = await server.page('Jonas').saved();
		expect(serverRoot(jonas.doc, 'meta').get('title')).toBe('Plan');
	});

	it('many changes at once are all kept and all acknowledged', async () => {
		const hanna = await server.page('Hanna').saved();
		for (let n = 0; n < 300; n += 1) hanna.type(`${n} `);
		await hanna.saved();
		await server.restart();
		const jonas = await server.page('Jonas').saved();
		expect(jonas.words()).toBe(hanna.words());
	});
});
