/**
 * `npm run test:faults [-- --rounds N --seed S]`: kills Rondo at random points of a meeting and compares
 * what it acknowledged with what is there.
 */
import { parseArgs } from 'node:util';
import { killRounds } from './killRounds.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '20' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) }
	}
});
const seed = Number(values.seed);
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(rounds) || rounds < 1) {
	throw new Error('--rounds and --seed are whole numbers');
}
process.stdout.write(`${rounds} rounds from seed ${seed}\n`);
const { words, commands, sentAgain, wrong } = await killRounds(seed, rounds);
process.stdout.write(
	`killed ${rounds} times; acknowledged: ${words} edits, ${commands} commands; ` +
		`${sentAgain} commands on their way were sent again; lost or doubled: ${wrong.length}\n`
);
for (const each of wrong) process.stdout.write(`${each}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
