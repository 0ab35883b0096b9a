/** Finds a Chromium for the tests, and on a bare Debian machine installs one. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/**
 * @param {(words: string) => void} say
 * @returns {string | undefined} the path of a browser that starts; without one, tests will fail.
 */
export function findBrowser(say) {
	const browser = candidates().find(starts) ?? installed(say);
	if (!browser) say('There is no Chromium. Install it, or name one with RONDO_CHROMIUM.');
	return browser;
}

function candidates() {
	const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [process.env.RONDO_CHROMIUM, ...onPath, ...elsewhere, chromium.executablePath()].filter(
		(path) => path && existsSync(path)
	);
}

function starts(path) {
	return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

function installed(say) {
	if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
		say('There is no Chromium; installing the one of this system ...');
		const options = {
			stdio: 'inherit',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		};
		spawnSync('apt-get', ['-qq', 'update'], options);
		const words = ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'];
		spawnSync('apt-get', words, options);
	} else {
		say(`There is no Chromium; Playwright fetches one for ${systemName()} ...`);
		spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell: true });
	}
	return candidates().find(starts);
}

function systemName() {
	if (!existsSync('/etc/os-release')) return process.platform;
	return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
}
