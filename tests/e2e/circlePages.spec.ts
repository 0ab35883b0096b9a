import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openDatabase } from '#server/storage/database.ts';
import { keepAgreement } from '../logbook.ts';
import { RondoProcess, temporaryData } from '../rondo.ts';
import { sizes } from './devices.ts';

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

/** Somebody founds an organisation; its first circle has agreed once. */
async function found(page: Page, name: string) {
	await page.goto(`${url}/begin`);
	await page.locator('[name=organisation]').fill(name);
	await page.locator('[name=name]').fill('Elif Demir');
	await page.locator('[name=email]').fill(`${name.toLowerCase()}@example.org`);
	await page.locator('[name=password]').fill('a shed full of tools');
	await page.locator('main button[type=submit], form button[type=submit]').last().click();
	await page.waitForURL(/\/c\//);
	const circle = new URL(page.url()).pathname.split('/')[2] ?? '';
	const { db, close } = await openDatabase({ file: join(data.path, 'rondo.sqlite') });
	const row = await db
		.selectFrom('circle')
		.select('organisation_id')
		.where('id', '=', circle)
		.executeTakeFirstOrThrow();
	const organisation = row.organisation_id;
	await keepAgreement(db, { organisation, circle }, { title: 'We decide in turn' });
	await close();
	return { settings: `${url}/c/${circle}/settings`, house: `${url}/o/${organisation}` };
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('[CR3] a circle writes down how it decides, by an agreement, and loses nothing typed', async ({
		page
	}) => {
		const { settings } = await found(page, 'Lindenhof');
		await page.goto(settings);
		await page.getByRole('link', { name: 'Sociocracy For All' }).click();
		await page.getByRole('radio', { name: 'They may object for some days' }).check();
		await page.getByLabel('Days to object').fill('ten');
		await page.getByRole('button', { name: 'Write it down' }).click();
		await expect(page.getByText('A whole number from 1 to 90.')).toBeVisible();
		await expect(page.getByLabel('Days to object')).toHaveValue('ten');
		await expect(page.getByRole('radio', { name: /some days/ })).toBeChecked();
		await page.getByLabel('Days to object').fill('10');
		await page.getByRole('button', { name: 'Write it down' }).click();
		await expect(page.getByText('Choose the agreement that the circle')).toBeVisible();
		await page.getByLabel('The agreement that says so').selectOption('We decide in turn');
		await page.getByRole('button', { name: 'Write it down' }).click();
		await expect(page.getByRole('status')).toContainText('Written down');
		await expect(page.getByLabel('Days to object')).toHaveValue('10');
		await page.getByRole('link', { name: 'We decide in turn' }).click();
		await expect(page.getByText('Elif Demir wrote down how the circle decides')).toBeVisible();
	});

	test('[CR3] a change is put on the agenda, with what is to change as its words', async ({
		page
	}) => {
		const { settings } = await found(page, 'Mondhof');
		await page.goto(settings);
		await page.getByRole('radio', { name: 'This circle alone' }).check();
		await page.getByRole('button', { name: 'Put it on the agenda' }).click();
		await page.getByRole('link', { name: 'To the backlog' }).click();
		await expect(page.getByText('How we decide').first()).toBeVisible();
	});

	test('an organisation gets another name, and an empty one is turned down', async ({ page }) => {
		const { house } = await found(page, 'Sonnhof');
		await page.goto(house);
		await page.getByText('Rename the organisation').click();
		await page.getByLabel('Name of the organisation').fill(' ');
		await page.getByRole('button', { name: 'Give it this name' }).click();
		await expect(page.getByText('Please fill this in.')).toBeVisible();
		await page.getByLabel('Name of the organisation').fill('Sonnenhof');
		await page.getByRole('button', { name: 'Give it this name' }).click();
		await expect(page.getByRole('heading', { name: 'Sonnenhof' })).toBeVisible();
	});

	test('somebody is found by name, and their page is there for their house alone', async ({
		page,
		browser
	}) => {
		const { house } = await found(page, 'Birkhof');
		await page.goto(`${house}/search?q=dem`);
		await page.getByRole('link', { name: 'Elif Demir', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Elif Demir' })).toBeVisible();
		const person = page.url();
		const elsewhere = await browser.newPage();
		const other = await found(elsewhere, 'Erlenhof');
		expect((await elsewhere.goto(person))?.status()).toBe(404);
		const moved = person.replace(house, other.house);
		expect((await elsewhere.goto(moved))?.status()).toBe(404);
		await elsewhere.close();
	});
});

for (const [size, viewport] of Object.entries(sizes)) {
	test.describe(`on a ${size}`, () => {
		test.use({ viewport });

		test('axe finds nothing on the pages of a circle and its house', async ({ page }) => {
			const { settings, house } = await found(page, `Linden${size}`);
			const people = settings.replace('settings', 'people');
			await page.goto(`${house}/people`);
			const person = await page
				.getByRole('link', { name: 'Elif Demir', exact: true })
				.getAttribute('href');
			const search = `${house}/search?q=elif`;
			for (const address of [settings, people, house, `${url}${person}`, search]) {
				await page.goto(address);
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
					const { violations } = await new AxeBuilder({ page }).analyze();
					expect([address, violations.map(({ help }) => help)]).toEqual([address, []]);
				}
			}
		});
	});
}
