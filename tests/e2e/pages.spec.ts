import AxeBuilder from '@axe-core/playwright';
import { chromium as browserType, expect, test, type Page } from '@playwright/test';
import { chromium } from '../chromium.ts';
import { freePort, RondoProcess, temporaryData } from '../rondo.ts';

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

/** What the browser complains about: errors of scripts, refused files, broken policies. */
function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('request', (request) => {
		if (
			new URL(request.url()).origin !== new URL(page.url()).origin &&
			page.url() !== 'about:blank'
		)
			complaints.push(`foreign request: ${request.url()}`);
	});
	return complaints;
}

test('the start page opens and the browser has nothing to complain about', async ({ page }) => {
	const complaints = complaintsOf(page);
	await page.goto(url);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.waitForLoadState('networkidle');
	expect(complaints).toEqual([]);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

for (const [button, part] of [
	['Try a meeting now', 'While you listen'],
	['Or facilitate one yourself', 'Say now']
] as const) {
	test(`“${button}” leads into a meeting with simulated people`, async ({ page }) => {
		await page.goto(url);
		await page.getByRole('button', { name: button }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'House & Garden' })).toBeVisible();
		await expect(page.getByText('8 here').or(page.getByText('8 of 8')).first()).toBeVisible();
		await expect(page.getByRole('region', { name: part })).toBeVisible();
	});
}

test('an address that leads nowhere says so and leads back', async ({ page }) => {
	const response = await page.goto(`${url}/no-such-page`);
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByRole('link', { name: 'Back to the start' }).click();
	await expect(page).toHaveURL(`${url}/`);
});

test('under a name of its own, over plain http, the page works as well', async () => {
	const own = temporaryData();
	const port = await freePort();
	const origin = `http://rondo.test:${port}`;
	const named = new RondoProcess({ RONDO_DATA: own.path, PORT: String(port), ORIGIN: origin });
	await named.announced('Rondo is running');
	const browser = await browserType.launch({
		...chromium,
		args: [...chromium.args, '--host-resolver-rules=MAP rondo.test 127.0.0.1']
	});
	try {
		const page = await browser.newPage();
		const complaints = complaintsOf(page);
		await page.goto(origin);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(complaints).toEqual([]);
	} finally {
		await browser.close();
		await named.stop();
		own.remove();
	}
});
