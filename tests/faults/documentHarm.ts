import * as Y from 'yjs';
import { guardUpdate } from '#document/guard/guard.ts';
import { seededTexts, serverRoots, textRoot } from '#document/roots.ts';
import { openHeadlessText } from '#testing/headlessText.ts';

// Written down a second time on purpose: this list checks the guard's own.
const children: Record<string, readonly string[]> = {
	UNDEFINED: ['paragraph', 'heading', 'list'],
	paragraph: ['#', 'link', 'autolink', 'linebreak'],
	heading: ['#', 'link', 'autolink', 'linebreak'],
	list: ['listitem'],
	listitem: ['#', 'link', 'autolink', 'linebreak', 'list'],
	link: ['#', 'linebreak'],
	autolink: ['#', 'linebreak'],
	linebreak: []
};
const attributePattern =
	/^__(format|indent|dir|textFormat|tag|listType|start|value|checked|url|target|rel|title|isUnlinked)$/;
const deepest = 16;
const visitorId = 3333;

/**
 * Applies an accepted update and says what it broke, or null: pending structs, roots or ids of others
 * touched, a tree the editor does not know, copies that differ, a text that can no longer be edited.
 */
export function harmIn(doc: Y.Doc, update: Uint8Array, trial: Trial): string | null {
	const before = summary(doc);
	const other = copyOf(doc);
	try {
		Y.applyUpdate(doc, update);
		return (
			brokenRules(doc, before, trial.sender) ??
			brokenOrder(doc, other, update, trial.meanwhile) ??
			brokenCopies(doc) ??
			brokenEditing(doc)
		);
	} catch (reason) {
		return `threw ${String(reason)}`;
	}
}

export interface Trial {
	/** The client id that the update is written under. */
	readonly sender: number;
	/** What somebody else wrote at the same time. */
	readonly meanwhile: Uint8Array;
}

interface Summary {
	readonly serverRoots: string;
	readonly names: string;
	readonly clocks: ReadonlyMap<number, number>;
}

function summary(doc: Y.Doc): Summary {
	return {
		serverRoots: JSON.stringify(serverRoots.map((name) => doc.getMap(name).toJSON())),
		names: [...doc.share.keys()].join(),
		clocks: Y.decodeStateVector(Y.encodeStateVector(doc))
	};
}

function brokenRules(doc: Y.Doc, before: Summary, sender: number): string | null {
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return 'left pending';
	const after = summary(doc);
	if (after.serverRoots !== before.serverRoots) return 'changed a root of the server';
	if (after.names !== before.names) return `made a root: ${after.names}`;
	for (const [client, clock] of after.clocks) {
		const known = before.clocks.get(client);
		if (client !== sender && known !== undefined && known !== clock) return `wrote as ${client}`;
	}
	for (const textId of seededTexts(doc)) {
		const broken = brokenTree(textRoot(doc, textId), 0);
		if (broken !== null) return broken;
	}
	return null;
}

function brokenTree(element: Y.XmlElement, depth: number): string | null {
	if (depth > deepest) return 'nested too deep';
	const allowed = children[element.nodeName] ?? [];
	for (const [name, value] of Object.entries(element.getAttributes())) {
		const isEmptyStyle = /^__(style|textStyle)$/.test(name) && value === '';
		if (!isEmptyStyle && !attributePattern.test(name)) return `attribute ${name}`;
		if (/script/i.test(String(value))) return `value ${String(value)}`;
	}
	for (const child of element.toArray()) {
		const name = child instanceof Y.XmlElement ? child.nodeName : '#';
		if (!allowed.includes(name)) return `${name} in ${element.nodeName}`;
		const broken =
			child instanceof Y.XmlElement ? brokenTree(child, depth + 1) : brokenWords(child);
		if (broken !== null) return broken;
	}
	return null;
}

function brokenWords(words: Y.XmlText | Y.XmlHook): string | null {
	if (!(words instanceof Y.XmlText)) return 'a hook';
	if (Object.keys(words.getAttributes()).length > 0) return 'attributes of words';
	const delta = JSON.stringify(words.toDelta());
	return /style|bold|\[\[/.test(delta) ? `words ${delta}` : null;
}

/** Two copies that hear of both writers in different order must read the same. */
function brokenOrder(
	doc: Y.Doc,
	other: Y.Doc,
	update: Uint8Array,
	meanwhile: Uint8Array
): string | null {
	const one = copyOf(doc);
	Y.applyUpdate(one, meanwhile);
	Y.applyUpdate(other, meanwhile);
	Y.applyUpdate(other, update);
	// Yjs tidies formats on each copy by itself, and tells the others.
	for (let round = 0; round < 2; round += 1) {
		Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
		Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	}
	for (const textId of seededTexts(doc)) {
		const words = textRoot(one, textId).toString();
		const same = textRoot(other, textId).toString();
		if (words !== same) return `two orders of ${textId} differ: ${words} / ${same}`;
	}
	return null;
}

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

function brokenCopies(doc: Y.Doc): string | null {
	const copy = copyOf(doc);
	for (const textId of seededTexts(doc)) {
		const words = textRoot(doc, textId).toString();
		const copied = textRoot(copy, textId).toString();
		if (copied !== words) return `a copy of ${textId} differs: ${words} / ${copied}`;
	}
	return null;
}

/** Somebody else opens every text in the editor, writes, and the guard lets it through. */
function brokenEditing(doc: Y.Doc): string | null {
	for (const textId of seededTexts(doc)) {
		const copy = copyOf(doc);
		copy.clientID = visitorId;
		openHeadlessText(copy, textId).destroy();
		const known = Y.encodeStateVector(doc);
		textRoot(copy, textId).insert(0, [new Y.XmlElement('paragraph')]);
		textRoot(copy, textId).delete(1, textRoot(copy, textId).length - 1);
		const update = Y.encodeStateAsUpdate(copy, known);
		const ownerOf = (id: number): 'sender' | 'other' => (id === visitorId ? 'sender' : 'other');
		const verdict = guardUpdate(update, doc, { ownerOf, roomLeft: Infinity });
		if (verdict.kind !== 'accepted') return `an honest edit afterwards: ${JSON.stringify(verdict)}`;
		Y.applyUpdate(doc, verdict.update);
		if (textRoot(doc, textId).length !== 1) return 'an edit afterwards did not arrive';
	}
	return null;
}
