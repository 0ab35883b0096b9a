import { expect, test } from '@playwright/test';
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

test('whoever was signed out while they wrote finds their words again, once', async ({ page }) => {
	await page.goto(`${url}/begin`);
	await page.getByLabel('Name of the organisation').fill('Lindenhof');
	await page.getByLabel('Your name').fill('Elif Demir');
	await page.getByLabel('E-mail address').fill('elif@example.org');
	await page.getByLabel('Password').fill('a shed full of tools');
	await page.getByRole('button', { name: 'Found it' }).click();
	await page.waitForURL(/\/c\//);
	const circle = page.url();
	const add = page.locator('form[action="?/add"]');
	const title = add.locator('[name=title]');

	await page.goto(`${circle}/backlog`);
	await page.getByText('Add an item').click();
	await title.fill('The step at the gate');
	await add.locator('[name=driver]').fill('Somebody fell.');
	await page.context().clearCookies();
	await add.getByRole('button').click();
	await page.waitForURL(/sign-in/);
	await page.getByLabel('E-mail address').fill('elif@example.org');
	await page.getByLabel('Password').fill('a shed full of tools');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/\/backlog/);
	await expect(title).toBeVisible();
	await expect(title).toHaveValue('The step at the gate');
	await expect(add.locator('[name=driver]')).toHaveValue('Somebody fell.');

	await add.getByRole('button').click();
	await expect(
		page.getByRole('listitem').filter({ hasText: 'The step at the gate' })
	).toBeVisible();
	await page.goto(`${circle}/actions`);
	await page.goto(`${circle}/backlog`);
	await page.getByText('Add an item').click();
	await expect(title).toHaveValue('');
	expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('fell');
});
