import AxeBuilder from '@axe-core/playwright';
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

const organisation = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenkasse';
const person = 'Wolfeschlegelsteinhausenbergerdorff Maximilian-Alexander';
const little = { width: 320, height: 640 };

async function found(page: Page, email: string): Promise<string> {
	await page.goto(`${url}/begin`);
	await page.getByLabel('Name of the organisation').fill(organisation);
	await page.getByLabel('Its first circle').fill('Größter Kreis für Übungen an Öfen');
	await page.getByLabel('Your name').fill(person);
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password').fill('a shed full of tools');
	await page.getByRole('button', { name: 'Found it' }).dblclick();
	await page.waitForURL(/\/c\//);
	return page.url();
}

/** How much wider a page is than its window. */
const overhang = async (page: Page) =>
	await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);

test('whoever presses twice founds one organisation', async ({ page }) => {
	await found(page, 'twice@example.org');
	await page.goto(`${url}/home`);
	await expect(page.getByRole('link', { name: 'All circles' })).toHaveCount(1);
});

test('long names fit on a little phone, from the invitation to the list of people', async ({
	page,
	browser
}) => {
	const circle = await found(page, 'long@example.org');
	await page.goto(`${circle}/people`);
	await page.getByText('Invite by a link').click();
	await page.getByRole('button', { name: 'Make a link' }).click();
	const link = await page.getByRole('textbox', { name: 'Link to the invitation' }).inputValue();
	const guest = await browser.newPage({ viewport: little });
	await guest.goto(link);
	await expect(guest.getByRole('button', { name: 'Come in' })).toBeVisible();
	expect(await overhang(guest)).toBe(0);
	await guest.close();

	await page.setViewportSize(little);
	for (const path of ['', '/people', '/meetings', '/logbook', '/backlog', '/meetings/new']) {
		await page.goto(circle + path);
		expect([path, await overhang(page)]).toEqual([path, 0]);
	}
	await page.goto(`${url}/home`);
	expect(await overhang(page)).toBe(0);
	const all = await page.getByRole('link', { name: 'All circles' }).boundingBox();
	expect(all?.width).toBeGreaterThan(60);
	await page.goto(`${circle}/people`);
	const name = await page.getByRole('link', { name: person, exact: true }).boundingBox();
	expect(name?.width).toBeGreaterThan(160);
});

test('axe finds nothing on a planned meeting whose agenda is changed', async ({ page }) => {
	const circle = await found(page, 'plans@example.org');
	await page.goto(`${circle}/meetings/new`);
	await page.getByLabel('Day').fill('2099-01-05');
	await page.getByLabel('Time', { exact: true }).fill('19:00');
	await page.getByLabel('What it is about').fill('Zäune');
	await page.getByRole('button', { name: 'Plan the meeting' }).click();
	await page.getByLabel('Take off Zäune').click();
	await expect(page.getByRole('button', { name: 'Take it off the agenda' })).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.goto(circle);
	await expect(page.getByText('90 minutes')).toBeVisible();
	await expect(page.getByRole('link', { name: 'To my calendar' })).toBeVisible();
});
