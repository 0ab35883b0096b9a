/** MT7: what somebody typed to correct the minutes is never lost, whatever becomes of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/people/token.ts';
import type { Answered } from './asking.ts';
import { House } from './house.ts';
import { whileLocked } from './locked.ts';
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
		const answer = await whileLocked(house, () => correct(note));
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
	const answer = await whileLocked(house, () =>
		house.submit(path, 'Jonas Keller', { text: typed })
	);
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

describe('a form of the minutes that is taken', () => {
	const submit = (what: string, as: string, fields: Readonly<Record<string, string>>) =>
		house.submit(`/m/${house.meetingId}/minutes?/${what}`, as, fields);

	/** The page to which an answer leads. */
	async function after(answer: Answered, as: string): Promise<string> {
		expect(answer.status).toBe(303);
		const [path, place] = String(answer.headers['location']).split('#');
		expect(place).toBe('done');
		return (await house.ask(path!, as)).words;
	}

	/** What that page says at the line. */
	const saidOn = (words: string) => /id="done"[^>]*>([^<]*)</.exec(words)?.[1];

	test('[MT7] leads to a page that says so at the line, and sends nothing when it is loaded again', async () => {
		const note = await noted('The bench is old.');
		const answer = await submit('correct', 'Jonas Keller', { note, text: 'The bench is new.' });
		const told = await after(answer, 'Jonas Keller');
		expect(saidOn(told)).toBe('Your correction is saved. The earlier words are kept with it.');
		expect(told.indexOf('id="done"')).toBeLessThan(told.indexOf('The bench is new.'));
		await after(answer, 'Jonas Keller');
		expect((await house.meeting()).notes[note as never]).toMatchObject({
			before: ['The bench is old.']
		});
	});

	test('[MT7] asks the author, who says yes without a script', async () => {
		const note = await noted('The roof is old.');
		const asked = await after(await submit('strike', 'Jonas Keller', { note }), 'Jonas Keller');
		expect(saidOn(asked)).toBe('You have asked Hanna Vogt to agree. Until then it stays.');
		expect(asked).not.toContain('action="?/agree"');
		const minutes = await house.ask(`/m/${house.meetingId}/minutes`, 'Hanna Vogt');
		expect(minutes.words).toContain('action="?/agree"');
		expect(minutes.words).toContain('Jonas Keller asks to strike this.');
		expect((await submit('agree', 'Jonas Keller', { note })).status).toBe(403);
		const struck = await after(await submit('agree', 'Hanna Vogt', { note }), 'Hanna Vogt');
		expect(saidOn(struck)).toMatch(/^Struck\./);
		expect(struck).not.toContain('The roof is old.');
	});

	test('[MT6] by a double click happens once', async () => {
		const text = 'A word said once.';
		const fields = { text, page: 'loaded-once' };
		const answers = await Promise.all([1, 2].map(() => submit('add', 'Jonas Keller', fields)));
		for (const answer of answers)
			expect(saidOn(await after(answer, 'Jonas Keller'))).toBe('Your note is added.');
		const written = async () =>
			Object.values((await house.meeting()).notes).filter((each) => each.text === text).length;
		expect(await written()).toBe(1);
		await after(
			await submit('add', 'Jonas Keller', { ...fields, page: 'loaded-later' }),
			'Jonas Keller'
		);
		expect(await written()).toBe(2);
	});
});
