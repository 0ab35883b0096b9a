import * as Y from 'yjs';
import { guardUpdate } from '#document/guard/guard.ts';
import { serverRoots } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { writeAsServer } from '#document/serverClient.ts';
import { Dice } from '#testing/dice.ts';
import { openHeadlessText } from '#testing/headlessText.ts';
import { harmIn, type Trial } from './documentHarm.ts';
import { forgeAtRandom } from './forgeAtRandom.ts';
import { editAtRandom } from './randomEdits.ts';

const senderId = 1000;
const otherId = 2000;
const editsPerScene = 24;
const scenes = 40;

/** A document, what the sender wrote for it honestly, and whose ids wrote what. */
interface Scene {
	readonly state: Uint8Array;
	readonly honest: readonly Uint8Array[];
	/** What the other one writes at the same time. */
	readonly meanwhile: Uint8Array;
}

export interface GuardFuzzReport {
	readonly seed: number;
	readonly tried: number;
	readonly accepted: number;
	/** How often each verdict came, refusals by code. */
	readonly verdicts: ReadonlyMap<string, number>;
	/** What went wrong, with the update as hexadecimal bytes. */
	readonly harm: readonly string[];
}

/**
 * Sends `count` damaged and forged updates to the guard. Whatever it accepts is applied and must leave
 * a document that stays encodable, editable and within policy, with the server's roots untouched.
 */
export function fuzzGuard(seed: number, count: number): GuardFuzzReport {
	const dice = new Dice(seed);
	const rooms = Array.from({ length: scenes }, () => new Room(writeScene(dice)));
	const verdicts = new Map<string, number>();
	const harm: string[] = [];
	let accepted = 0;
	for (let tried = 0; tried < count && harm.length < 20; tried += 1) {
		const room = dice.pick(rooms);
		const update = dice.chance(0.5) ? room.damaged(dice) : forgeAtRandom(dice, room.doc, senderId);
		const found = room.send(update);
		verdicts.set(found.verdict, (verdicts.get(found.verdict) ?? 0) + 1);
		if (found.verdict === 'accepted') accepted += 1;
		if (found.harm !== null) harm.push(`${found.harm}: ${Buffer.from(update).toString('hex')}`);
	}
	return { seed, tried: count, accepted, verdicts, harm };
}

class Room {
	readonly #scene: Scene;
	readonly #trial: Trial;
	doc: Y.Doc;

	constructor(scene: Scene) {
		this.#scene = scene;
		this.#trial = { sender: senderId, meanwhile: scene.meanwhile };
		this.doc = documentOf(scene.state);
	}

	damaged(dice: Dice): Uint8Array {
		const bytes = [...dice.pick(this.#scene.honest)];
		for (let wounds = 1 + dice.below(3); wounds > 0; wounds -= 1) wound(bytes, dice);
		return Uint8Array.from(bytes);
	}

	send(update: Uint8Array): { verdict: string; harm: string | null } {
		const verdict = guardUpdate(update, this.doc, { ownerOf, roomLeft: Number.MAX_SAFE_INTEGER });
		if (verdict.kind === 'refused') return { verdict: verdict.code, harm: null };
		if (verdict.kind === 'resync') return { verdict: 'resync', harm: null };
		const before = this.doc;
		this.doc = documentOf(this.#scene.state);
		return { verdict: 'accepted', harm: harmIn(before, verdict.update, this.#trial) };
	}
}

function ownerOf(id: number): 'sender' | 'nobody' | 'other' {
	if (id === senderId) return 'sender';
	return id === otherId ? 'other' : 'nobody';
}

function documentOf(state: Uint8Array): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	return doc;
}

function writeScene(dice: Dice): Scene {
	const server = new Y.Doc();
	writeAsServer(server, () => {
		seedText(server, 'draft');
		seedText(server, 'notes', [
			{ kind: 'item', ordered: false, depth: 0, runs: [{ text: 'due' }] }
		]);
		for (const root of serverRoots) server.getMap(root).set('a', root);
	});
	const other = documentOf(Y.encodeStateAsUpdate(server));
	other.clientID = otherId;
	writeAtRandom(other, dice, editsPerScene);
	const sender = documentOf(Y.encodeStateAsUpdate(other));
	sender.clientID = senderId;
	const earlier = writeAtRandom(sender, dice, dice.below(editsPerScene));
	const state = Y.encodeStateAsUpdate(sender);
	const honest = writeAtRandom(sender, dice, editsPerScene);
	const offline = Y.encodeStateAsUpdate(sender, Y.encodeStateVectorFromUpdate(state));
	Y.applyUpdate(other, state);
	writeAtRandom(other, dice, 6);
	const meanwhile = Y.encodeStateAsUpdate(other, Y.encodeStateVectorFromUpdate(state));
	return { state, meanwhile, honest: [...earlier.slice(-3), honest[0] ?? offline, offline] };
}

function writeAtRandom(doc: Y.Doc, dice: Dice, edits: number): readonly Uint8Array[] {
	const written: Uint8Array[] = [];
	const collect = (update: Uint8Array): void => void written.push(update);
	doc.on('update', collect);
	for (const textId of ['draft', 'notes']) {
		const text = openHeadlessText(doc, textId);
		for (let left = edits; left > 0; left -= 1) editAtRandom(text, dice);
		text.destroy();
	}
	doc.off('update', collect);
	return written;
}

function wound(bytes: number[], dice: Dice): void {
	const at = dice.below(bytes.length);
	switch (dice.below(6)) {
		case 0:
			bytes[at] = dice.below(256);
			return;
		case 1:
			bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
			return;
		case 2:
			bytes[at] = Math.max(0, (bytes[at] ?? 0) + dice.pick([-1, 1]));
			return;
		case 3:
			bytes[at] = bytes[dice.below(bytes.length)] ?? 0;
			return;
		case 4:
			bytes.splice(at, 1 + dice.below(4));
			return;
		default:
			bytes.splice(at, 0, ...bytes.slice(at, at + 1 + dice.below(6)));
	}
}
