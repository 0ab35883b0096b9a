import { expect, it } from 'vitest';
import { killRounds } from './killRounds.ts';

// `npm run test:faults` runs more of them.
const rounds = Number(process.env.RONDO_KILL_ROUNDS ?? 10);
const seed = Number(process.env.RONDO_SEED ?? 4_711);

it(
	`${rounds} times killed in the middle of a meeting: nothing acknowledged is lost or doubled`,
	{ timeout: 3_600_000 },
	async () => {
		const report = await killRounds(seed, rounds);
		console.log(report);
		expect(report.wrong).toEqual([]);
		expect(report.words).toBeGreaterThan(rounds);
		expect(report.commands).toBeGreaterThan(rounds);
	}
);
