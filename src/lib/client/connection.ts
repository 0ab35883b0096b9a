import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Awareness } from 'y-protocols/awareness';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { frozenContent, type ProposalDetails } from '#governance/consent/proposal.ts';
import type { RichText } from '#governance/richText.ts';
import { hashOf } from '#document/canonical.ts';
import type { Projection } from '#document/projection.ts';
import { readText } from '#document/readText.ts';
import { isSeeded, textRoot } from '#document/roots.ts';
import { closeCodes } from '#document/syncNotice.ts';
import type { ConnectionState } from './connectionState.ts';
import { followLeftBehind } from './leftBehind.ts';
import { followState } from './lineState.ts';
import { followNotices, wordsIn } from './notices.ts';
import { showRoots } from './shownRoots.ts';

/**
 * How long the line waits before it tries again, in milliseconds. The provider's own least is 1,000,
 * and with a first wait below the least it never connects, without a word.
 */
const retryAfter = { delay: 250, minDelay: 250, maxDelay: 4_000 };

export interface ConnectionWish {
	/** The meeting's id, or that of a confidential item in it: `<meeting>:<item>` (MT9). */
	readonly document: string;
	readonly participantId: string;
	/** Whether words typed offline are kept on this device: only for those who write. */
	readonly keep: boolean;
	readonly onShown: (projection: Projection) => void;
	readonly onState: (state: ConnectionState) => void;
	/** The server would not take what was written here; these are its words, for copying. */
	readonly onRejected: (words: string) => void;
	/** MT9: what was written here without a line, in a text that has moved to a document of its own. */
	readonly onLeftBehind: (words: string) => void;
	/** The session ended, on this device or for all. */
	readonly onEnded: () => void;
}

/** The open line to a meeting's shared document. */
export interface Connection {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** Resolves when the document was synced for the first time. */
	readonly synced: Promise<void>;
	/** The words of a text as they are now. */
	words(textId: string): RichText;
	/** Whether the server's beginning of a text is here: before that it cannot be written. */
	isBegun(textId: string): boolean;
	/** Calls back when the words of a text change. Returns the way to stop. */
	followWords(textId: string, changed: () => void): () => void;
	/** The hash that names the draft this person sees (CD6). */
	draftHash(textId: string, details: ProposalDetails): string;
	/** All words of the texts, if something was written here that the server has not said it keeps; else ''. */
	unsavedWords(): string;
	/** Removes the copy that this device keeps; what is written from now on is not kept here. */
	forget(): Promise<void>;
	destroy(): void;
}

/** The name of the copy that this device keeps, by document and participant. */
function keptName(document: string, participantId: string): string {
	return `rondo-${document}-${participantId}`;
}

/**
 * Sends what is written here. What comes out of the copy that this device keeps is not written here, most
 * of it is the server's own: the server gets only the part that it lacks, which is what an exchange finds.
 */
class LineProvider extends HocuspocusProvider {
	override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
		if (!(origin instanceof IndexeddbPersistence)) super.documentUpdateHandler(update, origin);
		// Before the first exchange is over, that one finds it.
		else if (this.synced) this.forceSync();
	}
}

interface Line {
	readonly socket: HocuspocusProviderWebsocket;
	readonly provider: HocuspocusProvider;
}

function openLine(name: string, document: Y.Doc): Line {
	const url = new URL(`/sync/${name}`, window.location.href);
	url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
	const socket = new HocuspocusProviderWebsocket({
		url: url.href,
		...retryAfter,
		autoConnect: true
	});
	const token = () => 'session';
	const provider = new LineProvider({ websocketProvider: socket, name, document, token });
	provider.attach();
	return { socket, provider };
}

/** A closed session does not come again with the same cookie. */
function leaveWhenRemoved(socket: HocuspocusProviderWebsocket, onEnded: () => void): void {
	socket.on('close', ({ event }: { event: { code: number } }) => {
		if (event.code !== closeCodes.removed) return;
		socket.disconnect();
		onEnded();
	});
}

/** Opens the line. Everything shown comes through `onShown`; words are edited in `doc`. */
export function openConnection(wish: ConnectionWish): Connection {
	const doc = new Y.Doc();
	const keptAs = keptName(wish.document, wish.participantId);
	const kept = wish.keep ? new IndexeddbPersistence(keptAs, doc) : null;
	const { socket, provider } = openLine(wish.document, doc);
	const state = followState(socket, provider, wish.onState);
	const stopShowing = showRoots(doc, wish.onShown);
	let isRejected = false;
	const rejected = () => {
		// Each refused update says so; the document is given up once.
		if (isRejected) return;
		isRejected = true;
		const words = wordsIn(doc);
		void Promise.resolve(kept?.clearData()).finally(() => wish.onRejected(words));
	};
	followNotices(provider, { rejected });
	const left = followLeftBehind(doc, { followUnsaved: unsavedOf(provider) }, wish.onLeftBehind);
	leaveWhenRemoved(socket, wish.onEnded);
	const synced = new Promise<void>((resolve) => provider.on('synced', () => resolve()));
	const destroy = () => {
		state.stop();
		left.stop();
		stopShowing();
		provider.destroy();
		socket.destroy();
		void kept?.destroy();
		doc.destroy();
	};
	const forget = async () => await kept?.clearData();
	const unsavedWords = () => (left.isUnsaved() ? wordsIn(doc) : '');
	const awareness = awarenessOf(provider);
	return { doc, awareness, synced, unsavedWords, forget, destroy, ...wordsOfTexts(doc) };
}

function unsavedOf(provider: HocuspocusProvider) {
	return (tell: (count: number) => void) => {
		const changed = ({ number }: { number: number }) => tell(number);
		provider.on('unsyncedChanges', changed);
		return () => provider.off('unsyncedChanges', changed);
	};
}

function awarenessOf(provider: HocuspocusProvider): Awareness {
	if (provider.awareness === null) throw new Error('a provider without awareness');
	return provider.awareness;
}

/** Reading the live texts of a document. */
function wordsOfTexts(
	doc: Y.Doc
): Pick<Connection, 'words' | 'isBegun' | 'followWords' | 'draftHash'> {
	return {
		words: (textId) => readText(textRoot(doc, textId)),
		isBegun: (textId) => isSeeded(doc, textId),
		followWords: (textId, changed) => follow(textRoot(doc, textId), changed),
		draftHash: (textId, details) => hashOf(frozenContent(readText(textRoot(doc, textId)), details))
	};
}

function follow(text: Y.XmlElement, changed: () => void): () => void {
	text.observeDeep(changed);
	return () => text.unobserveDeep(changed);
}
