import { describe, expect, it } from 'vitest';
import { forged, forgedUpdate, type ForgedStruct } from '#testing/forgedUpdate.ts';
import { fromHanna, guardScene, hannaId, refused, serverIds } from '#testing/guardScene.ts';

const { paragraph, row } = serverIds;

describe('content that the editor does not write', () => {
	const inRoot = { parent: 'text:draft' };

	it.each([
		['a document within the document', { ...inRoot, ref: 9, content: () => undefined }],
		['binary', { ...inRoot, ref: 3, content: () => undefined }],
		['JSON of old', { ...inRoot, ref: 2, content: () => undefined }],
		['an embedded object', { parent: row, ref: 5, content: () => undefined }],
		['an array', forged.type(0, inRoot)],
		['a map', forged.type(1, inRoot)],
		['a hook', forged.type(5, inRoot)],
		['a value where an element belongs', forged.value('x', inRoot)],
		['words where an element belongs', forged.words('x', inRoot)],
		['words as an attribute', forged.words('x', { parent: paragraph, attribute: '__dir' })],
		['an element among the words', forged.element('paragraph', { parent: row })],
		['8,000 arrays in each other', forged.arrays(8_000, inRoot)],
		['an object as a value', forged.value({ a: 1 }, { parent: paragraph, attribute: '__dir' })]
	])('%s', (_name, struct) => {
		expect(guardScene().send(fromHanna(struct))).toEqual(refused('forbidden_content'));
	});

	it('8,000 elements in each other', () => {
		const structs = Array.from({ length: 4_000 }, (_, n) => [
			forged.element('list', { parent: n === 0 ? 'text:draft' : [hannaId, 2 * n - 1] }),
			forged.element('listitem', { parent: [hannaId, 2 * n] })
		]);
		expect(guardScene().send(fromHanna(...structs.flat()))).toEqual(refused('too_deep'));
	});

	it('elements nested deeper and deeper, a little with every update', () => {
		const scene = guardScene();
		const verdicts = Array.from({ length: 10 }, (_, n) =>
			scene.send(
				forgedUpdate([
					{
						client: hannaId,
						clock: 2 * n,
						structs: [
							forged.element('list', { parent: n === 0 ? 'text:draft' : [hannaId, 2 * n - 1] }),
							forged.element('listitem', { parent: [hannaId, 2 * n] })
						]
					}
				])
			)
		);
		expect(verdicts[7]).toMatchObject({ kind: 'accepted' });
		expect(verdicts[8]).toEqual(refused('too_deep'));
	});
});

describe('values outside the schema of the editor', () => {
	const heading = forged.element('heading', { parent: 'text:draft' });
	const link = forged.element('link', { origin: row });
	const onHanna = (attribute: string, value: string | number | null) =>
		forged.value(value, { parent: [hannaId, 0], attribute });

	it.each([
		['an unknown element', [forged.element('iframe', { parent: 'text:draft' })]],
		['a paragraph in a paragraph', [forged.element('paragraph', { parent: paragraph })]],
		['an item without a list', [forged.element('listitem', { parent: 'text:draft' })]],
		['a row of words right in the root', [forged.type(6, { parent: 'text:draft' })]],
		['a script as a heading', [heading, onHanna('__tag', 'script')]],
		['a fourth heading', [heading, onHanna('__tag', 'h4')]],
		['a style', [heading, onHanna('__style', 'position:fixed')]],
		['a format beyond the bits', [heading, onHanna('__format', 7)]],
		['an endless indent', [heading, onHanna('__indent', 1e9)]],
		['a type of its own', [heading, onHanna('__type', 'root')]],
		['__proto__ as an attribute', [heading, onHanna('__proto__', 'x')]],
		['constructor as an attribute', [heading, onHanna('constructor', 'x')]],
		['slots', [heading, onHanna('__slots', 'x')]],
		['state', [heading, onHanna('s_x', 'x')]],
		['an attribute of words', [forged.value('x', { parent: row, attribute: '__dir' })]],
		...[
			'javascript:alert(1)',
			' javascript:alert(1)',
			'data:text/html,x',
			'//evil.example',
			'http:'
		]
			.concat(['https://a.example/"onclick="x', 'https://a.example/\u0000', 'https://'])
			.map((url): [string, ForgedStruct[]] => [
				`a link to ${JSON.stringify(url)}`,
				[link, onHanna('__url', url)]
			]),
		['a link that opens a frame', [link, onHanna('__target', 'opener')]],
		['a style of words', [forged.format('p', '{"__style":"color:red"}', { parent: row })]],
		['an unknown property', [forged.format('p', '{"__proto__":1}', { parent: row })]],
		['a property that nests', [forged.format('p', '{"__format":[[1]]}', { parent: row })]],
		['an unknown format', [forged.format('bold', 'true', { parent: row })]],
		['words of an unknown type', [forged.format('t', '"mark"', { parent: row })]]
	])('%s', (_name, structs) => {
		expect(guardScene().send(fromHanna(...structs))).toEqual(refused('forbidden_value'));
	});
});
