/**
 * `npm test`: everything that has to hold, one stage after the other, and one last line that
 * counts. `npm test -- unit e2e` runs only the stages of these names.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './run/browser.js';
import { addUp, countOfPlaywright, countOfVitest, lastLine, oneTest } from './run/count.js';
import { findServices } from './run/services.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = mkdtempSync(join(tmpdir(), 'rondo-reports-'));

const vitestReport = (file) => [
	'--reporter=default',
	'--reporter=json',
	`--outputFile.json=${file}`
];

/** `count` reads the report of a stage; without one the stage is a single test. */
const stages = [
	{ name: 'build', script: 'pages' },
	{ name: 'types', script: 'types' },
	{ name: 'lint', script: 'lint' },
	{ name: 'unit', script: 'unit', report: vitestReport, count: countOfVitest },
	{ name: 'rules', script: 'rules', report: (file) => ['--report', file], count: countOfVitest },
	{
		name: 'component',
		script: 'component',
		report: vitestReport,
		count: countOfVitest
	},
	{
		name: 'attacks',
		script: 'attacks',
		report: vitestReport,
		count: countOfVitest,
		needs: 'build'
	},
	{
		name: 'faults',
		script: 'faults',
		report: vitestReport,
		count: countOfVitest,
		needs: 'build'
	},
	{
		name: 'e2e',
		script: 'e2e',
		report: () => ['--reporter=list,json'],
		count: countOfPlaywright,
		needs: 'build'
	},
	{ name: 'size', script: 'size', needs: 'build' }
];

function say(words) {
	process.stdout.write(`${words}\n`);
}

/** Runs a script of package.json and resolves to its exit code; null if a signal ended it. */
function runScript(name, words, environment) {
	const npm = process.env.npm_execpath;
	const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
	const all = [...first, 'run', '--silent', name, '--', ...words];
	return new Promise((resolve) => {
		const env = { ...process.env, ...environment };
		const child = spawn(command, all, { cwd: root, env, stdio: 'inherit', shell: !npm });
		child.on('error', () => resolve(null));
		child.on('close', (exitCode) => resolve(exitCode));
	});
}

async function runStage(stage, environment) {
	say(`\n== ${stage.name}`);
	const begun = performance.now();
	const file = join(reports, `${stage.name}.json`);
	const exitCode = await runScript(stage.script, stage.report?.(file) ?? [], {
		...environment,
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	});
	say(`-- ${stage.name} took ${Math.round((performance.now() - begun) / 1000)} s`);
	return stage.count ? stage.count(file, exitCode) : oneTest(exitCode);
}

async function run() {
	const wanted = process.argv.slice(2);
	const chosen = stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
	const services = await findServices(say);
	const browser = findBrowser(say);
	const environment = { ...services.environment, ...(browser && { RONDO_CHROMIUM: browser }) };
	const counts = [services.count];
	const failed = new Set();
	for (const stage of chosen) {
		if (stage.needs && failed.has(stage.needs)) {
			say(`\n== ${stage.name}: cannot run without the ${stage.needs}`);
			counts.push(oneTest(1));
			continue;
		}
		const count = await runStage(stage, environment);
		if (count.failed > 0) failed.add(stage.name);
		counts.push(count);
	}
	const total = addUp(counts);
	if (failed.size > 0) say(`\nFailed: ${[...failed].join(', ')}`);
	say(`\n${lastLine(total)}`);
	return total.failed === 0 ? 0 : 1;
}

try {
	process.exitCode = await run();
} catch (error) {
	// Whoever reads the last line must learn of this as well.
	say(`${error.stack}\n\n${lastLine({ passed: 0, failed: 1, skipped: 0 })}`);
	process.exitCode = 1;
} finally {
	rmSync(reports, { recursive: true, force: true });
}
