import { describe, expect, it } from 'vitest';
import { Flushes } from './flushes.ts';

/** A disk whose flushes end, and a clock that goes, when the test says so. */
class Disk {
	readonly begun: PromiseWithResolvers<void>[] = [];
	readonly pauses: { readonly length: number; readonly end: () => void }[] = [];
	now = 0;
	readonly flushes = new Flushes({
		flush: () => {
			const flush = Promise.withResolvers<void>();
			this.begun.push(flush);
			return flush.promise;
		},
		every: 20,
		now: () => this.now,
		pause: (length) => new Promise<void>((end) => this.pauses.push({ length, end }))
	});

	/** Lets time go by until the pauses are over. */
	async wait(milliseconds: number): Promise<void> {
		this.now += milliseconds;
		for (const { end } of this.pauses.splice(0)) end();
		await turn();
	}

	async end(flush: number): Promise<void> {
		this.begun[flush]?.resolve();
		await turn();
	}
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function watch(promise: Promise<void>): { isDone: boolean } {
	const watched = { isDone: false };
	void promise.then(() => (watched.isDone = true));
	return watched;
}

describe('flushes to the disk', () => {
	it('nothing written needs none', async () => {
		const disk = new Disk();
		await disk.flushes.flushed();
		expect(disk.begun).toHaveLength(0);
	});

	it('what is written while one runs goes with the next one, all of it together', async () => {
		const disk = new Disk();
		disk.flushes.note();
		const first = watch(disk.flushes.flushed());
		disk.now += 20;
		disk.flushes.note();
		const second = watch(disk.flushes.flushed());
		disk.flushes.note();
		const third = watch(disk.flushes.flushed());
		expect(disk.begun).toHaveLength(1);
		await disk.end(0);
		expect([first.isDone, second.isDone, third.isDone]).toEqual([true, false, false]);
		await disk.end(1);
		expect([second.isDone, third.isDone]).toEqual([true, true]);
		expect(disk.begun).toHaveLength(2);
	});

	it('what is written soon after the last one begun waits a moment for more', async () => {
		const disk = new Disk();
		disk.flushes.note();
		void disk.flushes.flushed();
		await disk.end(0);
		disk.now += 5;
		disk.flushes.note();
		const second = watch(disk.flushes.flushed());
		disk.flushes.note();
		const third = watch(disk.flushes.flushed());
		expect([disk.begun.length, disk.pauses.map(({ length }) => length)]).toEqual([1, [15]]);
		await disk.wait(15);
		expect(disk.begun).toHaveLength(2);
		await disk.end(1);
		expect([second.isDone, third.isDone]).toEqual([true, true]);
	});

	it('whoever asks while the last one runs waits for it', async () => {
		const disk = new Disk();
		disk.flushes.note();
		void disk.flushes.flushed();
		const late = watch(disk.flushes.flushed());
		await turn();
		expect(late.isDone).toBe(false);
		await disk.end(0);
		expect(late.isDone).toBe(true);
	});

	it('after one that failed nothing counts as on the disk', async () => {
		const disk = new Disk();
		disk.flushes.note();
		const first = disk.flushes.flushed();
		disk.flushes.note();
		disk.now += 20;
		const second = disk.flushes.flushed();
		disk.begun[0]?.reject(new Error('input/output error'));
		await expect(first).rejects.toThrow('input/output');
		await expect(second).rejects.toThrow('input/output');
		await expect(disk.flushes.flushed()).rejects.toThrow('input/output');
		expect(disk.flushes.failure).not.toBeNull();
		expect(disk.begun).toHaveLength(1);
	});
});
