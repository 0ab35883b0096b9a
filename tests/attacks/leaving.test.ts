import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { until } from '../until.ts';
import { itemIn } from './course.ts';
import { House } from './house.ts';
import { inLobby } from './visitors.ts';

const house = new House();
beforeAll(async () => {
	await house.start();
	await inLobby(house);
});
afterAll(async () => await house.end());

test('[RN5] who has left writes nothing over the line that is still open, and writes again when they are back', async () => {
	const meeting = await house.meeting();
	const textId = meeting.proposals[itemIn(meeting)]!.textId;
	const hanna = await house.peer('Hanna Vogt').join();
	const words = async () => {
		const { doc } = await house.peer('Mira Aydın').join();
		return textRoot(doc, textId).toString();
	};
	hanna.doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin === 'typed') hanna.sendSync(2, update);
	});
	const types = (text: string) => {
		const rows = textRoot(hanna.doc, textId).createTreeWalker((node) => node instanceof Y.XmlText);
		const [row] = rows as Iterable<Y.XmlText>;
		hanna.doc.transact(() => row?.insert(0, text), 'typed');
	};
	await house.give('Hanna Vogt', 'leave', {});
	const known = Y.encodeStateVector(hanna.doc);
	types('after leaving ');
	await until(() => hanna.statuses().includes(false));
	expect(await words()).not.toContain('after leaving');
	await house.give('Hanna Vogt', 'comeBack', {});
	hanna.sendSync(1, Y.encodeStateAsUpdate(hanna.doc, known));
	await until(() => hanna.statuses().includes(true));
	expect(await words()).toContain('after leaving');
});
