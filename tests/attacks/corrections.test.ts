/** MT7: what somebody typed to correct the minutes is never lost, whatever becomes of it. */
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/people/token.ts';
import type { Answered } from './asking.ts';
import { House } from './house.ts';
import { inLobby } from './visitors.ts';

const house = new House();
beforeAll(async () => {
	await house.start();
	await inLobby(house);
	await house.give('Mira Aydın', 'startMeeting', {});
});
afterAll(async () => await house.end());

const typed = 'The fence is from 1998, & <b>old</b>.\nIt leans.';
const shown = 'The fence is from 1998, &amp; &lt;b>old&lt;/b>.\nIt leans.';

/** A note of Hanna's. */
async function noted(text: string): Promise<string> {
	await house.give('Hanna Vogt', 'writeNote', { item: null, text });
	const { notes } = await house.meeting();
	return Object.values(notes).at(-1)!.id;
}

function correct(note: string, as: string | null = 'Jonas Keller'): Promise<Answered> {
	return house.submit(`/m/${house.meetingId}/minutes?/correct`, as, { note, text: typed });
}

/** The attributes of the field in which the words stand. */
function fieldWith(answer: Answered): string {
	const found = /<textarea([^>]*)>([^]*?)<\/textarea/g;
	const fields = [...answer.words.matchAll(found)].filter(([, , words]) => words?.trim() === shown);
	expect(fields).toHaveLength(1);
	return fields[0]![1]!;
}

/** While another program holds the database, nothing can be stored. */
async function whileLocked<T>(doing: () => Promise<T>): Promise<T> {
	const other = new SqliteFile(house.file);
	other.exec('begin immediate');
	try {
		return await doing();
	} finally {
		other.exec('rollback');
		other.close();
	}
}

describe('a correction that is refused', () => {
	test('[MT7] because its note was struck meanwhile comes back to be copied', async () => {
		const note = await noted('The fence is old.');
		await house.give('Hanna Vogt', 'strikeNote', { note: note as never });
		const answer = await correct(note);
		expect(answer.status).toBe(409);
		expect(fieldWith(answer)).toContain('readonly');
		expect(answer.words).not.toContain('href="#kept"');
	});

	test('[MT7] because it could not be stored stands in its field again', async () => {
		const note = await noted('The hedge is old.');
		const answer = await whileLocked(() => correct(note));
		expect(answer.status).toBe(503);
		expect(fieldWith(answer)).toContain('id="kept"');
		expect(answer.words).toMatch(/<details open/);
		expect(answer.words).toContain('href="#kept"');
	});

	test('[MT7] because the session has ended comes back on a page of its own', async () => {
		const note = await noted('The gate is old.');
		for (const answer of [
			await correct(note, null),
			await house.submit(`/m/${newId()}/minutes?/correct`, null, { note, text: typed })
		]) {
			expect(answer.status).toBe(404);
			expect(fieldWith(answer)).toContain('readonly');
			expect(answer.words).toContain('href="/join"');
			expect(answer.words).not.toContain('The gate is old.');
		}
	});
});

test('[MT6] a note that could not be stored stands in its field again', async () => {
	const path = `/m/${house.meetingId}/minutes?/add`;
	const answer = await whileLocked(() => house.submit(path, 'Jonas Keller', { text: typed }));
	expect(answer.status).toBe(503);
	expect(fieldWith(answer)).toContain('id="kept"');
});

test('[MT7] a strike that is refused brings no words', async () => {
	const note = await noted('The path is old.');
	await house.give('Hanna Vogt', 'strikeNote', { note: note as never });
	const path = `/m/${house.meetingId}/minutes?/strike`;
	const answer = await house.submit(path, 'Jonas Keller', { note, text: typed });
	expect(answer.status).toBe(409);
	expect(answer.words).not.toContain('readonly');
});
