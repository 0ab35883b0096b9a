import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { cookieName } from '#server/people/whoIs.ts';

/** Where this server listens, for those who come in by its own front door. */
export interface FrontDoor {
	/** `ws://127.0.0.1:3000` */
	readonly socketUrl: string;
	/** What a page of ours would send as Origin. */
	readonly origin: string;
}

/** The front door of a server that listens here. Without a name of its own it answers to this computer's. */
export function frontDoor(host: string, port: number, origin: string | undefined): FrontDoor {
	const everywhere = host === '0.0.0.0' || host === '::';
	const address = everywhere ? '127.0.0.1' : host;
	const at = `${address.includes(':') ? `[${address}]` : address}:${port}`;
	return { socketUrl: `ws://${at}`, origin: origin ?? `http://${at}` };
}

export interface Writing {
	readonly meetingId: string;
	/** The session of the person who writes. */
	readonly token: string;
	readonly textId: string;
	readonly words: string;
	/** 1 is how people type. */
	readonly pace: number;
}

/** Longest wait for the line, in milliseconds. */
const patience = 10_000;

/** Milliseconds between two words: people type. */
const betweenWords = 120;

/** Somebody's own copy of the document of a meeting, over a WebSocket of their own. */
export interface OpenDocument {
	readonly document: Y.Doc;
	/** Resolves when the server has taken everything that was written here. */
	taken(): Promise<void>;
	leave(): void;
}

function openSocket(door: FrontDoor, meetingId: string, token: string) {
	const headers = { cookie: `${cookieName(meetingId)}=${token}`, origin: door.origin };
	class OwnSocket extends WebSocket {
		constructor(url: string) {
			super(url, { headers });
		}
	}
	return new HocuspocusProviderWebsocket({
		url: `${door.socketUrl}/sync/${meetingId}`,
		WebSocketPolyfill: OwnSocket
	});
}

/** Opens the document of a meeting by the front door. @throws if the line does not answer. */
export async function openDocument(
	door: FrontDoor,
	meetingId: string,
	token: string
): Promise<OpenDocument> {
	const websocketProvider = openSocket(door, meetingId, token);
	const document = new Y.Doc();
	const provider = new HocuspocusProvider({
		websocketProvider,
		name: meetingId,
		document,
		token: 'session'
	});
	const opened: OpenDocument = {
		document,
		async taken() {
			if (provider.hasUnsyncedChanges) await arrival(provider, 'unsyncedChanges');
		},
		leave() {
			provider.destroy();
			websocketProvider.destroy();
			document.destroy();
		}
	};
	try {
		provider.attach();
		await arrival(provider, 'synced');
		return opened;
	} catch (error) {
		opened.leave();
		throw error;
	}
}

/**
 * Adds a sentence at the end of a shared text, word by word, as a simulated person: over a WebSocket of
 * their own, through the same guard as everybody.
 */
export async function writeWords(door: FrontDoor, writing: Writing): Promise<void> {
	const { meetingId, token, textId, words, pace } = writing;
	const opened = await openDocument(door, meetingId, token);
	try {
		await typeAtTheEnd(textRoot(opened.document, textId), words, betweenWords * pace);
		await opened.taken();
	} finally {
		opened.leave();
	}
}

async function arrival(
	provider: HocuspocusProvider,
	event: 'synced' | 'unsyncedChanges'
): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('the line did not answer')), patience);
		provider.on(event, () => {
			if (event === 'unsyncedChanges' && provider.hasUnsyncedChanges) return;
			clearTimeout(timer);
			resolve();
		});
	});
}

/** A new paragraph, as the editor writes it, and the words into it one by one. */
async function typeAtTheEnd(root: Y.XmlElement, words: string, pause: number): Promise<void> {
	const paragraph = new Y.XmlElement('paragraph');
	const line = new Y.XmlText();
	paragraph.insert(0, [line]);
	root.push([paragraph]);
	for (const word of words.split(/(?<=\s)/u)) {
		line.insert(line.length, word);
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
}
