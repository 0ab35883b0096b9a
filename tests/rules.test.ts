import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './architecture/repository.ts';
import { ruleBreaks } from './rule-breaks/breaks.ts';
import { filesOfTests, listedIds, nameOf, provenIds, ruleBook } from './rule-breaks/ids.ts';

const listed = listedIds(readFileSync(join(root, ruleBook), 'utf8'));
const proven = new Set([...filesOfTests().values()].flatMap((ids) => [...ids]));

describe('the list of the rules and the tests', () => {
	test('every rule is listed once', () => {
		expect(listed.length).toBeGreaterThan(40);
		expect(listed).toEqual([...new Set(listed)]);
	});

	test('every rule of the list is proven by a test that is named after it', () => {
		expect(listed.filter((id) => !proven.has(id))).toEqual([]);
	});

	test('every rule that a test is named after is on the list', () => {
		expect([...proven].filter((id) => !listed.includes(id))).toEqual([]);
	});

	test('every rule is broken at least once, and no other', () => {
		const broken = new Set(ruleBreaks.map(({ rule }) => rule));
		expect(listed.filter((id) => !broken.has(id))).toEqual([]);
		expect([...broken].filter((id) => !listed.includes(id))).toEqual([]);
	});
});

describe('every break of a rule', () => {
	test.each(ruleBreaks)('$rule: $what', ({ file, text, instead }) => {
		const source = readFileSync(join(root, file), 'utf8');
		expect(source.split(text)).toHaveLength(2);
		expect(instead).not.toBe(text);
	});
});

describe('what counts as an id', () => {
	test('a list tells its rules', () => {
		expect(listedIds('# RL\n\n- **RL1** One.\n- **RL2** Two (RL1).\n\nRN1 is not here.')).toEqual([
			'RL1',
			'RL2'
		]);
	});

	test('the name of a test tells what it proves', () => {
		expect(provenIds("test('[OB3, OB4] both', f); it(`[CD1] one`, f); at[RN1] = '[RN2]';")).toEqual(
			['OB3', 'OB4', 'CD1']
		);
	});

	test('a test is found by each of its ids, and by no longer one', () => {
		expect(nameOf('OB4').test('an objection [OB3, OB4] is both')).toBe(true);
		expect(nameOf('OB1').test('[OB10] outlives')).toBe(false);
		expect(nameOf('OB1').test('what [OB1 says')).toBe(false);
	});
});
