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

/** Somebody founds an organisation. @returns the address of its circle. */
async function found(page: Page, name: string): Promise<string> {
	await page.goto(`${url}/begin`);
	await page.getByLabel('Name of the organisation').fill('Lindenhof');
	await page.getByLabel('Your name').fill('Elif Demir');
	await page.getByLabel('E-mail address').fill(`${name}@example.org`);
	await page.getByLabel('Password').fill('a shed full of tools');
	await page.getByRole('button', { name: 'Found it' }).click();
	await page.waitForURL(/\/c\//);
	return page.url();
}

/** Somebody plans a meeting with one item. */
async function plan(page: Page, circle: string, title: string): Promise<void> {
	await page.goto(`${circle}/meetings/new`);
	await page.getByLabel('Day').fill('2099-01-05');
	await page.getByLabel('Time', { exact: true }).fill('19:00');
	await page.getByLabel('What it is about').fill(title);
	await page.getByRole('button', { name: 'Plan the meeting' }).click();
	await page.waitForURL(/\/meetings\/(?!new)/);
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('[MT5] an action is dropped after it was said what is lost', async ({ page }) => {
		await page.goto(`${await found(page, 'actions')}/actions`);
		const note = page.locator('form[action="?/note"]');
		await note.locator('[name=what]').fill('Copy the keys');
		await note.getByRole('button').click();
		await page.getByLabel('Change “Copy the keys”').click();
		const drop = page.getByRole('button', { name: 'Drop “Copy the keys”' });
		await expect(drop).toBeHidden();
		await page.getByText('Nobody does this any more').click();
		await expect(page.getByText('It goes from the list for good')).toBeVisible();
		await expect(page.getByText('Copy the keys')).toBeVisible();
		await drop.click();
		await expect(page.getByText('Copy the keys')).toHaveCount(0);
	});

	test('[MT2] an item leaves a planned agenda after it was said what is lost', async ({ page }) => {
		await plan(page, await found(page, 'agenda'), 'Fences');
		const take = page.getByRole('button', { name: 'Take it off the agenda' });
		await expect(take).toBeHidden();
		await page.getByLabel('Take off Fences').click();
		await expect(page.getByText('and with it the words of its proposal')).toBeVisible();
		await take.click();
		await expect(page.getByText('Nothing is on the agenda yet.')).toBeVisible();
	});

	test('the address of a calendar is replaced and switched off after it was said what is lost', async ({
		page
	}) => {
		await found(page, 'calendar');
		await page.goto(`${url}/account/notifications`);
		await page.getByRole('button', { name: 'Make an address' }).click();
		const address = page.getByLabel('Address for your calendar');
		const first = await address.inputValue();
		const replace = page.getByRole('button', { name: 'Replace my address' });
		const off = page.getByRole('button', { name: 'Switch my address off' });
		await expect(replace).toBeHidden();
		await expect(off).toBeHidden();
		await page.getByText('Make a new address').click();
		await expect(page.getByText('your calendar needs the new one')).toBeVisible();
		await replace.click();
		await expect(address).not.toHaveValue(first);
		expect((await page.request.get(first)).status()).toBe(404);
		const second = await address.inputValue();
		await page.getByText('Switch it off').click();
		await expect(page.getByText('your calendar gets no more days')).toBeVisible();
		expect((await page.request.get(second)).status()).toBe(200);
		await off.click();
		await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible();
		expect((await page.request.get(second)).status()).toBe(404);
	});
});
