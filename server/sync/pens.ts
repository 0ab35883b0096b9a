import type { Binding } from './journal/journal.ts';

/**
 * Whose pen is whose: in one document a Yjs client id belongs to one participant for ever. Writing under
 * somebody else's id would change their words silently.
 */
export class Pens {
	readonly #owners = new Map<number, string>();

	load(bindings: readonly Binding[]): void {
		for (const { clientId, participantId } of bindings) this.#owners.set(clientId, participantId);
	}

	ownerOf(clientId: number): string | undefined {
		return this.#owners.get(clientId);
	}

	/** Binds ids at once, before they are stored: nobody else may claim them meanwhile. */
	reserve(clientIds: readonly number[], participantId: string): readonly Binding[] {
		for (const clientId of clientIds) this.#owners.set(clientId, participantId);
		return clientIds.map((clientId) => ({ clientId, participantId }));
	}

	/** Takes back what was reserved and could not be stored. */
	release(bindings: readonly Binding[]): void {
		for (const { clientId } of bindings) this.#owners.delete(clientId);
	}
}
