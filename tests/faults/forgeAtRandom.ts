import * as Y from 'yjs';
import { reservedClientIds } from '#document/serverClient.ts';
import type { Dice } from '#testing/dice.ts';
import {
	forged,
	forgedUpdate,
	type ForgedDelete,
	type ForgedId,
	type ForgedSection,
	type ForgedStruct
} from '#testing/forgedUpdate.ts';

const roots = ['text:draft', 'text:notes', 'text:other', 'meta', 'agenda', 'people', 'rounds', 'x'];
const elements = ['paragraph', 'heading', 'list', 'listitem', 'link', 'linebreak', 'script'];
const attributes = [
	'__tag',
	'__value',
	'__url',
	'__format',
	'__dir',
	'__style',
	'title',
	'__proto__'
];
const values = [
	'h2',
	'script',
	'ltr',
	'https://a.example',
	'javascript:1',
	'',
	1,
	2,
	3,
	null,
	true
];
const formats = ['p', 't', 'i', 'bold'];
const jsons = ['null', '1', '"tab"', '{"__format":1}', '{"__style":"x"}', '[[[]]]', '{'];

/** A made-up update that could be true: its ids point near what the document holds. */
export function forgeAtRandom(dice: Dice, doc: Y.Doc, sender: number): Uint8Array {
	const states = Y.decodeStateVector(Y.encodeStateVector(doc));
	const clients = [...states.keys()];
	const section = (): ForgedSection => {
		const client = dice.chance(0.9) ? sender : dice.pick([...clients, 3000, reservedClientIds - 1]);
		const start = (states.get(client) ?? 0) + dice.pick([0, 0, 0, 0, 0, 0, -1, -3, 1]);
		const count = 1 + dice.below(6);
		const structs = Array.from({ length: count }, () => forgeStruct(dice, doc, sender));
		return { client, clock: Math.max(0, start), structs };
	};
	const sections = dice.chance(0.9) ? [section()] : [section(), section()];
	return forgedUpdate(sections, dice.chance(0.4) ? [forgeDelete(dice, clients, states)] : []);
}

function forgeDelete(
	dice: Dice,
	clients: readonly number[],
	states: ReadonlyMap<number, number>
): ForgedDelete {
	const client = dice.pick(clients);
	const known = states.get(client) ?? 1;
	const clock = dice.below(known);
	const length = 1 + dice.below(dice.pick([1, 3, known - clock + 3]));
	return { client, ranges: [[clock, length]] };
}

function forgeStruct(dice: Dice, doc: Y.Doc, sender: number): ForgedStruct {
	return forgeContent(dice, forgePlace(dice, doc, sender));
}

function forgeContent(dice: Dice, place: Partial<ForgedStruct>): ForgedStruct {
	const kind = dice.below(14);
	if (kind < 4) return forged.words(dice.pick(['a', 'ab', 'ä🌱', 'word']), place);
	if (kind < 6) return forged.element(dice.pick(elements), place);
	if (kind < 7) return forged.type(dice.pick([6, 6, 6, 0, 1, 2]), place);
	if (kind < 9) return forged.value(dice.pick(values), place);
	if (kind < 11) return forged.format(dice.pick(formats), dice.pick(jsons), place);
	if (kind < 12) return forged.length(1, 1 + dice.below(3), place);
	return kind < 13 ? forged.length(0, 1 + dice.below(3)) : forged.words('', place);
}

function forgePlace(dice: Dice, doc: Y.Doc, sender: number): Partial<ForgedStruct> {
	const kind = dice.below(12);
	const attribute = dice.chance(0.4) ? { attribute: dice.pick(attributes) } : {};
	if (kind < 2) return { parent: dice.pick(roots), ...attribute };
	if (kind < 4) return { parent: someId(dice, doc, sender), ...attribute };
	const item = someItem(dice, doc);
	if (item === null || kind < 5) {
		const rightOrigin = dice.chance(0.5) ? { rightOrigin: someId(dice, doc, sender) } : {};
		return { origin: someId(dice, doc, sender), ...rightOrigin };
	}
	if (kind < 7) return { parent: [item.id.client, item.id.clock], ...attribute };
	return honestPlace(dice, item);
}

/** A place where something could really be inserted, right of an item. */
function honestPlace(dice: Dice, item: Y.Item): Partial<ForgedStruct> {
	const offset = dice.below(item.length);
	const origin: ForgedId = [item.id.client, item.id.clock + offset];
	if (item.parentSub !== null) return { origin };
	if (offset < item.length - 1) return { origin, rightOrigin: [origin[0], origin[1] + 1] };
	const { right } = item;
	return right === null ? { origin } : { origin, rightOrigin: [right.id.client, right.id.clock] };
}

function someItem(dice: Dice, doc: Y.Doc): Y.Item | null {
	const structs = dice.pick([...doc.store.clients.values()]);
	const struct = dice.pick(structs);
	return struct instanceof Y.Item ? struct : null;
}

function someId(dice: Dice, doc: Y.Doc, sender: number): ForgedId {
	const [client, known] = dice.pick([...Y.decodeStateVector(Y.encodeStateVector(doc))]);
	const beyond = client === sender ? 4 : 1;
	return [client, dice.below(known + beyond)];
}
