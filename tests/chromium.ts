import { existsSync } from 'node:fs';

const usual = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/**
 * How tests start the browser: the one that `npm test` found (RONDO_CHROMIUM), the system's, or
 * Playwright's own. Without these switches Chromium looks for servers of its maker at every start.
 */
export const chromium = {
	executablePath: process.env.RONDO_CHROMIUM ?? usual.find((path) => existsSync(path)),
	args: [
		'--no-sandbox',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--no-first-run'
	]
};
