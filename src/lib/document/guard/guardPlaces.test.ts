import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { forged, forgedUpdate } from '#testing/forgedUpdate.ts';
import { fromHanna, guardScene, hannaId, refused, serverIds } from '#testing/guardScene.ts';
import { textRoot } from '../roots.ts';

const { paragraph, row } = serverIds;

describe('places that cannot be', () => {
	const word = forged.words('ab', { parent: row });

	it.each([
		['origins in different parents', forged.words('x', { origin: [hannaId, 0], rightOrigin: row })],
		['its own future', forged.words('x', { origin: [hannaId, 9] })],
		['itself', forged.words('x', { origin: [hannaId, 2] })],
		['a parent that is its own future', forged.words('x', { parent: [hannaId, 2] })],
		['a parent that is a word', forged.words('x', { parent: [hannaId, 0] })]
	])('%s, in one update and in two', (_name, struct) => {
		expect(guardScene().send(fromHanna(word, struct))).toEqual(refused('impossible_place'));
		const scene = guardScene();
		scene.send(fromHanna(word));
		const update = forgedUpdate([{ client: hannaId, clock: 2, structs: [struct] }]);
		expect(scene.send(update)).toEqual(refused('impossible_place'));
	});

	it('a struct whose known beginning stands elsewhere', () => {
		const scene = guardScene();
		const second = forged.type(6, { origin: row });
		scene.send(fromHanna(second, forged.words('ab', { parent: row })));
		const update = forgedUpdate([
			{ client: hannaId, clock: 1, structs: [forged.words('abcd', { parent: [hannaId, 0] })] }
		]);
		expect(scene.send(update)).toEqual(refused('impossible_place'));
	});

	it('an attribute with a right neighbour', () => {
		const tag = forged.value('ltr', { parent: paragraph, attribute: '__dir' });
		const between = forged.value('rtl', { rightOrigin: [hannaId, 0] });
		expect(guardScene().send(fromHanna(tag, between))).toEqual(refused('impossible_place'));
	});

	it('thousands of rivals for one place, which would hold up the server', () => {
		const scene = guardScene();
		const letters = Array.from({ length: 4_000 }, (_, clock) =>
			forged.words('a', {
				...(clock === 0 ? { parent: row } : { origin: [hannaId, 0] as const }),
				...(clock > 1 && { rightOrigin: [hannaId, clock - 1] as const })
			})
		);
		scene.send(fromHanna(...letters));
		const rivals = Array.from({ length: 3_000 }, () => forged.words('b', { origin: [hannaId, 0] }));
		const update = forgedUpdate([{ client: hannaId, clock: 4_000, structs: rivals }]);
		expect(scene.send(update)).toEqual(refused('too_tangled'));
	});
});

describe('an order that copies could disagree about is mended', () => {
	const typedWord = forged.words('abcd', { parent: row });
	const at = (clock: number) => [hannaId, clock] as const;

	it.each([
		['equal origins in the middle of a word', at(1), at(1), 'abxcd'],
		['equal origins at the end of a word', at(3), at(3), 'abcdx'],
		['crossed origins', at(2), at(0), 'abcxd'],
		['a right origin far behind the next letter', at(0), at(3), 'axbcd'],
		['no right origin though there is one', at(0), undefined, 'axbcd']
	])('%s, in one update and in two', (_name, origin, rightOrigin, words) => {
		const struct = forged.words('x', { origin, ...(rightOrigin && { rightOrigin }) });
		const together = guardScene();
		expect(together.send(fromHanna(typedWord, struct))).toMatchObject({ kind: 'accepted' });
		expect(together.words()).toContain(`>${words}<`);
		const apart = guardScene();
		apart.send(fromHanna(typedWord));
		const second = forgedUpdate([{ client: hannaId, clock: 4, structs: [struct] }]);
		expect(apart.send(second)).toMatchObject({ kind: 'accepted' });
		expect(apart.words()).toContain(`>${words}<`);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(apart.doc));
		expect(textRoot(copy, 'draft').toString()).toBe(apart.words());
	});

	it('an honest update is passed on byte for byte', () => {
		const update = fromHanna(typedWord, forged.words('x', { origin: at(1), rightOrigin: at(2) }));
		expect(guardScene().send(update)).toMatchObject({ update });
	});
});
