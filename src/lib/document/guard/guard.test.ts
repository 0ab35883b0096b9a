import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import {
	$createLineBreakNode,
	$createParagraphNode,
	$createTabNode,
	$createTextNode,
	$getRoot
} from 'lexical';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { forged, forgedUpdate } from '#testing/forgedUpdate.ts';
import {
	fromHanna,
	guardScene,
	hannaId,
	jonasId,
	refused,
	serverIds
} from '#testing/guardScene.ts';
import { openHeadlessText } from '#testing/headlessText.ts';
import { textRoot } from '../roots.ts';
import { serverClientId } from '../serverClient.ts';
import { limits } from './limits.ts';

const { row } = serverIds;
const typed = forged.words('a', { parent: row });

describe('what people write is accepted', () => {
	it('every kind of block and style that the editor makes', () => {
		const scene = guardScene();
		const hanna = scene.peer(hannaId);
		const text = openHeadlessText(hanna.doc, 'draft');
		text.edit(() => {
			const heading = $createHeadingNode('h2').append($createTextNode('Compost'));
			const words = $createParagraphNode().append(
				$createTextNode('We turn it '),
				$createTextNode('twice').toggleFormat('bold'),
				$createLineBreakNode(),
				$createTabNode(),
				$createLinkNode('https://lindenhof.example/compost', { rel: 'noreferrer' }).append(
					$createTextNode('a year')
				)
			);
			const inner = $createListNode('number').append(
				$createListItemNode().append($createTextNode('spring')),
				$createListItemNode().append($createTextNode('autumn'))
			);
			const list = $createListNode('bullet').append(
				$createListItemNode().append($createTextNode('when')),
				$createListItemNode().append(inner)
			);
			$getRoot().clear().append(heading, words, list);
		});
		text.edit(() => void $getRoot().getFirstChild()?.replace($createParagraphNode(), true));
		for (const update of hanna.sent) expect(scene.send(update)).toMatchObject({ kind: 'accepted' });
		expect(scene.words()).toBe(textRoot(hanna.doc, 'draft').toString());
	});

	it('what was written offline arrives as one state, and arriving twice is no news', () => {
		const scene = guardScene();
		const hanna = scene.peer(hannaId);
		for (const words of ['We ', 'compost ', 'twice']) hanna.type(words);
		const state = Y.encodeStateAsUpdate(hanna.doc, Y.encodeStateVector(scene.doc));
		expect(scene.send(state)).toMatchObject({ news: true, newClients: [hannaId] });
		expect(scene.send(state)).toMatchObject({ news: false, newClients: [] });
		expect(scene.send(Y.encodeStateAsUpdate(hanna.doc))).toMatchObject({ news: false });
	});

	it('a state that begins before what the server already knows', () => {
		const scene = guardScene();
		const hanna = scene.peer(hannaId);
		hanna.type('We compost');
		scene.send(hanna.sent[0]);
		hanna.type(' twice');
		expect(scene.send(Y.encodeStateAsUpdate(hanna.doc))).toMatchObject({ kind: 'accepted' });
		expect(scene.words()).toContain('We compost twice');
	});

	it('deleting what others and the beginning of the text wrote', () => {
		const scene = guardScene();
		const hanna = scene.peer(hannaId);
		hanna.type('We compost');
		hanna.sent.forEach((update) => scene.send(update));
		const jonas = scene.peer(jonasId);
		textRoot(jonas.doc, 'draft').delete(0, 1);
		expect(scene.send(jonas.sent[0])).toMatchObject({ kind: 'accepted', news: true });
		expect(textRoot(scene.doc, 'draft').length).toBe(0);
	});

	it('writing on in a paragraph that somebody else deleted meanwhile', () => {
		const scene = guardScene();
		const hanna = scene.peer(hannaId);
		const jonas = scene.peer(jonasId);
		hanna.type('We compost');
		textRoot(jonas.doc, 'draft').delete(0, 1);
		jonas.sent.forEach((update) => scene.send(update));
		expect(scene.send(hanna.sent[0])).toMatchObject({ kind: 'accepted' });
	});

	it('a second tab of the same person, with an id of its own', () => {
		const scene = guardScene();
		expect(scene.send(fromHanna(typed))).toMatchObject({ newClients: [hannaId] });
		const tab = forgedUpdate([{ client: hannaId + 1, clock: 0, structs: [typed] }]);
		expect(scene.send(tab, 'Hanna')).toMatchObject({ newClients: [hannaId + 1] });
	});
});

describe('speaking for somebody else', () => {
	it('writing under the id of another participant', () => {
		const scene = guardScene();
		scene.send(fromHanna(typed));
		const more = forgedUpdate([{ client: hannaId, clock: 1, structs: [typed] }]);
		expect(scene.send(more, 'Jonas')).toEqual(refused('foreign_client'));
	});

	it('writing under an id that the server uses', () => {
		const update = forgedUpdate([{ client: serverClientId, clock: 9, structs: [typed] }]);
		expect(guardScene().send(update)).toEqual(refused('server_client'));
		const unused = forgedUpdate([{ client: 77, clock: 0, structs: [typed] }]);
		expect(guardScene().send(unused)).toEqual(refused('server_client'));
	});

	it('claiming an id that wrote here before ids were bound', () => {
		const scene = guardScene();
		scene.doc.getMap('meta').set('old', 'time');
		const { clientID } = scene.doc;
		const update = forgedUpdate([{ client: clientID, clock: 1, structs: [typed] }]);
		expect(scene.send(update)).toEqual(refused('foreign_client'));
	});
});

describe('too much at once', () => {
	it.each([
		['a claim of a trillion structs', { client: hannaId, clock: 0, structs: [], count: 2 ** 40 }],
		['a leap of the clock', { client: hannaId, clock: 0, structs: [forged.length(0, 2 ** 40)] }],
		[
			'deleted words without end',
			{ client: hannaId, clock: 0, structs: [forged.length(1, 2 ** 50)] }
		]
	])('%s', (_name, section) => {
		const scene = guardScene();
		const { clock, structs } = section;
		const place = structs.map((struct) => (struct.ref === 1 ? { ...struct, parent: row } : struct));
		expect(scene.send(forgedUpdate([{ ...section, clock, structs: place }]))).toEqual(
			refused('too_large')
		);
	});

	it('an update larger than a frame may be', () => {
		const words = forged.words('a'.repeat(limits.updateBytes), { parent: row });
		expect(guardScene().send(fromHanna(words))).toEqual(refused('too_large'));
	});

	it('more than a document holds', () => {
		const scene = guardScene({ roomLeft: 10 });
		expect(scene.send(fromHanna(typed))).toEqual(refused('document_full'));
	});
});
