import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUp, countOfPlaywright, countOfVitest, lastLine, oneTest } from './run/count.js';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'rondo-count-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
	const file = join(folder, 'report.json');
	writeFileSync(file, JSON.stringify(content));
	return file;
}

const failedTest = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const unloadedFile = { status: 'failed', assertionResults: [] };

function vitestReport(passed: number, failed: number, testResults: readonly unknown[]) {
	return report({
		numPassedTests: passed,
		numFailedTests: failed,
		numPendingTests: 2,
		numTodoTests: 1,
		testResults
	});
}

describe('what a stage has shown', () => {
	test('a stage that is one test passes or fails by its exit code', () => {
		expect(oneTest(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
		expect(oneTest(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
		expect(oneTest(null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
	});

	test('Vitest: passed, failed and skipped tests', () => {
		const file = vitestReport(7, 1, [failedTest]);
		expect(countOfVitest(file, 1)).toEqual({ passed: 7, failed: 1, skipped: 3 });
	});

	test('Vitest: a file that could not be loaded is a failed test', () => {
		const file = vitestReport(7, 1, [failedTest, unloadedFile]);
		expect(countOfVitest(file, 1).failed).toBe(2);
	});

	test('Vitest: an error outside of every test is a failed test', () => {
		expect(countOfVitest(vitestReport(7, 0, []), 1).failed).toBe(1);
	});

	test('Playwright: a test that passes only the second time has failed', () => {
		const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } });
		expect(countOfPlaywright(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
	});

	test('a stage without a report is a failed test, even if it claims success', () => {
		const missing = join(folder, 'missing.json');
		expect(countOfVitest(missing, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
		expect(countOfPlaywright(missing, null).failed).toBe(1);
	});

	test('the last line adds everything up', () => {
		const one = { passed: 1, failed: 0, skipped: 0 };
		expect(lastLine(addUp([one, one]))).toBe('2 passed, 0 failed');
		expect(lastLine(addUp([one, { passed: 0, failed: 2, skipped: 3 }]))).toBe(
			'1 passed, 2 failed, 3 skipped'
		);
	});
});
