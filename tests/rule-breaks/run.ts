/**
 * `npm run rules`: breaks the rules one after the other and runs the tests that are named after the broken one.
 * A break that they do not notice, by an assertion, is a failure. `npm run rules -- RN1 OB7` breaks only these.
 * The files stay as they are: a break is put in while Vitest loads its file.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ruleBreaks } from './breaks.ts';
import { Bench, type Outcome } from './bench.ts';
import { filesOfTests } from './ids.ts';
import type { RuleBreak } from './ruleBreak.ts';

const { values, positionals } = parseArgs({
	options: { report: { type: 'string' } },
	allowPositionals: true
});
// SQLite tells all there is to tell here; PostgreSQL has its turn in the unit tests.
delete process.env.RONDO_TEST_DATABASE_URL;
process.env.NO_COLOR = '1';

const say = (words: string): boolean => process.stdout.write(`${words}\n`);
const chosen = ruleBreaks.filter(
	({ rule }) => positionals.length === 0 || positionals.includes(rule)
);
let missed = 0;
let noticed = 0;

function tell(broken: RuleBreak, { by, tests, trouble }: Outcome): void {
	const line = `${broken.rule.padEnd(4)} ${broken.what}`;
	if (by !== undefined) {
		noticed += 1;
		say(`✓ ${line}: noticed by "${by}"`);
		return;
	}
	missed += 1;
	const more = trouble === undefined ? '' : ` (${trouble})`;
	say(`✗ ${line}: NOT NOTICED by ${tests} tests${more}`);
}

/** Takes breaks from the pile until it is empty. */
async function work(bench: Bench, pile: RuleBreak[]): Promise<void> {
	for (let next = pile.shift(); next !== undefined; next = pile.shift())
		tell(next, await bench.breakAndTest(next));
}

/** What a bench must not notice: nothing but a comment is different. */
const harmless: RuleBreak = {
	rule: 'RL1',
	what: 'nothing',
	file: 'src/lib/governance/people/seat.ts',
	text: '/** RL: the people',
	instead: '/** RL: all the people'
};

const files = filesOfTests();
const pile = [...chosen];
const benches = await Promise.all(
	Array.from({ length: Math.min(2, availableParallelism()) }, async () => await Bench.open(files))
);
try {
	const whole = await benches[0]!.untouched(new Set(chosen.map(({ rule }) => rule)));
	if (whole !== undefined) throw new Error(`Without any break this fails already: ${whole}`);
	await Promise.all(benches.map(async (bench) => await work(bench, pile)));
	for (const bench of benches) {
		const { by } = await bench.breakAndTest(harmless);
		if (by !== undefined) throw new Error(`Without any break this fails by now: ${by}`);
	}
} finally {
	await Promise.all(benches.map(async (bench) => await bench.close()));
}
if (values.report !== undefined) {
	const counts = { numPassedTests: noticed, numFailedTests: missed };
	const rest = { numPendingTests: 0, numTodoTests: 0, testResults: [] };
	writeFileSync(values.report, JSON.stringify({ ...counts, ...rest }));
}
const rules = new Set(chosen.map(({ rule }) => rule)).size;
say(`\n${chosen.length} breaks of ${rules} rules`);
say(`${noticed} passed, ${missed} failed`);
process.exit(missed === 0 && chosen.length > 0 ? 0 : 1);
