import type { Provider, UserState } from '@lexical/yjs';
import { cursorColour, readPeer, type PeerCursor } from './peerCursor.ts';

/** The part of y-protocols' `Awareness` that cursors need. */
export interface CursorChannel {
	readonly clientID: number;
	getStates(): Map<number, object>;
	setLocalStateField(field: string, value: unknown): void;
	getLocalState(): object | null;
	on(event: 'change', listener: () => void): void;
	off(event: 'change', listener: () => void): void;
}

const field = 'cursor';
const nowhere: UserState = {
	anchorPos: null,
	focusPos: null,
	focusing: false,
	name: '',
	color: '',
	awarenessData: {}
};

/**
 * What Lexical's binding takes for an awareness: all texts of a page share one channel and one field,
 * `cursor: {text, anchorPos, focusPos, focusing}`, which belongs to the text that has the focus. The own
 * place is always known here, for the selection follows it when others write; it is sent only while focused.
 */
export class CursorAwareness {
	readonly provider: Provider;
	readonly #channel: CursorChannel | null;
	readonly #textId: string;
	#own: UserState = nowhere;

	constructor(textId: string, channel: CursorChannel | null) {
		this.#textId = textId;
		this.#channel = channel;
		const nothing = (): void => undefined;
		this.provider = {
			connect: nothing,
			disconnect: nothing,
			on: nothing,
			off: nothing,
			awareness: {
				getLocalState: () => this.#own,
				// The binding draws no cursors: RemoteCursors does, where a bad one cannot harm the text.
				getStates: () => new Map(),
				setLocalState: (state) => this.#move(state ?? nowhere),
				setLocalStateField: nothing,
				on: nothing,
				off: nothing
			}
		};
	}

	/** Where the own cursor stands, as places that move with the words. */
	get own(): UserState {
		return this.#own;
	}

	/** Begins or ends to show the own cursor to others. */
	setFocused(focused: boolean): void {
		this.#own = { ...this.#own, focusing: focused };
		if (focused) this.#send();
		else this.withdraw();
	}

	/** Calls back whenever anybody's cursor or name changes. Returns the way to stop. */
	onChange(listener: () => void): () => void {
		this.#channel?.on('change', listener);
		return () => this.#channel?.off('change', listener);
	}

	/** Takes the own cursor off this text, unless another text of the page has it by now. */
	withdraw(): void {
		const sent: unknown = Reflect.get(this.#channel?.getLocalState() ?? {}, field);
		const isHere =
			typeof sent === 'object' && sent !== null && Reflect.get(sent, 'text') === this.#textId;
		if (isHere) this.#channel?.setLocalStateField(field, null);
	}

	/** The others who write in this text now, by their Yjs client id. */
	peers(): Map<number, UserState> {
		const peers = new Map<number, UserState>();
		for (const [clientId, state] of this.#channel?.getStates() ?? []) {
			const peer = readPeer(state);
			if (peer === null || peer.cursor.text !== this.#textId) continue;
			peers.set(clientId, {
				...nowhere,
				...peer.cursor,
				name: peer.name,
				color: cursorColour(peer.colour, clientId)
			});
		}
		return peers;
	}

	#move(state: UserState): void {
		this.#own = { ...state, focusing: this.#own.focusing };
		if (this.#own.focusing) this.#send();
	}

	#send(): void {
		const { anchorPos, focusPos } = this.#own;
		const cursor: PeerCursor = { text: this.#textId, anchorPos, focusPos, focusing: true };
		this.#channel?.setLocalStateField(field, cursor);
	}
}
