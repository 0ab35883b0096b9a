import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { wordsIn } from '#client/notices.ts';
import { House } from '../attacks/house.ts';
import { inAmending } from '../attacks/visitors.ts';
import { Person } from './case/person.ts';
import { device, sizes } from './devices.ts';

const house = new House();
test.beforeAll(async () => await house.start());
test.afterAll(async () => await house.end());
test.describe.configure({ mode: 'default' });
test.beforeEach(async () => await inAmending(house));

/** Samuel's device, which keeps a copy of the meeting as soon as it was there once. */
async function samuel(browser: Browser): Promise<Page> {
	const context = await device(browser, house, house.cookieOf('Samuel Osei'), {
		viewport: sizes.laptop
	});
	const page = await context.newPage();
	await page.goto(`${house.url}/m/${house.meetingId}`);
	await isSaved(page);
	await expect.poll(() => keptWords(page)).toContain('Members of the allotment');
	return page;
}

/** The words of all texts in the copy that this device keeps. */
async function keptWords(page: Page): Promise<string> {
	const doc = new Y.Doc();
	for (const update of await page.evaluate(keptUpdates)) {
		Y.applyUpdate(doc, Uint8Array.from(update));
	}
	return wordsIn(doc);
}

async function keptUpdates(): Promise<readonly (readonly number[])[]> {
	const [kept] = await indexedDB.databases();
	if (kept?.name === undefined) return [];
	const done = <Result>(request: IDBRequest<Result>) =>
		new Promise<Result>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('the kept copy cannot be read'));
		});
	const database = await done(indexedDB.open(kept.name));
	const updates: Uint8Array[] = await done(
		database.transaction('updates').objectStore('updates').getAll()
	);
	database.close();
	return updates.map((update) => [...update]);
}

/** The text where it is written. */
function draft(page: Page): Locator {
	return page.getByRole('textbox', { name: 'The text of the proposal' });
}

async function isSaved(page: Page): Promise<void> {
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

/** Nothing was refused, as is known when the line has brought what happened after all that was sent. */
async function nothingIsRefused(page: Page): Promise<void> {
	await house.give(house.facilitator, 'writeNote', { item: null, text: 'The key hangs inside.' });
	await expect(page.getByRole('link', { name: /^Notes\s*1$/ })).toBeVisible();
	await isSaved(page);
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Whether the server has these words of the text that Samuel amends. */
async function isStored(words: string): Promise<boolean> {
	const page = await house.ask(`/m/${house.meetingId}`, house.facilitator);
	return page.words.includes(words);
}

/** Tells when the copy that this device keeps has been read. */
function tellKeptCopy(): void {
	const getAll = IDBObjectStore.prototype.getAll;
	IDBObjectStore.prototype.getAll = function (...asked) {
		const request = getAll.apply(this, asked);
		// After all that is done with it.
		request.addEventListener('success', () =>
			setTimeout(() => (document.documentElement.dataset.kept = 'read'))
		);
		return request;
	};
}

/** The copy that this device keeps is not to be had before `letKeptCopyCome`. */
function holdKeptCopy(): void {
	const open = IDBFactory.prototype.open;
	IDBFactory.prototype.open = function (...asked) {
		const request = open.apply(this, asked);
		Object.defineProperty(request, 'onsuccess', {
			set: (opened: (event: Event) => void) =>
				request.addEventListener('success', (event) => {
					window.addEventListener('kept copy', () => opened(event));
					document.documentElement.dataset.kept = 'held';
				})
		});
		return request;
	};
}

async function letKeptCopyCome(page: Page): Promise<void> {
	await page.evaluate(() => window.dispatchEvent(new Event('kept copy')));
}

test('the kept copy is there before the line', async ({ browser }) => {
	const page = await samuel(browser);
	await page.addInitScript(tellKeptCopy);
	const { promise: mayOpen, resolve: open } = Promise.withResolvers<void>();
	await page.routeWebSocket(/\/sync\//, async (line) => {
		await mayOpen;
		line.connectToServer();
	});
	await page.reload();
	await expect(page.locator('html[data-kept="read"]')).toBeAttached();
	open();
	await nothingIsRefused(page);
});

test('words that only the kept copy has arrive though it comes after the line', async ({
	browser
}) => {
	const page = await samuel(browser);
	let isCut = true;
	await page.routeWebSocket(/\/sync\//, (line) => {
		if (isCut) void line.close();
		else line.connectToServer();
	});
	await page.reload();
	await expect(page.getByRole('status').filter({ hasText: 'Reconnecting' })).toBeVisible();
	// Without a line the text comes from the kept copy.
	await expect(draft(page)).toBeVisible();
	await new Person('Samuel Osei', page).writesIn('Control+End', ' A calendar hangs on the door.');
	await expect.poll(() => keptWords(page)).toContain('A calendar hangs on the door.');
	isCut = false;
	await page.addInitScript(holdKeptCopy);
	await page.reload();
	// The text comes from the server: the line is open, and the kept copy is still held back.
	await expect(draft(page)).toBeVisible();
	await expect(page.locator('html[data-kept="held"]')).toBeAttached();
	expect(await isStored('A calendar hangs')).toBe(false);
	await letKeptCopyCome(page);
	await expect.poll(() => isStored('A calendar hangs on the door.')).toBe(true);
	await nothingIsRefused(page);
});
