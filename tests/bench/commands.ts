import { setTimeout as pause } from 'node:timers/promises';
import { newKey } from '../caller.ts';
import type { RondoContestant } from './contestants.ts';
import { median } from './figures.ts';
import { Arrivals, mark } from './marks.ts';

/** Those who came are announced to everybody a little later; milliseconds. */
const settling = 2_500;
const patience = 10_000;

let lastMark = 1_000_000_000;

/** Milliseconds from sending a command to its being shown to the last of so many clients. */
export async function measureCommands(
	rondo: RondoContestant,
	clients: number,
	commands: number
): Promise<number> {
	const all = [];
	for (let number = 0; number < clients; number += 1) all.push(await rondo.connect(number));
	await pause(settling);
	const arrivals = new Arrivals();
	for (const client of all) arrivals.watch(client);
	for (let number = 0; number < commands; number += 1) {
		lastMark += 1;
		arrivals.sent(lastMark, null);
		const payload = { item: null, text: mark(lastMark) };
		await rondo
			.caller(number)
			.send(rondo.meeting.id, { key: newKey(), type: 'writeNote', payload });
		const giveUpAt = performance.now() + patience;
		while (arrivals.waits.length < arrivals.sentCount * clients) {
			if (performance.now() > giveUpAt) throw new Error('a command was not shown to everybody');
			await pause(1);
		}
	}
	await Promise.all(all.map((client) => client.leave()));
	return median([...arrivals.last.values()]);
}
