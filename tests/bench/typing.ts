import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import { percentile } from './figures.ts';
import { Arrivals, mark } from './marks.ts';
import { memoryOf, processorTime } from './processes.ts';

/** What one document with so many clients was measured at. */
export interface TypingFigures {
	/** Milliseconds from an edit to its being seen by another client. */
	readonly p50: number;
	readonly p99: number;
	/** Processor milliseconds of the server for 1,000 edits that a client received. */
	readonly processor: number;
	/** Kilobytes that the server holds with everybody here. */
	readonly memory: number;
}

/** People who type at the same time, each so often. */
const writers = 10;
const editsPerSecond = 4;
/** Those who came are announced to everybody a little later; milliseconds. */
const settling = 2_500;
const patience = 10_000;

let lastMark = 0;

/** Lets people come, type for a while, and go. */
export async function measureTyping(
	contestant: Contestant,
	clients: number,
	seconds: number
): Promise<TypingFigures> {
	const all = [];
	for (let number = 0; number < clients; number += 1) all.push(await contestant.connect(number));
	await pause(settling);
	const arrivals = new Arrivals();
	for (const client of all) arrivals.watch(client);
	const before = processorTime(contestant.pid);
	const until = performance.now() + seconds * 1_000;
	await Promise.all(
		all.slice(0, writers).map(async (client, number) => {
			const row = contestant.rowOf(client.doc);
			await pause((number / writers) * (1_000 / editsPerSecond));
			while (performance.now() < until) {
				lastMark += 1;
				arrivals.sent(lastMark, client);
				row.insert(row.length, mark(lastMark));
				// People are no metronomes.
				await pause((0.5 + Math.random()) * (1_000 / editsPerSecond));
			}
		})
	);
	await allArrived(arrivals, clients);
	const delivered = arrivals.waits.length;
	const processor = ((processorTime(contestant.pid) - before) / delivered) * 1_000;
	const memory = memoryOf(contestant.pid);
	await Promise.all(all.map((client) => client.leave()));
	const { waits } = arrivals;
	return { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), processor, memory };
}

async function allArrived(arrivals: Arrivals, clients: number): Promise<void> {
	const giveUpAt = performance.now() + patience;
	while (arrivals.waits.length < arrivals.sentCount * (clients - 1)) {
		if (performance.now() > giveUpAt) {
			throw new Error(
				`only ${arrivals.waits.length} of ${arrivals.sentCount * (clients - 1)} came`
			);
		}
		await pause(5);
	}
}
