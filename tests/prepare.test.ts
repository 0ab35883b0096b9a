import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './architecture/repository.ts';

/** An npm that notes what it is asked, and leaves behind what npm would. */
const recordingNpm = `
import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
const words = process.argv.slice(2);
appendFileSync('asked.txt', words.join(' ') + '\\n');
if (process.env.NPM_FAILS === words[0]) process.exit(1);
if (words[0] === 'install') {
	mkdirSync('node_modules/.bin', { recursive: true });
	cpSync('package-lock.json', 'node_modules/.package-lock.json');
	cpSync('npm.js', 'node_modules/.bin/node');
}
if (words[0] === 'run') mkdirSync('build', { recursive: true });
`;

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rondo-prepare-'));
	write('npm.js', recordingNpm);
	write('package.json', '{ "type": "module" }');
	write('package-lock.json', lock('1.0.0'));
	write('src/page.svelte', '<p></p>');
	mkdirSync(join(folder, 'server'));
	cpSync(join(root, 'server/prepare.js'), join(folder, 'server/prepare.js'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

function lock(version: string): string {
	return JSON.stringify({
		packages: { '': {}, 'node_modules/yjs': { version }, 'node_modules/mac': { optional: true } }
	});
}

/** What npm was asked by one run, the first word of each. */
function prepare(words: readonly string[] = ['build'], settings: Record<string, string> = {}) {
	rmSync(join(folder, 'asked.txt'), { force: true });
	const env = { ...process.env, npm_execpath: join(folder, 'npm.js'), ...settings };
	const done = spawnSync(process.execPath, ['server/prepare.js', ...words], {
		cwd: folder,
		env,
		encoding: 'utf8'
	});
	const asked = existsSync(join(folder, 'asked.txt'))
		? readFileSync(join(folder, 'asked.txt'), 'utf8').trim().split('\n')
		: [];
	return { ...done, asked: asked.map((line) => line.split(' ')[0]) };
}

describe('before the start', () => {
	test('a fresh clone is installed and built, and says so', () => {
		const { asked, stdout, status } = prepare();
		expect(asked).toEqual(['install', 'run']);
		expect(stdout).toBe(
			'Installing what Rondo needs (once, and after an update) ...\nBuilding the pages ...\n'
		);
		expect(status).toBe(0);
	});

	test('the second time nothing is left to do', () => {
		prepare();
		expect(prepare()).toMatchObject({ asked: [], stdout: '', status: 0 });
	});

	test('a new version in the lock file is installed, and the pages are built with it', () => {
		prepare();
		write('package-lock.json', lock('1.0.1'));
		expect(prepare().asked).toEqual(['install', 'run']);
	});

	test('an installation that was broken off is done again', () => {
		prepare();
		rmSync(join(folder, 'node_modules/.package-lock.json'));
		expect(prepare().asked).toEqual(['install']);
	});

	test.each([
		['changed', () => write('src/page.svelte', '<p>2</p>')],
		['added', () => write('src/other.svelte', '')],
		['removed', () => rmSync(join(folder, 'src/page.svelte'))]
	])('a source that was %s is built', (_, change) => {
		prepare();
		change();
		expect(prepare().asked).toEqual(['run']);
	});

	test('a test and what is generated are no sources', () => {
		prepare();
		write('src/page.test.ts', '');
		write('src/lib/i18n/paraglide/messages.js', '');
		expect(prepare().asked).toEqual([]);
	});

	test('without `build` nothing is built', () => {
		expect(prepare([]).asked).toEqual(['install']);
	});

	test('a failure is told in words, and tried again the next time', () => {
		expect(prepare(['build'], { NPM_FAILS: 'install' })).toMatchObject({
			status: 1,
			stderr: expect.stringContaining('npm could not install what package-lock.json names')
		});
		expect(prepare(['build'], { NPM_FAILS: 'run' })).toMatchObject({
			status: 1,
			stderr: expect.stringContaining('The pages could not be built')
		});
		expect(prepare().asked).toEqual(['run']);
	});
});
