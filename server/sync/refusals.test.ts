import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { serverRoot, textRoot } from '#document/roots.ts';
import { forged, forgedUpdate } from '#testing/forgedUpdate.ts';
import { startSync, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';

describe('what a page may not write', () => {
	let server: TestSync;
	beforeEach(async () => {
		server = await startSync();
	});
	afterEach(async () => {
		await server.stop();
		expect(server.errors).toEqual([]);
	});

	async function liveWords(): Promise<string> {
		return await server.sync.withDocument('m1', (doc) => textRoot(doc, 'draft').toString());
	}

	it.each([1, 2])(
		'a refused update (sync type %i) is told, not applied, and others go on',
		async (step) => {
			const jonas = await server.page('Jonas').saved();
			const elif = await server.raw('Elif').join();
			const forgery = forged.value('Adopted', { parent: 'meta', attribute: 'title' });
			elif.sendSync(step, forgedUpdate([{ client: 3000, clock: 0, structs: [forgery] }]));
			await until(() => elif.notices().length > 0);
			expect(elif.notices()).toEqual([{ kind: 'rejected', code: 'forbidden_root' }]);
			expect(elif.statuses().at(-1)).toBe(false);
			jonas.type('undisturbed');
			await jonas.saved();
			expect(serverRoot(jonas.doc, 'meta').size).toBe(0);
			expect(elif.closeCode).toBeNull();
		}
	);

	it('after a refusal the same connection may go on honestly', async () => {
		const elif = await server.raw('Elif').join();
		elif.sendSync(2, Uint8Array.of(9, 9, 9));
		elif.doc.on('update', (update: Uint8Array) => elif.sendSync(2, update));
		textRoot(elif.doc, 'draft').insert(0, [new Y.XmlElement('paragraph')]);
		await until(() => elif.statuses().length === 2);
		expect(elif.statuses()).toEqual([false, true]);
	});

	it('a page whose update was refused throws its copy away and opens a fresh one', async () => {
		const elif = await server.page('Elif').saved();
		textRoot(elif.doc, 'draft').insert(0, [new Y.XmlElement('script')]);
		await until(() => elif.notices.length > 0);
		expect(elif.notices[0]).toEqual({ kind: 'rejected', code: 'forbidden_value' });
		elif.type('more, which builds on the refused');
		await until(() => elif.notices.length > 1);
		elif.leave();
		const fresh = await server.page('Elif').saved();
		fresh.type('as it should be');
		await fresh.saved();
		expect(fresh.words()).toBe('as it should be');
		expect(await liveWords()).not.toContain('script');
	});

	it('an update that builds on something missing asks for a full exchange, which mends it', async () => {
		const mira = await server.raw('Mira').join();
		const written: Uint8Array[] = [];
		mira.doc.on('update', (update: Uint8Array) => written.push(update));
		const [row] = textRoot(mira.doc, 'draft').createTreeWalker((node) => node instanceof Y.XmlText);
		if (row instanceof Y.XmlText) {
			row.insert(0, 'lost on the way ');
			row.insert(16, 'and the rest');
		}
		mira.sendSync(2, written[1] ?? new Uint8Array());
		await until(() => mira.notices().length > 0);
		expect(mira.notices()).toEqual([{ kind: 'resync' }]);
		mira.sendSync(0, Y.encodeStateVector(mira.doc));
		await until(() => mira.syncs(0).length === 2);
		const known = mira.syncs(0).at(-1) ?? new Uint8Array();
		mira.sendSync(1, Y.encodeStateAsUpdate(mira.doc, known));
		await until(() => mira.statuses().includes(true));
		expect(await liveWords()).toContain('lost on the way and the rest');
	});

	it('nobody writes under the client id of somebody else, not even after a restart', async () => {
		const hanna = await server.page('Hanna').saved();
		hanna.type('We compost');
		await hanna.saved();
		hanna.leave();
		await server.restart();
		const stolen = new Y.Doc();
		const jonas = await server.raw('Jonas').join();
		Y.applyUpdate(stolen, Y.encodeStateAsUpdate(jonas.doc));
		stolen.clientID = hanna.doc.clientID;
		stolen.on('update', (update: Uint8Array) => jonas.sendSync(2, update));
		textRoot(stolen, 'draft').insert(0, [new Y.XmlElement('paragraph')]);
		await until(() => jonas.notices().length > 0);
		expect(jonas.notices()).toEqual([{ kind: 'rejected', code: 'foreign_client' }]);
	});

	it('a second page of the same person may send what the first one wrote offline', async () => {
		const hanna = await server.page('Hanna').saved();
		const offline = new Y.Doc();
		Y.applyUpdate(offline, Y.encodeStateAsUpdate(hanna.doc));
		hanna.leave();
		const [row] = textRoot(offline, 'draft').createTreeWalker((node) => node instanceof Y.XmlText);
		if (row instanceof Y.XmlText) row.insert(0, 'from the train');
		const reopened = new Y.Doc();
		Y.applyUpdate(reopened, Y.encodeStateAsUpdate(offline));
		const again = await server.page('Hanna', { doc: reopened }).saved();
		expect(again.notices).toEqual([]);
		expect(await liveWords()).toContain('from the train');
	});

	it('the same client id on two connections of one person is taken one after the other', async () => {
		const one = await server.raw('Hanna').join();
		const two = await server.raw('Hanna').join();
		const row = [1, 1] as const;
		const first = forgedUpdate([
			{ client: 5000, clock: 0, structs: [forged.words('abc', { parent: row })] }
		]);
		const elsewhere = forgedUpdate([
			{
				client: 5000,
				clock: 0,
				structs: [forged.words('abcdef', { parent: row, rightOrigin: undefined })]
			}
		]);
		const forgedEnd = forgedUpdate([
			{ client: 5000, clock: 2, structs: [forged.element('paragraph', { parent: 'text:draft' })] }
		]);
		server.journal.hold();
		one.sendSync(2, first);
		await until(() => server.journal.asked.length > 1);
		two.sendSync(2, forgedEnd);
		two.sendSync(2, elsewhere);
		// It does not fit to what is there yet, so it is answered at once.
		await until(() => two.statuses().length === 1);
		server.journal.letGo();
		await until(() => two.statuses().length === 2 && one.statuses().length === 1);
		expect([one.statuses(), two.statuses()]).toEqual([[true], [false, true]]);
		expect(await liveWords()).toContain('abcdef');
		expect(await liveWords()).not.toContain('abcdefabc');
	});

	it('[RN5] what is written by somebody who has left is taken when they are back', async () => {
		const hanna = await server.page('Hanna').saved();
		server.access = 'later';
		hanna.type('from the train');
		await until(() => hanna.notices.some(({ kind }) => kind === 'unsaved'));
		expect(await liveWords()).not.toContain('from the train');
		server.access = 'write';
		hanna.provider.forceSync();
		await hanna.saved();
		expect(await liveWords()).toContain('from the train');
	});

	it('[MT7] what is written after the end is refused, and who wrote nothing is left in peace', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		hanna.type('in time');
		await until(() => jonas.words() === 'in time');
		await hanna.saved();
		server.access = 'over';
		hanna.type(' and too late');
		await until(() => hanna.notices.length > 0);
		expect(hanna.notices).toEqual([{ kind: 'rejected', code: 'meeting_over' }]);
		const lena = await server.page('Lena').saved();
		jonas.provider.forceSync();
		await jonas.saved();
		expect([jonas.notices, lena.notices]).toEqual([[], []]);
		expect(lena.words()).toBe('in time');
	});

	it('a reader reads, and nothing that it sends is taken', async () => {
		const hanna = await server.page('Hanna').saved();
		const screen = server.page('Screen', { access: 'read' });
		hanna.type('for the wall');
		await until(() => screen.provider.isSynced && screen.words() === 'for the wall');
		screen.type(' and from it');
		hanna.type(', read');
		await until(() => screen.words().includes(', read'));
		expect(screen.provider.hasUnsyncedChanges).toBe(true);
		expect(hanna.words()).toBe('for the wall, read');
		expect(await liveWords()).not.toContain('from it');
	});
});
