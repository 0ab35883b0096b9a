/** Browsers of people who are signed in to a house already, and what a browser complains about. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { House } from '../attacks/house.ts';

/** The sizes at which pages are looked at. */
export const sizes = {
	phone: { width: 390, height: 844 },
	laptop: { width: 1440, height: 900 }
} as const;

/** A browser that holds this cookie, or none. */
export async function device(
	browser: Browser,
	house: House,
	cookie: string | undefined,
	options: BrowserContextOptions = {}
): Promise<BrowserContext> {
	const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en', ...options });
	const [name = '', value = ''] = cookie?.split('=') ?? [];
	if (cookie !== undefined) await context.addCookies([{ name, value, url: house.url }]);
	return context;
}

/** Collects errors of scripts, refused files, broken policies and requests to elsewhere. */
export function complaintsOf(page: Page, house: House): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		// A page that is not there is said in the console as well.
		const isStatus = message.text().startsWith('Failed to load resource');
		if (message.type() === 'error' && !isStatus) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('dialog', (dialog) => {
		complaints.push(`a dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('request', (request) => {
		const url = new URL(request.url());
		const own = url.host === new URL(house.url).host;
		if (!own && url.protocol.startsWith('http')) complaints.push(`foreign: ${url.href}`);
	});
	return complaints;
}
