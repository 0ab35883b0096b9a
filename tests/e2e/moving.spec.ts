import { expect, test, type Page } from '@playwright/test';
import { RondoProcess, temporaryData } from '../rondo.ts';

const data = temporaryData();
let rondo: RondoProcess;
let url = '';
test.beforeAll(async () => {
	rondo = new RondoProcess({ RONDO_DATA: data.path });
	url = await rondo.listening();
});
test.afterAll(async () => {
	await rondo.stop();
	data.remove();
});

test.use({ viewport: { width: 390, height: 500 } });

const titles = ['The gate', 'The bees', 'The roof', 'The well'];

/** A circle with some things in its backlog. @returns its address. */
async function withBacklog(page: Page, name: string): Promise<string> {
	await page.goto(`${url}/begin`);
	await page.getByLabel('Name of the organisation').fill('Lindenhof');
	await page.getByLabel('Your name').fill('Elif Demir');
	await page.getByLabel('E-mail address').fill(`${name}@example.org`);
	await page.getByLabel('Password').fill('a shed full of tools');
	await page.getByRole('button', { name: 'Found it' }).click();
	await page.waitForURL(/\/c\//);
	const circle = page.url();
	await page.goto(`${circle}/backlog`);
	for (const title of titles)
		await page.request.post(`${circle}/backlog?/add`, {
			headers: { origin: url },
			form: { title, kind: 'explore', minutes: '10', key: crypto.randomUUID() }
		});
	await page.reload();
	return circle;
}

/** The items from the first to the last. */
const order = (page: Page) =>
	page
		.getByRole('button', { name: /^Move “.+” up$/, includeHidden: true })
		.evaluateAll((all) => all.map((each) => /“(.+)”/.exec(each.ariaLabel ?? '')?.[1]));

/** Moves one item by the keyboard up from the third place to the first, and down again by one. */
async function movesInPlace(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
	const [first, second, third, ...others] = await order(page);
	const up = page.getByRole('button', { name: `Move “${third}” up` });
	const down = page.getByRole('button', { name: `Move “${third}” down` });
	await page.getByRole('button', { name: `Move “${second}” up` }).scrollIntoViewIfNeeded();
	await page.evaluate(() => window.scrollBy(0, 60));
	const scrolled = () => page.evaluate(() => window.scrollY);
	expect(await scrolled()).toBeGreaterThan(40);
	await up.focus();
	const before = await scrolled();
	await page.keyboard.press('Enter');
	await expect.poll(() => order(page)).toEqual([first, third, second, ...others]);
	await expect(up).toBeFocused();
	expect(await scrolled()).toBe(before);
	// At the top there is no way further up: the other way has the focus.
	await page.keyboard.press('Enter');
	await expect.poll(() => order(page)).toEqual([third, first, second, ...others]);
	await expect(down).toBeFocused();
	await expect(down).toBeInViewport();
	await page.keyboard.press('Enter');
	await expect.poll(() => order(page)).toEqual([first, third, second, ...others]);
	await expect(down).toBeFocused();
	await expect(down).toBeInViewport();
}

test('[CR4] who moves what waits stays where they are, again and again by one key', async ({
	page
}) => {
	await withBacklog(page, 'backlog');
	await movesInPlace(page);
});

test('[MT2] who moves an item of a planned agenda stays where they are', async ({ page }) => {
	const circle = await withBacklog(page, 'agenda');
	for (const each of await page.getByRole('checkbox', { name: /^Pick/ }).all()) await each.check();
	await page.getByRole('button', { name: 'Plan the next meeting' }).click();
	await page.getByLabel('Day', { exact: true }).fill('2099-01-20');
	await page.getByLabel('Time', { exact: true }).fill('19:00');
	await page.getByRole('button', { name: 'Plan the meeting' }).click();
	await page.waitForURL(/\/meetings\/(?!new)/);
	expect(page.url()).toContain(circle);
	await movesInPlace(page);
});
