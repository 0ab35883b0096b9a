import { createHeadlessEditor } from '@lexical/headless';
import { createBindingV2__EXPERIMENTAL } from '@lexical/yjs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { textNodes } from './nodes.ts';

const block = {
	__format: 0,
	__style: '',
	__indent: 0,
	__dir: null,
	__textFormat: 0,
	__textStyle: ''
};
const words = { __format: 0, __style: '', __mode: 0 };
const link = { ...block, __url: '', __target: null, __rel: null, __title: null };

describe('what the editor stores for a node', () => {
	// The sync guard lets exactly these through. A new one here means a new rule there.
	it('is known in full, with the defaults that are left out', () => {
		const doc = new Y.Doc();
		const editor = createHeadlessEditor({ nodes: [...textNodes] });
		const { nodeProperties } = createBindingV2__EXPERIMENTAL(editor, 'a', doc, new Map(), {
			getXmlElement: () => textRoot(doc, 'a')
		});
		nodeProperties.delete('root');
		nodeProperties.delete('artificial');
		const stored = [...nodeProperties].map(([type, { __type, ...defaults }]) => [type, defaults]);
		expect(Object.fromEntries(stored)).toEqual({
			text: { ...words, __detail: 0 },
			tab: { ...words, __detail: 2 },
			linebreak: {},
			paragraph: block,
			heading: { ...block, __tag: 'h1' },
			list: { ...block, __tag: 'ol', __start: 1, __listType: 'number' },
			listitem: { ...block, __value: 1, __checked: undefined },
			link,
			autolink: { ...link, __isUnlinked: false }
		});
	});
});
