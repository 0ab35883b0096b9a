/**
 * Runs before `npm start`, `npm run dev` and `npm test`: installs what package-lock.json names if
 * it is not there, and with the argument `build` builds the pages if their sources have changed.
 * Plain JavaScript without dependencies, because it runs first, on whatever Node there is.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** npm writes this list when an installation is complete, and only then. */
const installedList = join(root, 'node_modules', '.package-lock.json');
const buildStamp = join(root, 'build', 'sources.sha256');
const generated = join(root, 'src', 'lib', 'i18n', 'paraglide');
const sources = [
	'src',
	'messages/en',
	'static',
	'messages/rondo.inlang/settings.json',
	'package-lock.json',
	'package.json',
	'svelte.config.js',
	'vite.config.ts'
];
/** Node itself, as a package for one system. */
const nodePackage = /^node_modules\/node(-bin)?-(linux|darwin|win)-\w+$/;
const nodeLink = join(
	root,
	'node_modules',
	'.bin',
	process.platform === 'win32' ? 'node.cmd' : 'node'
);
/** The oldest Node that runs TypeScript as it is. */
const oldestNode = 23;

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Whether every package of the lock file is installed; optional ones may not fit this machine. */
function isInstalled() {
	if (!existsSync(installedList)) return false;
	const installed = packagesOf(installedList);
	return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
		if (path === '') return true;
		const found = installed[path];
		return found === undefined ? wanted.optional === true : found.version === wanted.version;
	});
}

/**
 * npm itself, in the Node that runs it; an `npm` of the PATH need not be the same.
 * @param {'inherit' | 'pipe'} stdio whether its output is shown, or only if it fails.
 */
function runNpm(stdio, ...words) {
	const script = process.env.npm_execpath;
	const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
	const shell = !script && process.platform === 'win32';
	const done = spawnSync(command, [...first, ...words], { cwd: root, stdio, shell });
	if (done.status !== 0 && stdio === 'pipe') process.stderr.write(`${done.stdout}${done.stderr}`);
	return done.status === 0;
}

function install() {
	if (isInstalled()) return;
	say('Installing what Rondo needs (once, and after an update) ...');
	// Not `npm ci`: it refuses a lock file that lacks the native parts of a package for some other
	// system, which a registry without them makes it lack. The lock file is kept to all the same.
	const words = ['install', '--no-save', '--ignore-scripts', '--loglevel=error'];
	// Some machines leave out development packages; the build needs them.
	const parts = ['--include=dev', '--include=optional', '--include=peer'];
	if (!runNpm('inherit', ...words, ...parts) || !isInstalled()) {
		fail('npm could not install what package-lock.json names. Mend the reason, then try again.');
	}
}

/** npm 10 takes the link to our Node away again with the packages for other systems. */
function linkNode() {
	if (existsSync(nodeLink)) return;
	const ours = Object.keys(packagesOf(installedList)).find((path) => nodePackage.test(path));
	if (ours) runNpm('pipe', 'rebuild', ours.replace('node_modules/', ''));
	if (!existsSync(nodeLink) && nodeVersion() < oldestNode) {
		fail(`No Node comes with npm for this machine. Install Node ${oldestNode} or newer.`);
	}
}

function nodeVersion() {
	return Number(process.versions.node.split('.')[0]);
}

function build() {
	const hash = hashOf(sources.map((path) => join(root, path)).flatMap(filesUnder));
	if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === hash) return;
	say('Building the pages ...');
	if (!runNpm('pipe', 'run', '--silent', 'build'))
		fail('The pages could not be built. The reason is above.');
	writeFileSync(buildStamp, hash);
}

function filesUnder(path) {
	if (path === generated || !existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return /\.test\.(ts|svelte)$/.test(path) ? [] : [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesUnder(join(path, name)));
}

function hashOf(files) {
	const hash = createHash('sha256');
	for (const file of files) {
		const content = readFileSync(file);
		hash.update(`${file.slice(root.length)}\n${content.length}\n`).update(content);
	}
	return hash.digest('hex');
}

function say(words) {
	process.stdout.write(`${words}\n`);
}

function fail(words) {
	process.stderr.write(`${words}\n`);
	process.exit(1);
}

install();
linkNode();
if (process.argv[2] === 'build') build();
