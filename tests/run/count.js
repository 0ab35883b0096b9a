/**
 * Counts what a stage of `npm test` has shown. A stage that fails without telling which test
 * failed, because it crashed or could not load a file, counts as one failed test: nothing that
 * goes wrong may add up to "0 failed".
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */
import { existsSync, readFileSync } from 'node:fs';

const none = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** @returns {Count} a stage that is one test: types, lint, size. */
export function oneTest(exitCode) {
	return exitCode === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/**
 * @param {string} file the report of Vitest's JSON reporter.
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function countOfVitest(file, exitCode) {
	return countReport(file, exitCode, (report) => {
		// A file that could not be loaded has failed, but has no failed test.
		const unloaded = report.testResults.filter(
			({ status, assertionResults }) =>
				status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
		);
		return {
			passed: report.numPassedTests,
			failed: report.numFailedTests + unloaded.length,
			skipped: report.numPendingTests + report.numTodoTests
		};
	});
}

/**
 * @param {string} file the report of Playwright's JSON reporter.
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function countOfPlaywright(file, exitCode) {
	return countReport(file, exitCode, ({ stats }) => ({
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky,
		skipped: stats.skipped
	}));
}

function countReport(file, exitCode, read) {
	const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
	if (count === undefined) return { ...none, failed: 1 };
	return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function addUp(counts) {
	return counts.reduce(
		(sum, count) => ({
			passed: sum.passed + count.passed,
			failed: sum.failed + count.failed,
			skipped: sum.skipped + count.skipped
		}),
		none
	);
}

/** @param {Count} count the form in which build servers read it. */
export function lastLine({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
