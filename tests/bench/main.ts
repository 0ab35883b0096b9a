/**
 * `npm run bench [-- --quick] [--clients 10,50,100] [--rounds 5] [--seconds 6] [--only logbook]`: Rondo beside a bare
 * Hocuspocus and the server of y-websocket, all in one run and by turns, because machines have moods:
 * only the ratios mean something. Then a logbook of 100,000 agreements, searched and read, on SQLite and, where
 * `RONDO_TEST_DATABASE_URL` names one, on PostgreSQL.
 */
import { parseArgs } from 'node:util';
import { ColdOpening } from './coldOpen.ts';
import { measureCommands } from './commands.ts';
import {
	hocuspocusName,
	RondoContestant,
	rondoName,
	startHocuspocus,
	startYWebsocket,
	type Contestant
} from './contestants.ts';
import { show } from './figures.ts';
import { measureLogbook } from './logbook.ts';
import { measureTyping, type TypingFigures } from './typing.ts';

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		clients: { type: 'string', default: '10,50,100' },
		rounds: { type: 'string' },
		seconds: { type: 'string' },
		only: { type: 'string', default: 'typing,commands,cold,logbook' }
	}
});
const crowds = options.clients.split(',').map(Number);
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const seconds = Number(options.seconds ?? (options.quick ? 3 : 6));
const wanted = options.only.split(',');

const parts = ['typing', 'commands', 'cold'].filter((part) => wanted.includes(part));
if (parts.length > 0) await benchMeetings();
if (wanted.includes('logbook')) await measureLogbook(options.quick ? 10_000 : 100_000, say);

async function benchMeetings(): Promise<void> {
	const rondo = await RondoContestant.start();
	const contestants: readonly Contestant[] = [
		rondo,
		await startHocuspocus(),
		await startYWebsocket()
	];
	say(`${rounds} rounds of ${seconds} s; medians, and in brackets the median of the ratios`);
	if (wanted.includes('typing')) await benchTyping(contestants);
	if (wanted.includes('commands')) await benchCommands(rondo);
	if (wanted.includes('cold')) await benchColdOpen(rondo);
	for (const contestant of contestants) await contestant.stop();
}

async function benchTyping(contestants: readonly Contestant[]): Promise<void> {
	const figures = new Map<string, TypingFigures[]>();
	for (let round = 0; round < rounds; round += 1) {
		for (const clients of crowds) {
			// Who begins has an advantage or a disadvantage; it goes round.
			for (let turn = 0; turn < contestants.length; turn += 1) {
				const contestant = contestants[(turn + round) % contestants.length];
				if (contestant === undefined) continue;
				const key = `${contestant.name} ${clients}`;
				const measured = await measureTyping(contestant, clients, seconds);
				figures.set(key, [...(figures.get(key) ?? []), measured]);
			}
		}
	}
	const by = (clients: number, read: (figures: TypingFigures) => number) =>
		Object.fromEntries(
			contestants.map(({ name }) => [name, (figures.get(`${name} ${clients}`) ?? []).map(read)])
		);
	for (const clients of crowds) {
		const base = hocuspocusName;
		const at = `${clients} clients`;
		const print = (what: string, unit: string, read: (figures: TypingFigures) => number) =>
			say(show({ what: `${at}: ${what}`, unit, rounds: by(clients, read), base }));
		print('edit seen, p50', 'ms', ({ p50 }) => p50);
		print('edit seen, p99', 'ms', ({ p99 }) => p99);
		print('processor for 1,000 seen', 'ms', ({ processor }) => processor);
	}
	const [few = 0, many = 0] = [Math.min(...crowds), Math.max(...crowds)];
	const memory = Object.fromEntries(
		contestants.map(({ name }) => {
			const least = figures.get(`${name} ${few}`) ?? [];
			const most = figures.get(`${name} ${many}`) ?? [];
			return [
				name,
				most.map(({ memory }, round) => (memory - (least[round]?.memory ?? 0)) / (many - few))
			];
		})
	);
	if (many > few) {
		say(
			show({ what: 'memory for a client more', unit: 'kB', rounds: memory, base: hocuspocusName })
		);
	}
}

async function benchCommands(rondo: RondoContestant): Promise<void> {
	for (const clients of crowds) {
		const waits = await measureCommands(rondo, clients, options.quick ? 10 : 40);
		const what = `${clients} clients: command shown to the last`;
		say(show({ what, unit: 'ms', rounds: { [rondoName]: [waits] }, base: rondoName }));
	}
}

async function benchColdOpen(rondo: RondoContestant): Promise<void> {
	const opening = await ColdOpening.prepare(rondo);
	const measured = [];
	// The first time everything is new to both.
	await opening.measure();
	for (let round = 0; round < rounds; round += 1) measured.push(await opening.measure());
	const what = `cold open of ${Math.round(opening.bytes / 1024)} kB`;
	const snapshot = 'snapshot sent';
	const all = {
		[rondoName]: measured.map((each) => each.rondo),
		[snapshot]: measured.map((each) => each.snapshot)
	};
	say(show({ what, unit: 'ms', rounds: all, base: snapshot }));
	await opening.stop();
}

function say(words: string): void {
	process.stdout.write(`${words}\n`);
}
