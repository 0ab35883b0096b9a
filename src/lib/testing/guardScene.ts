import * as Y from 'yjs';
import { guardUpdate } from '#document/guard/guard.ts';
import type { RefusalCode, Verdict } from '#document/guard/verdict.ts';
import { serverRoot, textRoot } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { serverClientId, writeAsServer } from '#document/serverClient.ts';
import { forgedUpdate, type ForgedId, type ForgedStruct } from './forgedUpdate.ts';

export const hannaId = 1000;
export const jonasId = 2000;

/** Where the server's own structs of the scene are: the first paragraph, its row of words, the title. */
export const serverIds = {
	paragraph: [serverClientId, 0],
	row: [serverClientId, 1],
	title: [serverClientId, 2]
} as const satisfies Record<string, ForgedId>;

/** What Hanna's tab would send first, if it held these structs. */
export function fromHanna(...structs: readonly ForgedStruct[]): Uint8Array {
	return forgedUpdate([{ client: hannaId, clock: 0, structs }]);
}

/** The verdict that refuses for this reason. */
export function refused(code: RefusalCode): Verdict {
	return { kind: 'refused', code };
}

/** A participant's copy of the document, and what it would send. */
export interface ScenePeer {
	readonly doc: Y.Doc;
	readonly sent: Uint8Array[];
	/** Types at the end of the first row of words. */
	type(words: string): void;
}

export interface GuardScene {
	readonly doc: Y.Doc;
	/** Judges an update as the server does and applies it if it is accepted. */
	send(update: Uint8Array | undefined, sender?: string): Verdict;
	peer(clientId: number): ScenePeer;
	project(change: (doc: Y.Doc) => void): void;
	words(): string;
}

/** A server's document with the text `draft` and the title "Plan", and a guard that binds ids as it goes. */
export function guardScene({ roomLeft = Number.MAX_SAFE_INTEGER } = {}): GuardScene {
	const doc = new Y.Doc();
	const owners = new Map<number, string>();
	writeAsServer(doc, () => {
		seedText(doc, 'draft');
		serverRoot(doc, 'meta').set('title', 'Plan');
	});
	return {
		doc,
		send: (update = new Uint8Array(), sender = 'Hanna') => {
			const ownerOf = (id: number): 'sender' | 'nobody' | 'other' => {
				const owner = owners.get(id);
				if (owner === undefined) return 'nobody';
				return owner === sender ? 'sender' : 'other';
			};
			const verdict = guardUpdate(update, doc, { ownerOf, roomLeft });
			if (verdict.kind !== 'accepted') return verdict;
			for (const id of verdict.newClients) owners.set(id, sender);
			Y.applyUpdate(doc, verdict.update);
			return verdict;
		},
		peer: (clientId) => peerOf(doc, clientId),
		project: (change) => void writeAsServer(doc, change),
		words: () => textRoot(doc, 'draft').toString()
	};
}

function peerOf(server: Y.Doc, clientId: number): ScenePeer {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
	doc.clientID = clientId;
	const sent: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => sent.push(update));
	return {
		doc,
		sent,
		type: (words) => {
			const [row] = textRoot(doc, 'draft').createTreeWalker((node) => node instanceof Y.XmlText);
			if (row instanceof Y.XmlText) row.insert(row.length, words);
		}
	};
}
