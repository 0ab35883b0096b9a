import { expect, test, type Browser, type Page } from '@playwright/test';
import { House } from '../attacks/house.ts';
import { inAmending } from '../attacks/visitors.ts';
import { Person } from './case/person.ts';
import { device, sizes } from './devices.ts';

const house = new House();
test.beforeAll(async () => await house.start());
test.afterAll(async () => await house.end());
test.beforeEach(async () => {
	await inAmending(house);
});

/** Samuel's device, which keeps a copy of the meeting as soon as it was there once. */
async function samuel(browser: Browser): Promise<Page> {
	const context = await device(browser, house, house.cookieOf('Samuel Osei'), {
		viewport: sizes.laptop
	});
	const page = await context.newPage();
	await page.goto(`${house.url}/m/${house.meetingId}`);
	await isSaved(page);
	return page;
}

async function isSaved(page: Page): Promise<void> {
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

/** Nothing was refused: everything that is written here is at the server. */
async function nothingIsRefused(page: Page): Promise<void> {
	await isSaved(page);
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Whether the server has these words of the text that Samuel amends. */
async function isStored(words: string): Promise<boolean> {
	const page = await house.ask(`/m/${house.meetingId}`, house.facilitator);
	return page.words.includes(words);
}

/** The copy that this device keeps comes long after the line is open. */
function keptCopyIsLate(): void {
	const open = IDBFactory.prototype.open;
	IDBFactory.prototype.open = function (...asked) {
		const request = open.apply(this, asked);
		Object.defineProperty(request, 'onsuccess', {
			set: (opened: (event: Event) => void) =>
				request.addEventListener('success', (event) => setTimeout(() => opened(event), 1_500))
		});
		return request;
	};
}

test('the kept copy is there before the line', async ({ browser }) => {
	const page = await samuel(browser);
	await page.routeWebSocket(/\/sync\//, async (line) => {
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		line.connectToServer();
	});
	await page.reload();
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
	await new Person('Samuel Osei', page).writesIn('Control+End', ' A calendar hangs on the door.');
	expect(await isStored('A calendar hangs')).toBe(false);
	isCut = false;
	await page.addInitScript(keptCopyIsLate);
	await page.reload();
	await expect.poll(() => isStored('A calendar hangs on the door.')).toBe(true);
	await nothingIsRefused(page);
});
