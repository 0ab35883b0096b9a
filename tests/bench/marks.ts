import type { BenchClient } from './client.ts';

/** Words by which an edit is known in whatever message brings it, alone or together with others. */
export function mark(n: number): string {
	return `#${n};`;
}

const markInBytes = /#(\d+);/g;

/** When marks were sent, and how long they took to every client that did not send them. */
export class Arrivals {
	/** Milliseconds, one for each mark and client. */
	readonly waits: number[] = [];
	/** Milliseconds until the last client had it, by mark. */
	readonly last = new Map<number, number>();
	readonly #sent = new Map<number, { readonly at: number; readonly by: BenchClient | null }>();
	readonly #seen = new Map<BenchClient, Set<number>>();

	watch(client: BenchClient): void {
		const seen = new Set<number>();
		this.#seen.set(client, seen);
		client.onMessage((message) => {
			const now = performance.now();
			for (const [, digits] of message.toString('latin1').matchAll(markInBytes)) {
				this.#arrived(Number(digits), client, seen, now);
			}
		});
	}

	sent(n: number, by: BenchClient | null): void {
		this.#sent.set(n, { at: performance.now(), by });
	}

	get sentCount(): number {
		return this.#sent.size;
	}

	/** A mark may come to a client again, in a state or an echo: only the first time counts. */
	#arrived(n: number, client: BenchClient, seen: Set<number>, now: number): void {
		const sent = this.#sent.get(n);
		if (sent === undefined || sent.by === client || seen.has(n)) return;
		seen.add(n);
		this.waits.push(now - sent.at);
		this.last.set(n, Math.max(this.last.get(n) ?? 0, now - sent.at));
	}
}
