import type { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionState } from './connectionState.ts';
import { followState } from './lineState.ts';

/** The part of socket and provider that tells how the line is. */
class Ears {
	readonly #hearers = new Map<string, Set<(payload: unknown) => void>>();

	on(name: string, hearer: (payload: unknown) => void): void {
		this.#hearers.set(name, (this.#hearers.get(name) ?? new Set()).add(hearer));
	}

	off(name: string, hearer: (payload: unknown) => void): void {
		this.#hearers.get(name)?.delete(hearer);
	}

	emit(name: string, payload: unknown = {}): void {
		for (const hearer of this.#hearers.get(name) ?? []) hearer(payload);
	}
}

/** A line that is open, with nothing on its way. */
function line() {
	const socket = Object.assign(new Ears(), { lastMessageReceived: 1 });
	const provider = Object.assign(new Ears(), { hasUnsyncedChanges: false });
	const states: ConnectionState[] = [];
	const { stop } = followState(
		socket as unknown as HocuspocusProviderWebsocket,
		provider as unknown as HocuspocusProvider,
		(state) => states.push(state)
	);
	socket.emit('status', { status: 'connected' });
	const type = () => {
		provider.hasUnsyncedChanges = true;
		provider.emit('unsyncedChanges');
	};
	return { socket, type, stop, state: () => states.at(-1) };
}

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('window', new EventTarget());
	vi.stubGlobal('navigator', { onLine: true });
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('a device that knows it is offline says so, also while its socket seems open', () => {
	const { type, state, stop } = line();
	expect(state()).toBe('saved');
	vi.stubGlobal('navigator', { onLine: false });
	window.dispatchEvent(new Event('offline'));
	expect(state()).toBe('offline');
	type();
	expect(state()).toBe('offline');
	vi.stubGlobal('navigator', { onLine: true });
	window.dispatchEvent(new Event('online'));
	expect(state()).toBe('saving');
	stop();
});

test('a socket that answers nothing while words are on their way is noticed, until it answers', () => {
	const { socket, type, state, stop } = line();
	type();
	expect(state()).toBe('saving');
	vi.advanceTimersByTime(7_000);
	socket.lastMessageReceived = 2;
	vi.advanceTimersByTime(7_000);
	expect(state()).toBe('saving');
	vi.advanceTimersByTime(9_000);
	expect(state()).toBe('reconnecting');
	socket.emit('message');
	expect(state()).toBe('saving');
	stop();
});
