import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { startSync, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';
import { syncLimits } from './limits.ts';

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

describe('nothing acknowledged is lost', () => {
	let server: TestSync;
	beforeEach(async () => {
		server = await startSync();
	});
	afterEach(async () => await server.stop());

	async function stored(): Promise<string> {
		const { snapshot, tail } = await server.journal.load('m1');
		const doc = new Y.Doc();
		if (snapshot !== null) Y.applyUpdate(doc, snapshot.state);
		for (const update of tail) Y.applyUpdate(doc, update);
		return textRoot(doc, 'draft').toString();
	}

	it('words are neither acknowledged nor shown to anybody before they are stored', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		server.journal.hold();
		hanna.type('not yet');
		await until(() => server.journal.asked.length > 1);
		const live = await server.sync.withDocument('m1', (doc) => textRoot(doc, 'draft').toString());
		// A third page that asks now must not get them either.
		const lena = await server.page('Lena').saved();
		expect([hanna.isSaved, jonas.words(), lena.words()]).toEqual([false, '', '']);
		expect(live).not.toContain('not yet');
		server.journal.letGo();
		await until(() => jonas.words() === 'not yet' && lena.words() === 'not yet');
		await hanna.saved();
		expect(await stored()).toContain('not yet');
	});

	it('words are shown when they are stored, and acknowledged when they are on the disk', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		server.journal.holdFlushes();
		hanna.type('on the way');
		await until(() => jonas.words() === 'on the way');
		expect(await stored()).toContain('on the way');
		// Another tab brings the same words, which are no news.
		const tab = server.page('Hanna', { doc: copyOf(hanna.doc) });
		await until(() => tab.provider.isSynced);
		tab.type(' and on');
		await until(() => jonas.words() === 'on the way and on');
		expect([hanna.isSaved, tab.isSaved]).toEqual([false, false]);
		server.journal.endFlushes();
		await hanna.saved();
		await tab.saved();
	});

	it('what cannot be brought to the disk is not acknowledged, now or when it is sent again', async () => {
		const hanna = await server.page('Hanna').saved();
		server.journal.holdFlushes();
		hanna.type('lost with the power');
		await until(() => server.journal.asked.length > 1);
		server.journal.isDiskBroken = true;
		server.journal.endFlushes();
		await until(() => hanna.notices.some((notice) => notice.kind === 'unsaved'));
		hanna.provider.forceSync();
		await until(() => hanna.notices.length > 1);
		expect(hanna.isSaved).toBe(false);
	});

	it('what comes in while a commit is under way is stored together by the next one', async () => {
		const pages = await Promise.all(
			['Hanna', 'Jonas', 'Mira', 'Elif'].map((name) => server.page(name).saved())
		);
		const before = server.journal.asked.length;
		server.journal.hold();
		pages[0]?.type('a');
		await until(() => server.journal.asked.length === before + 1);
		for (const page of pages.slice(1)) page.type('b');
		await until(() => pages.slice(1).every((page) => !page.isSaved));
		await server.sync.withDocument('m1', () => undefined);
		server.journal.letGo();
		await until(() => pages.every((page) => page.isSaved));
		const batches = server.journal.asked.slice(before + 1);
		expect(batches.reduce((sum, size) => sum + size, 0)).toBe(3);
		expect(batches.length).toBeLessThan(3);
	});

	it('a full disk: nothing is acknowledged, nobody sees it, and the words are saved later', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		server.journal.isFull = true;
		hanna.type('while it was full ');
		await until(() => hanna.notices.some((notice) => notice.kind === 'unsaved'));
		hanna.type('and after');
		await until(() => hanna.notices.length > 1);
		expect([hanna.isSaved, jonas.words()]).toEqual([false, '']);
		server.journal.isFull = false;
		hanna.provider.forceSync();
		await hanna.saved();
		await until(() => jonas.words() === 'while it was full and after');
		expect(await stored()).toContain('while it was full and after');
	});

	it('a document that cannot be loaded is not joined, and is when the database is back', async () => {
		const first = await server.page('Hanna').saved();
		first.type('kept');
		await first.saved();
		first.leave();
		await until(() => server.sync.whoIsHere('m1').size === 0);
		server.journal.isGone = true;
		const jonas = server.page('Jonas');
		await until(() => jonas.closeCodes.includes(1013));
		expect(jonas.provider.isSynced).toBe(false);
		server.journal.isGone = false;
		await jonas.saved();
		expect(jonas.words()).toBe('kept');
	});

	it('folding a long log keeps what was logged and is not applied here yet', async () => {
		const hanna = await server.page('Hanna').saved();
		hanna.type('first ');
		await hanna.saved();
		// Another node logs something that this one does not know.
		const other = new Y.Doc();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(hanna.doc));
		const before = Y.encodeStateVector(other);
		const row = textRoot(other, 'draft').createTreeWalker((node) => node instanceof Y.XmlText);
		for (const text of row) if (text instanceof Y.XmlText) text.insert(0, 'elsewhere ');
		const update = Y.encodeStateAsUpdate(other, before);
		await server.journal.append([{ document: 'm1', update, origin: 'client', at: 0, binds: [] }]);
		for (let n = 0; n < syncLimits.rowsBeforeRest; n += 1) {
			hanna.type('x');
			await hanna.saved();
		}
		hanna.leave();
		await until(() => server.journal.folded > 0);
		const { snapshot, tail } = await server.journal.load('m1');
		expect(snapshot).not.toBeNull();
		// The beginning of the text was a projection; it and the other node's words stay in the log.
		expect(tail.map((each) => [...each]).slice(1)).toEqual([[...update]]);
		expect(await stored()).toContain('elsewhere first x');
	});

	it('a log that cannot be folded is not tried again with every update', async () => {
		const update = Y.encodeStateAsUpdate(new Y.Doc());
		const row = { document: 'm1', update, origin: 'client', at: 0, binds: [] } as const;
		await server.journal.append(Array.from({ length: syncLimits.rowsBeforeCompaction }, () => row));
		server.journal.isTooFullToFold = true;
		const hanna = await server.page('Hanna').saved();
		for (let n = 0; n < 20; n += 1) {
			hanna.type('x');
			await hanna.saved();
		}
		expect(server.journal.foldsAsked).toBe(1);
	});

	it('leaving and coming in the same moment, again and again, loses nothing', async () => {
		const hanna = await server.page('Hanna').saved();
		let words = '';
		let last = hanna;
		for (let n = 0; n < 25; n += 1) {
			last.type(`${n} `);
			words += `${n} `;
			await last.saved();
			last.leave();
			last = await server.page(n % 2 === 0 ? 'Jonas' : 'Hanna').saved();
			expect(last.words()).toBe(words);
		}
	});

	it('what was overwritten is not stored any more once the past of a document is forgotten', async () => {
		const hanna = await server.page('Hanna').saved();
		hanna.type('Elif ');
		await hanna.saved();
		hanna.row().delete(0, hanna.row().length);
		hanna.type('nobody');
		await hanna.saved();
		const bytes = async () => {
			const { snapshot, tail } = await server.journal.load('m1');
			return Buffer.concat([snapshot?.state ?? new Uint8Array(), ...tail]).toString('latin1');
		};
		expect(await bytes()).toContain('Elif');
		await server.sync.forgetPast('m1');
		expect(await bytes()).not.toContain('Elif');
		expect((await server.journal.load('m1')).tail).toEqual([]);
		// Whoever has it open goes on, and so does the log.
		hanna.type(' and somebody');
		await hanna.saved();
		expect(await stored()).toContain('nobody and somebody');
		await server.sync.forgetPast('m1');
		expect(await stored()).toContain('nobody and somebody');
	});

	it('a removed document is gone, and whoever had it open is sent away', async () => {
		const hanna = await server.page('Hanna').saved();
		hanna.type('to be forgotten');
		await hanna.saved();
		hanna.socket.configuration.delay = 1_000_000;
		await server.sync.removeDocument('m1');
		expect(await server.journal.load('m1')).toMatchObject({ snapshot: null, tail: [], binds: [] });
		await until(() => hanna.closeCodes.includes(4403));
	});
});
