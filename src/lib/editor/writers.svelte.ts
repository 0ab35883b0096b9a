import { createSubscriber } from 'svelte/reactivity';
import type { CursorChannel } from './cursorAwareness.ts';
import { readPeer } from './peerCursor.ts';

/** Who else writes in a text now, by name; whatever shows it is drawn anew when cursors come and go. */
export class Writers {
	readonly #channel: CursorChannel;
	readonly #textId: string;
	readonly #subscribe: () => void;

	constructor(channel: CursorChannel, textId: string) {
		this.#channel = channel;
		this.#textId = textId;
		this.#subscribe = createSubscriber((update) => {
			channel.on('change', update);
			return () => channel.off('change', update);
		});
	}

	get names(): readonly string[] {
		this.#subscribe();
		const names: string[] = [];
		for (const [clientId, state] of this.#channel.getStates()) {
			const peer = clientId === this.#channel.clientID ? null : readPeer(state);
			if (peer?.cursor.text === this.#textId && peer.cursor.focusing) names.push(peer.name);
		}
		return names.filter((name, at) => names.indexOf(name) === at);
	}
}
