/** A running Vitest at which rules are broken, one at a time. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node';
import type { Plugin } from 'vite';
import { root as top } from '../architecture/repository.ts';
import { nameOf } from './ids.ts';
import type { RuleBreak } from './ruleBreak.ts';

/** What came of a break: the test that noticed it, or how many tests did not. */
export interface Outcome {
	readonly by: string | undefined;
	readonly tests: number;
	/** What failed otherwise than by an assertion. */
	readonly trouble: string | undefined;
}

type Proofs = ReadonlyMap<string, ReadonlySet<string>>;

/** Whole meetings by chance take long, and the tests that tell one story each notice as much. */
const slow: readonly string[] = ['src/lib/governance/properties.test.ts'];

/** The tests of the rule book, and of what is stored; those of pages need Svelte, and say nothing about rules. */
const aboutRules = (path: string): boolean =>
	/^(src\/lib\/(governance|document)|server)\/.*\.test\.ts$/.test(path);

/** The source with the break in it. Throws when the text that it replaces is not there exactly once. */
export function brokenSource({ rule, what, file, text, instead }: RuleBreak): string {
	const [before, after, ...more] = readFileSync(join(top, file), 'utf8').split(text);
	if (before === undefined || after === undefined || more.length > 0)
		throw new Error(`The break "${rule}: ${what}" does not fit ${file} any more.`);
	return before + instead + after;
}

export class Bench {
	readonly #vitest: Vitest;
	readonly #proofs: Proofs;
	readonly #hold: { broken: RuleBreak | null };

	private constructor(vitest: Vitest, proofs: Proofs, hold: { broken: RuleBreak | null }) {
		this.#vitest = vitest;
		this.#proofs = proofs;
		this.#hold = hold;
	}

	static async open(proofs: Proofs): Promise<Bench> {
		const hold: { broken: RuleBreak | null } = { broken: null };
		const plugin: Plugin = {
			name: 'rule-break',
			enforce: 'pre',
			load: (id) => {
				const { broken } = hold;
				return broken !== null && id === join(top, broken.file) ? brokenSource(broken) : null;
			}
		};
		const vitest = await createVitest(
			{
				// A module that Vitest keeps on the disk would be taken from there, broken or not.
				...{ root: top, config: false, watch: false, fsModuleCache: false, reporters: [{}] },
				...{ include: ['{src/lib,server}/**/*.test.ts'], pool: 'threads', maxWorkers: 1 },
				...{ testTimeout: 30_000, hookTimeout: 30_000 }
			},
			{ plugins: [plugin], logLevel: 'error' }
		);
		return new Bench(vitest, proofs, hold);
	}

	async close(): Promise<void> {
		await this.#vitest.close();
	}

	/** Runs the tests of these rules with nothing broken: the name of one that fails, if any. */
	async untouched(rules: ReadonlySet<string>): Promise<string | undefined> {
		const files = [...this.#proofs.keys()].filter(
			(path) => this.#counts(path) && [...rules].some((rule) => this.#proofs.get(path)?.has(rule))
		);
		const { failed } = await this.#run(files, undefined);
		return failed[0]?.fullName;
	}

	/** Breaks a rule and runs its tests, those beside the broken file first. */
	async breakAndTest(broken: RuleBreak): Promise<Outcome> {
		const all = [...this.#proofs]
			.filter(([path, ids]) => this.#counts(path) && ids.has(broken.rule))
			.map(([path]) => path);
		const near = all.filter((path) => dirname(path) === dirname(broken.file));
		const far = all.filter((path) => !near.includes(path));
		let tests = 0;
		let trouble: string | undefined;
		for (const files of [near, far]) {
			if (files.length === 0) continue;
			const { ran, failed } = await this.#withBreak(broken, files);
			tests += ran;
			const by = failed.find(byAssertion);
			if (by !== undefined) return { by: by.fullName, tests, trouble: undefined };
			trouble ??= failed[0]?.result().errors?.[0]?.message;
		}
		return { by: undefined, tests, trouble };
	}

	#counts(path: string): boolean {
		return aboutRules(path) && !slow.includes(path);
	}

	async #withBreak(broken: RuleBreak, files: readonly string[]) {
		const changed = join(top, broken.file);
		brokenSource(broken);
		this.#hold.broken = broken;
		this.#vitest.invalidateFile(changed);
		try {
			return await this.#run(files, nameOf(broken.rule));
		} finally {
			this.#hold.broken = null;
			this.#vitest.invalidateFile(changed);
		}
	}

	async #run(files: readonly string[], testNamePattern: RegExp | undefined) {
		const project = this.#vitest.getRootProject();
		const ran = files.map((file) => join(top, file));
		const specifications = ran.map((path) =>
			project.createSpecification(path, { testNamePattern })
		);
		const { testModules } = await this.#vitest.runTestSpecifications(specifications);
		// Vitest hands out what it ran before as well.
		const mine = testModules.filter(({ moduleId }) => ran.includes(moduleId));
		const cases = mine
			.flatMap((module: TestModule) => [...module.children.allTests()])
			.filter(({ fullName }) => testNamePattern?.test(fullName) ?? true);
		return {
			ran: cases.filter((test) => test.result().state !== 'skipped').length,
			failed: cases.filter((test) => test.result().state === 'failed')
		};
	}
}

/** A test that fails because something threw has not looked at the rule. */
function byAssertion(test: TestCase): boolean {
	return test.result().errors?.some(({ name }) => name === 'AssertionError') === true;
}
