import { describe, expect, it } from 'vitest';
import { forged, forgedUpdate } from '#testing/forgedUpdate.ts';
import {
	fromHanna,
	guardScene,
	hannaId,
	jonasId,
	refused,
	serverIds
} from '#testing/guardScene.ts';
import { serverRoot } from '../roots.ts';
import { serverClientId } from '../serverClient.ts';

const { row, title } = serverIds;
const typed = forged.words('a', { parent: row });

describe('bytes that are not an update', () => {
	it.each([
		['cut off', fromHanna(typed).slice(0, -3)],
		['with bytes left over', new Uint8Array([...fromHanna(typed), 0])],
		['empty', new Uint8Array()],
		['with words that are not UTF-8', fromHanna(typed).map((byte) => (byte === 97 ? 0xff : byte))],
		['with a number beyond exactness', new Uint8Array(12).fill(255)],
		['with a struct of length zero', fromHanna(forged.length(0, 0))],
		['with words of length zero', fromHanna(forged.words('', { parent: row }))]
	])('%s', (_name, update) => {
		expect(guardScene().send(update)).toEqual(refused('malformed'));
	});

	it('two sections under one client id, of which Yjs would read only the last', () => {
		const section = { client: hannaId, clock: 0, structs: [typed] };
		expect(guardScene().send(forgedUpdate([section, section]))).toEqual(refused('malformed'));
	});

	it('deletions that go over the same words again and again', () => {
		const scene = guardScene();
		scene.send(fromHanna(forged.words('abc', { parent: row })));
		const ranges = [[0, 3] as const, [0, 3] as const];
		expect(scene.send(forgedUpdate([], [{ client: hannaId, ranges }]))).toEqual(
			refused('malformed')
		);
	});
});

describe('writing where only the server writes', () => {
	it.each(['meta', 'agenda', 'people', 'rounds'])('into %s', (root) => {
		const update = fromHanna(forged.value('Adopted', { parent: root, attribute: 'title' }));
		expect(guardScene().send(update)).toEqual(refused('forbidden_root'));
	});

	it('after an entry that the server wrote', () => {
		const update = fromHanna(forged.value('Adopted', { origin: title }));
		expect(guardScene().send(update)).toEqual(refused('forbidden_root'));
	});

	it.each(['text:secret', 'text:', 'draft', '__proto__', 'x'.repeat(300)])(
		'into a text that nobody began: %s',
		(root) => {
			const update = fromHanna(forged.element('paragraph', { parent: root }));
			expect(guardScene().send(update)).toEqual(refused('forbidden_root'));
		}
	);

	it('a megabyte of root names', () => {
		const structs = Array.from({ length: 40_000 }, (_, n) =>
			forged.element('paragraph', { parent: `text:${n}` })
		);
		expect(guardScene().send(fromHanna(...structs))).toEqual(refused('too_large'));
		expect(guardScene().send(fromHanna(...structs.slice(0, 10_000)))).toEqual(
			refused('forbidden_root')
		);
	});

	it('deleting what the server wrote', () => {
		const update = forgedUpdate([], [{ client: title[0], ranges: [[title[1], 1]] }]);
		expect(guardScene().send(update)).toEqual(refused('forbidden_root'));
	});

	it('deleting ahead of time what the server is going to write', () => {
		const scene = guardScene();
		const update = forgedUpdate([], [{ client: serverClientId, ranges: [[title[1] + 1, 1000]] }]);
		expect(scene.send(update)).toEqual({ kind: 'resync' });
		scene.project((doc) => serverRoot(doc, 'meta').set('title', 'Spring plan'));
		expect(serverRoot(scene.doc, 'meta').get('title')).toBe('Spring plan');
	});
});

describe('an update that builds on what is not here', () => {
	it.each([
		['a gap in the clocks', forgedUpdate([{ client: hannaId, clock: 5, structs: [typed] }])],
		['an unknown neighbour', fromHanna(forged.words('a', { origin: [jonasId, 3] }))],
		['an unknown parent', fromHanna(forged.words('a', { parent: [jonasId, 3] }))],
		['a gap in the update itself', fromHanna(forged.length(10, 4), typed)],
		['deleting unknown words', forgedUpdate([], [{ client: jonasId, ranges: [[0, 5]] }])],
		[
			'two structs that wait for each other',
			forgedUpdate([
				{ client: hannaId, clock: 0, structs: [forged.words('a', { origin: [hannaId + 1, 0] })] },
				{ client: hannaId + 1, clock: 0, structs: [forged.words('a', { origin: [hannaId, 0] })] }
			])
		]
	])('%s', (_name, update) => {
		const scene = guardScene();
		expect(scene.send(update)).toEqual({ kind: 'resync' });
		expect(scene.doc.store.pendingStructs).toBeNull();
	});
});
