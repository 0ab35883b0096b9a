import type { Connection } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
	applyAwarenessUpdate,
	encodeAwarenessUpdate,
	removeAwarenessStates
} from 'y-protocols/awareness';
import { isServerClient } from '#document/serverClient.ts';
import { awarenessMessage } from './frames.ts';
import { syncLimits } from './limits.ts';
import type { LiveDocument } from './liveDocument.ts';
import type { SyncContext, SyncVisitor } from './visitor.ts';

type Peer = Connection<SyncContext>;

/** What a client claims about one Yjs client id. */
interface Claim {
	readonly clientId: number;
	readonly clock: number;
	/** JSON; `null` when it goes. */
	readonly state: string;
}

// A provider tells about its own id, and about others only that they timed out.
const claimsAtOnce = 200;

/**
 * The cursors of everybody in one document. A connection speaks for the one client id that it spoke for
 * first, if that is free or its own; name and colour come from the session, whatever the client says.
 */
export class Cursors {
	readonly #document: LiveDocument;
	readonly #ids = new Map<Peer, number>();
	readonly #holders = new Map<number, Peer>();
	readonly #moved = new Set<number>();
	#timer: NodeJS.Timeout | null = null;

	constructor(document: LiveDocument) {
		this.#document = document;
	}

	begin(): void {
		this.#document.awareness.on('update', (change: Record<string, readonly number[]>) => {
			for (const id of Object.values(change).flat()) this.#moved.add(id);
			this.#timer ??= setTimeout(() => this.#send(), syncLimits.presenceEvery).unref();
		});
		this.#document.on('destroy', () => clearTimeout(this.#timer ?? undefined));
	}

	/** The participant whose page is here under this client id, if any. */
	holderOf(clientId: number): string | undefined {
		return this.#holders.get(clientId)?.context.visitor.participantId;
	}

	/** Takes what a connection says about its own cursor and leaves the rest. Throws on broken bytes. */
	receive(peer: Peer, bytes: Uint8Array): void {
		for (const claim of readClaims(bytes)) {
			if (this.#speaksFor(peer, claim)) this.#take(peer.context.visitor, claim);
		}
	}

	leave(peer: Peer): void {
		const id = this.#ids.get(peer);
		this.#ids.delete(peer);
		// A reload may have come back under the same id before the old connection was gone.
		if (id === undefined || this.#holders.get(id) !== peer) return;
		this.#holders.delete(id);
		removeAwarenessStates(this.#document.awareness, [id], null);
	}

	#speaksFor(peer: Peer, { clientId, state }: Claim): boolean {
		if (state.length > syncLimits.presenceBytes || isServerClient(clientId)) return false;
		const own = this.#ids.get(peer);
		if (own !== undefined) return own === clientId;
		if (state === 'null') return false;
		const { participantId } = peer.context.visitor;
		const owner = this.#document.pens.ownerOf(clientId) ?? this.holderOf(clientId);
		if (owner !== undefined && owner !== participantId) return false;
		this.#ids.set(peer, clientId);
		this.#holders.set(clientId, peer);
		return true;
	}

	#take(visitor: SyncVisitor, { clientId, clock, state }: Claim): void {
		const { awareness } = this.#document;
		const known = awareness.meta.get(clientId)?.clock ?? -1;
		// Whoever comes back with the clock they left with would stay invisible.
		const next = Math.max(clock, known + 1);
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, clientId);
		encoding.writeVarUint(encoder, next);
		encoding.writeVarString(encoder, signed(state, visitor));
		applyAwarenessUpdate(awareness, encoding.toUint8Array(encoder), null);
	}

	#send(): void {
		this.#timer = null;
		const { awareness } = this.#document;
		const ids = [...this.#moved].filter((id) => awareness.meta.has(id));
		this.#moved.clear();
		if (ids.length === 0) return;
		const states = encodeAwarenessUpdate(awareness, ids);
		this.#document.sendToAll((address) => awarenessMessage(address, states));
	}
}

function readClaims(bytes: Uint8Array): readonly Claim[] {
	const decoder = decoding.createDecoder(bytes);
	const claims: Claim[] = [];
	const count = decoding.readVarUint(decoder);
	for (let left = Math.min(count, claimsAtOnce); left > 0; left -= 1) {
		claims.push({
			clientId: decoding.readVarUint(decoder),
			clock: decoding.readVarUint(decoder),
			state: decoding.readVarString(decoder)
		});
	}
	return claims;
}

/** The state with the name and colour of the session instead of what the client claims. */
function signed(state: string, { participantId, name, colour }: SyncVisitor): string {
	const claimed: unknown = JSON.parse(state);
	if (typeof claimed !== 'object' || claimed === null || Array.isArray(claimed)) return 'null';
	return JSON.stringify({ ...claimed, user: { id: participantId, name, colour } });
}
