import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CommandType } from '#governance/commands.ts';
import { refusalWords } from '#i18n/refusals.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { fromUpdates, storedUpdates } from '#server/meetings/storedDocuments.ts';
import { newId } from '#server/people/token.ts';
import { Dice } from '#testing/dice.ts';
import type { RawPeer } from '../rawPeer.ts';
import { until } from '../until.ts';
import { itemIn, settles, toItems } from './course.ts';
import { halfDone } from './holdings.ts';
import { House } from './house.ts';
import { inLobby, visitors } from './visitors.ts';

const house = new House();
const item = async () => itemIn(await house.meeting());
let inner = '';
beforeAll(async () => {
	await house.start();
	await inLobby(house);
	await house.join(visitors.listener, 'listener');
	await toItems(house);
	await house.give('Mira Aydın', 'startItem', { item: await item() });
	inner = `${house.meetingId}:${await item()}`;
});
afterAll(async () => await house.end());

const hide = async (on: boolean) =>
	settles(house, { about: 'confidential', item: await item(), on });

/** What a text says in a document as it is stored. */
async function wordsIn(document: string): Promise<string> {
	const { textId } = (await house.meeting()).proposals[await item()]!;
	const doc = fromUpdates(await storedUpdates(house.db, document));
	return JSON.stringify(readText(textRoot(doc, textId)));
}

/** Everything that somebody who comes now is sent, as it comes. */
async function sentTo(name: string): Promise<string> {
	const peer = await house.peer(name).join();
	const bytes = peer.syncs(1).map((each) => Buffer.from(each).toString('latin1'));
	peer.leave();
	return bytes.join();
}

/** Writes a row of its own for each word, and tells which of them were acknowledged. */
class Writer {
	readonly peer: RawPeer;
	readonly #textId: string;
	readonly sent: string[] = [];

	constructor(peer: RawPeer, textId: string) {
		this.peer = peer;
		this.#textId = textId;
		peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'typed') peer.sendSync(2, update);
		});
	}

	write(word: string): void {
		this.sent.push(word);
		this.peer.doc.transact(() => {
			const row = new Y.XmlElement('paragraph');
			row.insert(0, [new Y.XmlText(word)]);
			textRoot(this.peer.doc, this.#textId).push([row]);
		}, 'typed');
	}

	/** The words that were acknowledged, once all of them were answered. */
	async saved(): Promise<readonly string[]> {
		await until(() => this.peer.statuses().length >= this.sent.length);
		return this.sent.filter((_, index) => this.peer.statuses()[index] === true);
	}
}

async function writer(): Promise<Writer> {
	const { textId } = (await house.meeting()).proposals[await item()]!;
	return new Writer(await house.peer('Hanna Vogt').join(), textId);
}

const rounds = 24;
const seed = 20_261_123;

test('[MT9] words written while an item becomes confidential are inside or refused, and never outside', async () => {
	const dice = new Dice(seed);
	let kept = 0;
	let refused = 0;
	for (let round = 0; round < rounds; round += 1) {
		const hanna = await writer();
		const hiding = hide(true);
		let over = false;
		void hiding.finally(() => (over = true));
		for (let word = 0; !over || word < 3; word += 1) {
			hanna.write(`canary-${round}-${word}.`);
			// Sometimes many in one turn of the loop, sometimes one after the other.
			if (dice.chance(0.7)) await new Promise((resolve) => setTimeout(resolve, dice.below(4)));
		}
		await hiding;
		hanna.write(`canary-${round}-late.`);
		const saved = await hanna.saved();
		const [outside, inside] = [await wordsIn(house.meetingId), await wordsIn(inner)];
		expect(outside).not.toContain('canary');
		expect(saved.filter((word) => !inside.includes(word))).toEqual([]);
		expect(saved).not.toContain(`canary-${round}-late.`);
		for (const name of [visitors.guest, visitors.listener]) {
			expect(await sentTo(name)).not.toContain('canary');
			for (const path of ['', '/screen', '/minutes', '/minutes.md', '/minutes.json'])
				expect((await house.ask(`/m/${house.meetingId}${path}`, name)).words).not.toContain(
					'canary'
				);
		}
		kept += saved.length;
		refused += hanna.sent.length - saved.length;
		hanna.peer.leave();
		await hide(false);
		expect(await wordsIn(house.meetingId)).toContain(saved.at(-1) ?? '');
		expect(await halfDone(house.db)).toEqual([]);
	}
	// Both happened, or the sweep has swept nothing.
	expect(kept).toBeGreaterThan(0);
	expect(refused).toBeGreaterThan(0);
}, 180_000);

describe('[MT9] a confidential item', () => {
	beforeAll(async () => {
		const hanna = await writer();
		for (let word = 0; word < 60; word += 1) hanna.write(`canary-open-${word}.`);
		expect(await hanna.saved()).toHaveLength(60);
		hanna.peer.leave();
		// What is stored is one state now, with words for everybody; no stop stores it anew for the few rows since.
		for (let stop = 0; stop < 2; stop += 1) {
			await house.process.stop();
			await house.start();
		}
		await hide(true);
	});

	test.for(['guest', 'listener'] as const)('is not opened to: %s', async (visitor) => {
		const peer = house.peer(visitors[visitor], inner);
		await until(() => peer.turnedAway !== null);
		expect(peer.turnedAway).toBe(404);
	});

	test('is opened to members who sit there, under its own name alone', async () => {
		const peer = await house.peer('Hanna Vogt', inner).join();
		expect(peer.closeCode).toBeNull();
		for (const name of [`${inner}:`, `${inner}:x`, `${house.meetingId}:x`, `:${await item()}`]) {
			const other = house.peer('Hanna Vogt', name);
			await until(() => other.turnedAway !== null);
			expect([name, other.turnedAway]).toEqual([name, 404]);
		}
	});

	test('tells a guest and a listener nothing, also after a restart', async () => {
		await house.process.stop();
		await house.start();
		for (const name of [visitors.guest, visitors.listener])
			expect(await sentTo(name)).not.toContain('canary');
		const asked = await house.command(visitors.guest, 'writeNote', {
			item: await item(),
			text: 'x'
		});
		expect(asked).toMatchObject({ status: 403, code: 'confidential' });
	});

	test('is closed to what a guest wishes, asks and takes', async () => {
		const round = newId();
		const subject = { about: 'agendaChange', change: { do: 'remove', item: await item() } };
		const who = await house.seat(visitors.guest);
		const given: readonly (readonly [CommandType, unknown])[] = [
			['wish', { kind: 'silence' }],
			['ask', { subject: { about: 'free' }, text: 'x' }],
			['ask', { subject, text: '' }],
			['raiseHand', { round }],
			['lowerHand', { round }],
			['takeTurn', { round, who, as: 'passed' }],
			['addAction', { what: 'x', who: null, due: null, item: await item() }]
		];
		for (const [type, payload] of given) {
			const reply = await house.command(visitors.guest, type, payload);
			expect([type, reply]).toMatchObject([type, { status: 403, code: 'confidential' }]);
			expect(reply).toHaveProperty('text', refusalWords('confidential').text);
		}
	});

	test('tells a guest and a listener neither its steps nor what is asked and wished for in it', async () => {
		await house.give('Hanna Vogt', 'wish', { kind: 'pause' });
		for (const name of [visitors.guest, visitors.listener]) {
			const page = (await house.ask(`/m/${house.meetingId}`, name)).words;
			const sent = await sentTo(name);
			for (const word of ['clarify', 'pause']) {
				expect(page).not.toContain(`"${word}"`);
				expect(page).not.toContain(`${word}"`);
				expect(sent).not.toContain(word);
			}
		}
		const inside = await house.peer('Hanna Vogt', inner).join();
		const bytes = inside.syncs(1).map((each) => Buffer.from(each).toString('latin1'));
		expect(bytes.join()).toContain('clarify');
		inside.leave();
		const [wish] = (await house.meeting()).wishes;
		await house.give('Hanna Vogt', 'answerWish', { wish: wish!.id, given: false });
	});

	test('lets go of whoever leaves, and of everybody when it is open again', async () => {
		const jonas = await house.peer('Jonas Keller', inner).join();
		const hanna = await house.peer('Hanna Vogt', inner).join();
		await house.give('Jonas Keller', 'leave', {});
		await until(() => jonas.closeCode !== null);
		expect(hanna.closeCode).toBeNull();
		await hide(false);
		await until(() => hanna.closeCode !== null);
	});
});
