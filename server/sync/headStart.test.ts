import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { replaceText, seedText } from '#document/seed.ts';
import { writeAsServer } from '#document/serverClient.ts';
import { startSync, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';

describe('a document that nobody has open', () => {
	let server: TestSync;
	beforeEach(async () => {
		server = await startSync({ beforeOpen: undefined });
	});
	afterEach(async () => {
		await server.stop();
		expect(server.errors).toEqual([]);
	});

	/** Stores a text of which so many words came after the snapshot. */
	async function stored(later: number): Promise<string> {
		const doc = new Y.Doc();
		doc.clientID = 1;
		seedText(doc, 'draft');
		doc.clientID = 5_000;
		write(doc, 'first ');
		const state = Y.encodeStateAsUpdate(doc);
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		for (let n = 0; n < later; n += 1) write(doc, `${n} `);
		const { journal } = server;
		const entry = { document: 'm1', origin: 'client', at: 0, binds: [] } as const;
		const [base] = await journal.append([{ ...entry, update: state }]);
		const rows = base?.kind === 'logged' ? [base.row] : [];
		await journal.compact('m1', { state, rows, basedOn: null });
		await journal.append(updates.map((update) => ({ ...entry, update })));
		return textRoot(doc, 'draft').toString();
	}

	it.each([0, 3, 200])(
		'is read at once with %i updates behind its snapshot, and written to',
		async (later) => {
			const words = await stored(later);
			const pages = await Promise.all(
				['Hanna', 'Jonas', 'Mira'].map((name) => server.page(name).saved())
			);
			const [hanna, jonas, mira] = pages;
			await until(() => pages.every(({ doc }) => textRoot(doc, 'draft').toString() === words));
			hanna?.type('and more');
			await until(
				() => jonas?.words() === mira?.words() && mira?.words().includes('and more') === true
			);
			await hanna?.saved();
			await server.restart();
			// Those who were here come back by themselves.
			for (const page of pages) await until(() => page.closeCodes.length > 0 && page.isSaved);
			const lena = await server.page('Lena').saved();
			await until(() => lena.words() === hanna?.words());
		}
	);

	it('[MT9] is not read as it was once something has left it', async () => {
		await stored(3);
		const doc = new Y.Doc();
		const { snapshot, tail } = await server.journal.load('m1');
		for (const update of [snapshot!.state, ...tail]) Y.applyUpdate(doc, update);
		const empty = writeAsServer(doc, () => replaceText(doc, 'draft', []));
		await server.journal.append([
			{ document: 'm1', update: empty!, origin: 'moved', at: 0, binds: [] }
		]);
		const hanna = await server.raw('Hanna').join();
		const bytes = hanna.syncs(1).map((each) => Buffer.from(each).toString('latin1'));
		expect(bytes.join()).not.toContain('first');
		expect(bytes.join()).toContain('paragraph');
	});

	it('takes what somebody wrote offline before it was put together', async () => {
		await stored(3);
		const doc = new Y.Doc();
		const before = await server.page('Hanna', { doc }).saved();
		before.leave();
		await server.restart();
		write(doc, 'from the train ');
		const hanna = await server.page('Hanna', { doc }).saved();
		const jonas = await server.page('Jonas').saved();
		await until(() => jonas.words() === hanna.words());
		expect(jonas.words()).toContain('from the train');
	});
});

function write(doc: Y.Doc, words: string): void {
	const [row] = textRoot(doc, 'draft').createTreeWalker((node) => node instanceof Y.XmlText);
	if (row instanceof Y.XmlText) row.insert(row.length, words);
}
