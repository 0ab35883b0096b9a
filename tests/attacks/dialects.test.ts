import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { forEachDialect } from '../dialects.ts';
import { until } from '../until.ts';
import { jsonIn } from './asking.ts';
import { decides, itemIn, roundIn } from './course.ts';
import { halfDone, holdingsOf } from './holdings.ts';
import { House } from './house.ts';
import { inSealedRound, secret } from './visitors.ts';

forEachDialect(({ name, place }) => {
	describe(`the whole of Rondo on ${name}`, () => {
		let house: House;
		let removePlace: () => Promise<void>;
		beforeAll(async () => {
			const { options, remove } = await place();
			removePlace = remove;
			house = new House({ databaseUrl: options.url });
			await house.start();
			await inSealedRound(house);
		});
		afterAll(async () => {
			await house.end();
			await removePlace();
		});

		const facilitator = 'Mira Aydın';
		const read = async (path: string) =>
			(await house.ask(`/m/${house.meetingId}${path}`, facilitator)).words;

		test('a text is written together, and is there after a restart', async () => {
			const { textId } = (await house.meeting()).proposals[itemIn(await house.meeting())]!;
			const rowOf = (doc: Y.Doc) =>
				[...textRoot(doc, textId).createTreeWalker((node) => node instanceof Y.XmlText)][0];
			const samuel = await house.peer('Samuel Osei').join();
			samuel.doc.on('update', (update: Uint8Array) => samuel.sendSync(2, update));
			(rowOf(samuel.doc) as Y.XmlText).insert(0, 'Written together. ');
			await until(() => samuel.statuses().includes(true));
			const before = await holdingsOf(house.db);
			await house.process.stop('SIGKILL');
			await house.start();
			expect(await holdingsOf(house.db)).toEqual(before);
			const hanna = await house.peer('Hanna Vogt').join();
			expect(String(rowOf(hanna.doc))).toContain('Written together. ');
		});

		test('[RN6] sealed answers come through the restart and stay sealed', async () => {
			const path = `/answers/${roundIn(await house.meeting()).id}`;
			const own = await house.ask(`/m/${house.meetingId}${path}`, 'Jonas Keller');
			expect(jsonIn(own)).toEqual({ answer: { kind: 'concern', text: secret } });
			expect(await read('')).not.toContain(secret);
		});

		test('everybody consents, and it is decided, minuted, and verified', async () => {
			await decides(house);
			const item = itemIn(await house.meeting());
			expect(await read('/minutes')).toContain(secret);
			expect(await read('/minutes.md')).toContain(secret);
			expect(JSON.parse(await read('/minutes.json'))).toHaveProperty('items');
			expect(await read(`/decisions/${item}`)).toContain('Share the tool shed for a year');
			expect(JSON.parse(await read(`/decisions/${item}/receipt`))).toHaveProperty('entry');
			expect(await halfDone(house.db)).toEqual([]);
		});

		test('a meeting is set up and the old one ends', async () => {
			const ended = house.meetingId;
			await house.give('Hanna Vogt', 'leave', {});
			await house.plan();
			expect((await house.meeting(ended)).seatOrder.length).toBeGreaterThan(4);
			expect(await halfDone(house.db)).toEqual([]);
		});

		test('`rondo verify` finds everything whole', () => {
			const { status, stdout } = spawnSync(process.execPath, ['server/cli.ts', 'verify'], {
				env: { ...process.env, ...house.environment },
				encoding: 'utf8'
			});
			expect(stdout).toMatch(/\d+/);
			expect(status).toBe(0);
		});

		test('two of the same command at once happen once', async () => {
			const key = 'k'.repeat(22);
			const note = { item: null, text: 'At once' };
			const sent = () => house.command(facilitator, 'writeNote', note, key);
			const replies = await Promise.all([sent(), sent(), sent()]);
			expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
			expect(new Set(replies.map(({ seq }) => seq)).size).toBe(1);
		});

		test('a zero byte in an address or a field is refused, not stored', async () => {
			const sealed = await house.ask(`/m/${house.meetingId}/answers/%00`, facilitator);
			expect([sealed.status, jsonIn(sealed)]).toEqual([200, { answer: null }]);
			const joined = await house.submit('/join', null, { code: house.code, name: '\u0000' });
			expect(joined.status).toBe(400);
		});
	});
});
