/** Ids of rules: which the rule book lists, and which the tests prove. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFiles, root } from '../architecture/repository.ts';

/** The list of the rules, in the project's own words. */
export const ruleBook = 'src/lib/governance/RULES.md';

/** The ids of a list of rules, in its order; one that is listed twice comes twice. */
export function listedIds(text: string): readonly string[] {
	return [...text.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map(([, id = '']) => id);
}

/** The ids that names of tests begin with: `'[RN1] ...'` or `'[OB3, OB4] ...'`. */
export function provenIds(source: string): readonly string[] {
	const names = source.matchAll(/['"`]\[([A-Z]{2}\d+(?:, [A-Z]{2}\d+)*)\] /g);
	return [...names].flatMap(([, ids = '']) => ids.split(', '));
}

/** What the name of a test of this rule looks like. */
export function nameOf(id: string): RegExp {
	return new RegExp(`(^|\\s)\\[([A-Z]{2}\\d+, )*${id}(, [A-Z]{2}\\d+)*\\] `);
}

/** All files of tests, with the ids that each proves. */
export function filesOfTests(): ReadonlyMap<string, ReadonlySet<string>> {
	const paths = repositoryFiles().filter(
		(path) => /\.(test|spec)\.ts$/.test(path) && path !== 'tests/rules.test.ts'
	);
	return new Map(
		paths.map((path) => [path, new Set(provenIds(readFileSync(join(root, path), 'utf8')))])
	);
}
