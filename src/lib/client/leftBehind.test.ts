import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { movedTextsKey, serverRoot, textRoot } from '#document/roots.ts';
import { replaceText, seedText } from '#document/seed.ts';
import { followLeftBehind } from './leftBehind.ts';

/** A server's document and a device's copy of it; what is written here reaches the server only when told. */
function aDevice() {
	const server = new Y.Doc();
	seedText(server, 'shed', [{ kind: 'paragraph', runs: [{ text: 'We share it.' }] }]);
	const doc = new Y.Doc();
	const receive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server');
	receive();
	const left: string[] = [];
	let unsaved: (count: number) => void = () => undefined;
	const followUnsaved = (tell: (count: number) => void) => {
		unsaved = tell;
		return () => (unsaved = () => undefined);
	};
	const { stop, isUnsaved } = followLeftBehind(doc, { followUnsaved }, (words) => left.push(words));
	const type = (words: string) => {
		const paragraph = textRoot(doc, 'shed').get(0);
		if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph');
		const place = paragraph.get(paragraph.length - 1);
		if (place instanceof Y.XmlText) place.insert(place.length, words);
	};
	const hide = () => {
		server.transact(() => {
			serverRoot(server, 'meta').set(movedTextsKey, ['shed']);
			replaceText(server, 'shed', []);
		});
		receive();
	};
	return { type, hide, left, stop, isUnsaved, saved: () => unsaved(0) };
}

test('[MT9] words typed without a line while the item becomes confidential are offered', () => {
	const device = aDevice();
	device.type(' For a year.');
	device.hide();
	expect(device.left).toEqual(['We share it. For a year.']);
});

test('whose words had arrived is not disturbed', () => {
	const device = aDevice();
	device.type(' For a year.');
	device.saved();
	device.hide();
	expect(device.left).toEqual([]);
});

test('whoever only reads is not disturbed, nor whoever has left', () => {
	const reader = aDevice();
	reader.hide();
	expect(reader.left).toEqual([]);
	const gone = aDevice();
	gone.type(' For a year.');
	gone.stop();
	gone.hide();
	expect(gone.left).toEqual([]);
});

test('what was written counts as unsaved until the server has it', () => {
	const device = aDevice();
	expect(device.isUnsaved()).toBe(false);
	device.type(' For a year.');
	expect(device.isUnsaved()).toBe(true);
	device.saved();
	expect(device.isUnsaved()).toBe(false);
});
