import { expect, it } from 'vitest';
import { fuzzGuard } from './guardFuzz.ts';

const count = Number(process.env.RONDO_FUZZ_UPDATES ?? 20_000);
const seed = Number(process.env.RONDO_SEED ?? 20_261_123);

it(`no harmful update of ${count} is accepted`, { timeout: 600_000 }, () => {
	const report = fuzzGuard(seed, count);
	console.log('guard fuzz', report.seed, Object.fromEntries(report.verdicts));
	expect(report.harm).toEqual([]);
	// Without updates that pass, the checks above would check nothing.
	expect(report.accepted).toBeGreaterThan(count / 20);
	expect(report.verdicts.size).toBeGreaterThan(8);
});
