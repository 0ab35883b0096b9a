import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sql } from 'kysely';
import { textRoot } from '#document/roots.ts';
import type { RawPeer } from '../rawPeer.ts';
import { until } from '../until.ts';
import type { Answered } from './asking.ts';
import { itemIn, roundIn } from './course.ts';
import { halfDone, holdingsOf, type Holdings } from './holdings.ts';
import { House, shedForm } from './house.ts';
import { inSealedRound } from './visitors.ts';

let house: House;
beforeEach(() => {
	house = new House();
});

/** Something that has to be stored, and what the person is told. */
type Doing = () => Promise<{ readonly status: number; readonly words: string }>;

function doings(): Readonly<Record<string, Doing>> {
	const told = ({ status, words }: Answered) => ({ status, words });
	const command = async (type: string, payload: unknown) => {
		const { status, code, text } = await house.command('Hanna Vogt', type, payload);
		return { status, words: `${code}: ${text}` };
	};
	return {
		'a note': () => command('writeNote', { item: null, text: 'x'.repeat(3_000) }),
		'a sealed answer': async () => {
			const { id: round, version } = roundIn(await house.meeting());
			const answer = { kind: 'objection', text: 'y'.repeat(3_000) };
			const who = await house.seat('Hanna Vogt');
			return await command('answer', { round, version, who, answer, readBack: false });
		},
		'a new meeting': async () => told(await house.submit('/new?/create', null, shedForm)),
		'coming in': async () => {
			const fields = { code: house.code, name: 'x'.repeat(100), as: 'guest' };
			return told(await house.submit('/join', null, fields));
		},
		listening: async () => {
			const fields = { code: house.code, name: 'Lea', as: 'listener' };
			return told(await house.submit('/join', null, fields));
		},
		'a link for a second device': async () => {
			const asked = { method: 'POST', headers: { origin: house.url, accept: 'text/html' } };
			return told(await house.ask(`/m/${house.meetingId}/device`, 'Hanna Vogt', asked));
		}
	};
}

/** Does it as often as there is still room for it; when it is refused, nothing of it is left. */
async function refusedInTheEnd(doing: Doing, words: RegExp): Promise<void> {
	for (let tries = 500; tries > 0; tries -= 1) {
		const before: Holdings = await holdingsOf(house.db);
		const told = await doing();
		if (told.status < 400) continue;
		expect(told.status).toBe(503);
		expect(told.words).toMatch(words);
		expect(told.words).not.toMatch(/SQLITE|\.[jt]s:\d/);
		expect(await holdingsOf(house.db)).toEqual(before);
		return;
	}
	throw new Error('it was never refused');
}

async function typist(): Promise<{ peer: RawPeer; type(words: string): void; resend(): void }> {
	const meeting = await house.meeting();
	const { textId } = meeting.proposals[itemIn(meeting)]!;
	const peer = await house.peer('Samuel Osei').join();
	const known = Y.encodeStateVector(peer.doc);
	peer.doc.on('update', (update: Uint8Array) => peer.sendSync(2, update));
	const [row] = textRoot(peer.doc, textId).createTreeWalker((node) => node instanceof Y.XmlText);
	return {
		peer,
		type: (words) => (row as Y.XmlText).insert(0, words),
		resend: () => peer.sendSync(1, Y.encodeStateAsUpdate(peer.doc, known))
	};
}

const mounted = (path: string, size: string): boolean =>
	spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'ignore' })
		.status === 0;
const unmount = (path: string): void => void spawnSync('umount', ['-l', path]);

/** Whether this machine lets us make a small disk. */
function smallDisks(): boolean {
	const { data } = new House();
	mkdirSync(data.path, { recursive: true });
	const can = mounted(data.path, '1m');
	if (can) unmount(data.path);
	data.remove();
	return can;
}

describe.skipIf(!smallDisks())('a full disk (needs the right to mount one)', () => {
	let filler: string;
	beforeEach(async () => {
		mounted(house.data.path, '24m');
		filler = join(house.data.path, 'filler');
		await house.start();
		await inSealedRound(house);
	});
	afterEach(async () => {
		await house.process.stop();
		unmount(house.data.path);
		await house.end();
	});

	function fill(): void {
		for (const size of [65_536, 4_096, 512]) {
			try {
				for (;;) writeFileSync(filler, Buffer.alloc(size, 1), { flag: 'a' });
			} catch {
				// Full, to pieces of this size.
			}
		}
	}

	test('is told in words, nothing is half-done, and with room again everything goes on', async () => {
		const samuel = await typist();
		samuel.type('Before. ');
		await until(() => samuel.peer.statuses().includes(true));
		fill();
		for (const doing of Object.values(doings())) await refusedInTheEnd(doing, /disk is full/);
		const told = samuel.peer.notices().length;
		for (let tries = 0; samuel.peer.notices().length === told && tries < 500; tries += 1) {
			const heard = samuel.peer.statuses().length;
			samuel.type('z'.repeat(20_000));
			await until(() => samuel.peer.statuses().length > heard);
			fill();
		}
		expect(samuel.peer.notices().at(-1)).toEqual({ kind: 'unsaved' });
		expect((await house.ask(`/m/${house.meetingId}`, 'Hanna Vogt')).status).toBe(200);
		expect((await house.ask('/healthz', null)).status).toBe(200);
		expect(samuel.peer.closeCode).toBeNull();

		rmSync(filler);
		const saved = samuel.peer.statuses().length;
		samuel.resend();
		await until(() => samuel.peer.statuses().slice(saved).includes(true));
		for (const [name, doing] of Object.entries(doings()))
			expect([name, (await doing()).status < 400]).toEqual([name, true]);
		expect(await halfDone(house.db)).toEqual([]);
	}, 120_000);
});

describe('a database', () => {
	afterEach(async () => await house.end());

	test('that another program has locked is told in words, nothing is half-done, and then everything goes on', async () => {
		await house.start();
		await inSealedRound(house);
		const samuel = await typist();
		const other = new SqliteFile(house.file);
		other.exec('begin immediate');
		try {
			samuel.type('While it is locked. ');
			// What became of the words comes first, then why.
			await until(() => samuel.peer.notices().length > 0);
			expect(samuel.peer.statuses().at(-1)).toBe(false);
			expect(samuel.peer.notices()).toEqual([{ kind: 'unsaved' }]);
			const some = ['a note', 'coming in', 'a new meeting'];
			for (const name of some) await refusedInTheEnd(doings()[name]!, /could not store it/);
			expect((await house.ask('/healthz', null)).status).toBe(200);
		} finally {
			other.exec('rollback');
			other.close();
		}
		samuel.resend();
		await until(() => samuel.peer.statuses().includes(true));
		for (const [name, doing] of Object.entries(doings()))
			expect([name, (await doing()).status < 400]).toEqual([name, true]);
		expect(await halfDone(house.db)).toEqual([]);
	}, 120_000);

	test('of a newer Rondo is left alone, and that is said in one line', async () => {
		await house.start();
		await house.plan();
		await house.process.stop();
		await sql`insert into kysely_migration values ('9999_future', '2099-01-01')`.execute(house.db);
		const before = await holdingsOf(house.db);
		await expect(house.start()).rejects.toThrow(/newer version of Rondo/);
		const { exitCode, errors } = await house.process.ended;
		expect([exitCode, errors.trim().split('\n')]).toEqual([1, [expect.any(String)]]);
		expect(await holdingsOf(house.db)).toEqual(before);
		await sql`delete from kysely_migration where name = '9999_future'`.execute(house.db);
		await house.start();
		expect((await house.ask(`/m/${house.meetingId}`, 'Mira Aydın')).status).toBe(200);
	}, 120_000);
});
