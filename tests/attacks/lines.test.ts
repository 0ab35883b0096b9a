import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverRoots, textRoot } from '#document/roots.ts';
import { closeCodes } from '#document/syncNotice.ts';
import { forged, forgedUpdate } from '#testing/forgedUpdate.ts';
import type { RawPeer } from '../rawPeer.ts';
import { until } from '../until.ts';
import { itemIn } from './course.ts';
import { halfDone, holdingsOf, type Holdings } from './holdings.ts';
import { House } from './house.ts';
import { inSealedRound, visitors, type Visitor } from './visitors.ts';

const house = new House();
/** Somebody whose page is open all the time; attacks are aimed at her words and her presence. */
let mira: RawPeer;
let textId = '';
let before: Holdings;
beforeAll(async () => {
	await house.start();
	await inSealedRound(house);
	const meeting = await house.meeting();
	textId = meeting.proposals[itemIn(meeting)]!.textId;
	mira = await house.peer('Mira Aydın').join();
	mira.doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin === 'typed') mira.sendSync(2, update);
	});
	mira.doc.transact(() => firstRow(mira).insert(0, 'From Mira: '), 'typed');
	await until(() => mira.statuses().includes(true));
	mira.sendAwareness([[mira.doc.clientID, 1, '{"cursor":"here"}']]);
});
beforeEach(async () => {
	before = await holdingsOf(house.db);
});
afterAll(async () => {
	expect(await halfDone(house.db)).toEqual([]);
	await house.end();
});

function firstRow(peer: RawPeer): Y.XmlText {
	const [row] = textRoot(peer.doc, textId).createTreeWalker((node) => node instanceof Y.XmlText);
	return row as Y.XmlText;
}

/** Everything that one may send about a document that is not one's own words. */
const writings: Readonly<Record<string, (peer: RawPeer) => Uint8Array>> = {
	...Object.fromEntries(
		serverRoots.map((root) => [
			`a forged value in the root ${root}`,
			() =>
				forgedUpdate([
					{
						client: 777_001,
						clock: 0,
						structs: [forged.value('forged', { parent: root, attribute: 'phase' })]
					}
				])
		])
	),
	'a root that nobody has begun': () =>
		forgedUpdate([
			{ client: 777_002, clock: 0, structs: [forged.element('paragraph', { parent: 'text:mine' })] }
		]),
	'the deletion of what the server wrote': ({ doc }) => {
		const copy = copyOf(doc);
		copy.getMap('meta').delete('phase');
		return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
	},
	'words under the client id of Mira': ({ doc }) => {
		const copy = copyOf(doc);
		copy.clientID = mira.doc.clientID;
		textRoot(copy, textId).push([new Y.XmlElement('paragraph')]);
		return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
	},
	'words under a client id of the server': ({ doc }) => {
		const [client, clock] = [...Y.decodeStateVector(Y.encodeStateVector(doc))].find(
			([id]) => id !== mira.doc.clientID
		)!;
		const structs = [forged.element('paragraph', { parent: `text:${textId}` })];
		return forgedUpdate([{ client, clock, structs }]);
	},
	'a script in the text': ({ doc }) => {
		const copy = copyOf(doc);
		textRoot(copy, textId).push([new Y.XmlElement('script')]);
		return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
	},
	'bytes that are no update': () => Uint8Array.of(9, 9, 9, 9)
};

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

const writers = ['member', 'guest'] as const satisfies readonly Visitor[];

describe.for(Object.keys(writings))('%s', (writing) => {
	test.for(writers)('is refused to: %s', async (visitor) => {
		const peer = await house.peer(visitors[visitor]).join();
		for (const step of [1, 2]) peer.sendSync(step, writings[writing]!(peer));
		await until(() => peer.notices().length === 2);
		expect(peer.statuses()).toEqual([false, false]);
		expect(peer.notices()[0]).toMatchObject({ kind: 'rejected' });
		expect(await holdingsOf(house.db)).toEqual(before);
		peer.leave();
	});

	test('is not taken from somebody who only listens', async () => {
		const peer = await house.peer(visitors.listener).join();
		for (const step of [1, 2]) peer.sendSync(step, writings[writing]!(peer));
		await until(() => peer.statuses().length === 2);
		expect(peer.statuses()).toEqual([false, false]);
		expect(await holdingsOf(house.db)).toEqual(before);
		peer.leave();
	});
});

test('not even honest words are taken from somebody who only listens', async () => {
	const peer = await house.peer(visitors.listener).join();
	const copy = copyOf(peer.doc);
	textRoot(copy, textId).push([new Y.XmlElement('paragraph')]);
	peer.sendSync(2, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(peer.doc)));
	await until(() => peer.statuses().length === 1);
	expect(peer.statuses()).toEqual([false]);
	expect(await holdingsOf(house.db)).toEqual(before);
	peer.leave();
});

/** Everything that the peer was told about who is where. */
function toldPresence(peer: RawPeer): string {
	return peer.presence().join('\n');
}

test.for(['member', 'guest', 'listener'] as const)(
	'[RN8] nobody speaks as Mira in the presence of others: %s',
	async (visitor) => {
		const witness = await house.peer('Jonas Keller').join();
		const peer = await house.peer(visitors[visitor]).join();
		const feigned = JSON.stringify({ user: { id: 'mira', name: 'Mira Aydın' }, cursor: 'feigned' });
		peer.sendAwareness([[mira.doc.clientID, 99, feigned]]);
		peer.sendAwareness([[mira.doc.clientID, 100, 'null']]);
		peer.sendAwareness([[peer.doc.clientID, 1, feigned]]);
		await until(() => toldPresence(witness).includes('feigned'));
		const claims = witness.presence().filter((claim) => claim.includes('feigned'));
		expect(claims.every((claim) => claim.startsWith(`${peer.doc.clientID} `))).toBe(true);
		expect(claims.join()).toContain(visitors[visitor]);
		expect(claims.join()).not.toContain('Mira');
		expect(witness.presence().some((claim) => claim === `${mira.doc.clientID} null`)).toBe(false);
		expect(await holdingsOf(house.db)).toEqual(before);
		for (const each of [peer, witness]) each.leave();
	}
);

describe('a line to a document that is not theirs', () => {
	const rows = (Object.keys(visitors) as Visitor[]).flatMap((visitor) =>
		['another meeting', 'an item that is not confidential', 'a circle', 'nothing'].map(
			(document) => [visitor, document] as const
		)
	);

	async function nameOf(document: string): Promise<string> {
		const meetings = await house.db.selectFrom('meeting').select(['id', 'circle_id']).execute();
		const other = meetings.find(({ id }) => id !== house.meetingId)!;
		switch (document) {
			case 'another meeting':
				return other.id;
			case 'an item that is not confidential':
				return `${house.meetingId}:${itemIn(await house.meeting())}`;
			case 'a circle':
				return `circle:${other.circle_id}`;
			default:
				return 'a'.repeat(22);
		}
	}

	test.for(rows)('is not opened to: %s, %s', async ([visitor, document]) => {
		if (visitor === 'elsewhere' && document === 'another meeting') return;
		const peer = house.peer(visitors[visitor], await nameOf(document));
		await until(() => peer.turnedAway !== null);
		// Who waits at the door knows the meeting, and learns nothing about its items.
		const waits = visitor === 'atDoor' && document === 'an item that is not confidential';
		expect(peer.turnedAway).toBe(waits ? 403 : 404);
		expect(await holdingsOf(house.db)).toEqual(before);
	});

	test.for(rows.filter(([visitor]) => ['member', 'guest', 'listener'].includes(visitor)))(
		'is not opened through their own line either: %s, %s',
		async ([visitor, document]) => {
			const address = house.meetingId;
			const peer = house.peer(visitors[visitor], await nameOf(document), { address });
			await until(() => peer.socket.readyState === 1);
			peer.sendToken();
			peer.sendSync(0, Uint8Array.of(0));
			await until(() => peer.refusals().length > 0 || peer.closeCode !== null);
			expect(peer.syncs(1)).toEqual([]);
			expect(await holdingsOf(house.db)).toEqual(before);
			peer.leave();
		}
	);
});

test.for([
	['atDoor', 403],
	['elsewhere', 404],
	['stranger', 404]
] as const)('the line to the meeting is closed to: %s', async ([visitor, status]) => {
	const peer = house.peer(visitors[visitor]);
	await until(() => peer.turnedAway !== null);
	expect(peer.turnedAway).toBe(status);
});

test.for(['http://evil.example', 'null', 'http://127.0.0.1:1'])(
	'a page of %s gets no line, whoever is signed in there',
	async (origin) => {
		const peer = house.peer('Mira Aydın', undefined, { headers: { origin } });
		await until(() => peer.turnedAway !== null);
		expect(peer.turnedAway).toBe(403);
	}
);

test('a frame of 5 MB closes the line and nothing else', async () => {
	const peer = await house.peer('Hanna Vogt').join();
	peer.socket.send(new Uint8Array(5 * 1024 * 1024));
	await until(() => peer.closeCode !== null);
	expect(peer.closeCode).toBe(closeCodes.tooLarge);
	expect(await holdingsOf(house.db)).toEqual(before);
	expect((await house.ask('/healthz', null)).status).toBe(200);
	expect(mira.closeCode).toBeNull();
});

test('words that are no protocol close the line and nothing else', async () => {
	for (const rubbish of ['', 'hello', '{"type":"answer"}']) {
		const peer = await house.peer('Hanna Vogt').join();
		peer.socket.send(rubbish);
		await until(() => peer.closeCode !== null);
		expect(peer.closeCode).toBe(closeCodes.malformed);
	}
	expect(await holdingsOf(house.db)).toEqual(before);
	expect(mira.closeCode).toBeNull();
});
