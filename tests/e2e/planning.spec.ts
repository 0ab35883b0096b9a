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

test.use({ javaScriptEnabled: false });

const password = 'a shed full of tools';
const emailOf = (name: string): string => `${name.toLowerCase()}@example.org`;

/** Somebody founds an organisation. @returns the address of its circle. */
async function found(page: Page, name: string): Promise<string> {
	await page.goto(`${url}/begin`);
	await page.getByLabel('Name of the organisation').fill(name);
	await page.getByLabel('Your name').fill('Elif Demir');
	await page.getByLabel('E-mail address').fill(emailOf(name));
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Found it' }).click();
	await page.waitForURL(/\/c\//);
	return page.url();
}

test('[CR4] what is picked in the backlog is picked where the next meeting is planned', async ({
	page
}) => {
	const circle = await found(page, 'Lindenhof');
	for (const title of ['The gate', 'The bees']) {
		await page.goto(`${circle}/backlog`);
		await page.getByText('Add an item').click();
		await page.getByLabel('What is it about?').last().fill(title);
		await page.getByRole('button', { name: 'Put it on the backlog' }).click();
	}
	await page.getByRole('checkbox', { name: 'Pick “The bees”' }).check();
	await page.getByRole('button', { name: 'Plan the next meeting' }).click();
	await expect(page.getByRole('checkbox', { name: 'The bees' })).toBeChecked();
	await expect(page.getByRole('checkbox', { name: 'The gate' })).not.toBeChecked();
	await page.getByLabel('Day', { exact: true }).fill('2099-01-20');
	await page.getByLabel('Time', { exact: true }).fill('19:00');
	await page.getByLabel('Minutes for The bees').fill('soon');
	await page.getByRole('button', { name: 'Plan the meeting' }).click();
	await expect(page.getByText('Write whole minutes, from 1 to 480.')).toBeVisible();
	await expect(page.getByLabel('Minutes for The bees')).toHaveValue('soon');
	await page.getByLabel('Minutes for The bees').fill('25');
	await page.getByRole('button', { name: 'Plan the meeting' }).click();
	await expect(page.getByText('The bees', { exact: true })).toBeVisible();

	await page.getByText('Put on the agenda').first().click();
	const item = page.locator('form[action="?/add"]');
	await item.getByLabel('Minutes').fill('many');
	await item.getByLabel('Why now').fill('They swarm.');
	await item.getByRole('button').click();
	await expect(item.getByText('Write something here.')).toBeVisible();
	await expect(item.getByText('Write whole minutes')).toBeVisible();
	await expect(item.getByLabel('Minutes')).toHaveValue('many');
	await expect(item.getByLabel('Why now')).toHaveValue('They swarm.');

	await page.getByText('Cancel the meeting').first().click();
	const cancel = page.locator('form[action="?/cancel"]');
	await cancel.getByLabel('Why it is cancelled').fill('x'.repeat(501));
	await cancel.getByRole('button').click();
	await expect(cancel.getByText('This is too long.')).toBeVisible();
	await expect(cancel.getByLabel('Why it is cancelled')).toHaveValue('x'.repeat(501));
});

test('who is added without a right to consent stays so when the form comes back, and the page says when it is done', async ({
	page
}) => {
	const circle = await found(page, 'Birkhof');
	await page.goto(`${circle}/people`);
	await page.getByText('Add a member').click();
	await page.getByLabel('In decisions').first().selectOption('no');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('Please fill this in.')).toBeVisible();
	await expect(page.getByLabel('In decisions').first()).toHaveValue('no');
	await page.getByLabel('Name', { exact: false }).first().fill('Ruth');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('status')).toHaveText('It is written down.');
	await expect(page.getByText('without a right to consent')).toBeVisible();
});

test('a wrong password does not forget where somebody was going', async ({ page }) => {
	const circle = await found(page, 'Sonnhof');
	await page.context().clearCookies();
	await page.goto(`${circle}/people`);
	await page.getByLabel('E-mail address').fill(emailOf('Sonnhof'));
	await page.getByLabel('Password').fill('a shed without tools');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('do not belong together')).toBeVisible();
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(`${circle}/people`);
});
