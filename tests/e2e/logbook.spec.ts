import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext } from '@playwright/test';
import { openDatabase } from '#server/storage/database.ts';
import { keepAgreement } from '../logbook.ts';
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

/** Somebody founds an organisation, with a circle of the same name. @returns the address of its logbook, and its ids. */
async function found(context: BrowserContext, name: string) {
	const page = await context.newPage();
	await page.goto(`${url}/begin`);
	await page.locator('[name=organisation]').fill(name);
	await page.locator('[name=name]').fill('Elif Demir');
	await page.locator('[name=email]').fill(`${name.toLowerCase()}@example.org`);
	await page.locator('[name=password]').fill('a shed full of tools');
	await page.locator('main button[type=submit], form button[type=submit]').last().click();
	await page.waitForURL(/\/c\//);
	const circle = new URL(page.url()).pathname.split('/')[2] ?? '';
	return { page, circle, logbook: `${url}/c/${circle}/logbook` };
}

/** Puts agreements into the logbook as if the circle had made them. */
async function agreed(circle: string, titles: readonly string[]): Promise<readonly string[]> {
	const { db, close } = await openDatabase({ file: join(data.path, 'rondo.sqlite') });
	try {
		const row = await db
			.selectFrom('circle')
			.select('organisation_id')
			.where('id', '=', circle)
			.executeTakeFirstOrThrow();
		const place = { organisation: row.organisation_id, circle };
		const ids: string[] = [];
		for (const title of titles) {
			const text = 'Members of the Mühlbach allotment use it daily.';
			ids.push(await keepAgreement(db, place, { title, text, reviewOn: '2099-05-31' }));
		}
		return ids;
	} finally {
		await close();
	}
}

test('[CR5] an empty logbook says what it is for; what was agreed is found by its words', async ({
	context
}) => {
	const { page, circle, logbook } = await found(context, 'Lindenhof');
	await page.goto(logbook);
	await expect(page.getByText('No agreements yet')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Plan a meeting' })).toBeVisible();
	await agreed(circle, ['We share the tool shed', 'Heating stays at 20 °C']);
	await page.goto(logbook);
	await page.getByRole('search', { name: 'Search words' }).getByRole('searchbox').fill('muhlbach');
	await page.keyboard.press('Enter');
	await expect(page.getByText('2 agreements found')).toBeVisible();
	await expect(page.locator('mark').first()).toHaveText('Mühlbach');
	await page.getByRole('link', { name: 'We share the tool shed' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('We share the tool shed');
	expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);
});

test('[OB9] a member objects on a phone and without JavaScript; nothing that was typed is lost', async ({
	browser,
	context
}) => {
	const { circle, logbook } = await found(context, 'Birkenhof');
	const [id] = await agreed(circle, ['Quiet hours from 21:00']);
	const plain = await browser.newContext({
		...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
		storageState: await context.storageState()
	});
	const page = await plain.newPage();
	await page.goto(`${logbook}/${id}`);
	await page.getByText('Object to it').click();
	await page.getByRole('button', { name: 'Raise the objection' }).click();
	await expect(page.getByText('Say why, in a few words.')).toBeVisible();
	const words = page.getByLabel('What would go wrong, as you see it?');
	await words.fill('The baby next door cannot sleep.');
	await page.getByRole('button', { name: 'Raise the objection' }).click();
	await expect(page.getByText('Your objection stands.')).toBeVisible();
	await expect(page.getByRole('blockquote')).toHaveText('The baby next door cannot sleep.');
	await expect(page.getByText('Object to it')).toBeHidden();
	await plain.close();
});

test('[CR5] a logbook is not there for strangers, nor anything in it', async ({
	browser,
	context
}) => {
	const { circle, logbook } = await found(context, 'Erlenhof');
	const [id] = await agreed(circle, ['The key lies under the stone']);
	const other = await browser.newContext();
	const { page } = await found(other, 'Fremdenhof');
	const paths = [`/${id}`, `/${id}/resolution`, '/export.csv', '/export.md', '/decide', ''];
	for (const path of paths) {
		const response = await page.request.get(logbook + path);
		expect([path, response.status()]).toEqual([path, 404]);
		expect(await response.text()).not.toContain('under the stone');
	}
	const posted = await page.request.post(`${logbook}/${id}?/object`, {
		form: { words: 'Mine now' },
		headers: { origin: url }
	});
	expect(posted.status()).toBe(404);
	const own = await context.request.get(`${logbook}/export.csv`);
	expect(own.status()).toBe(200);
	expect(own.headers()['cache-control']).toBe('private, no-store');
	await other.close();
});

test('[CR5] an agreement prints as a resolution on paper', async ({ context }) => {
	const { page, circle, logbook } = await found(context, 'Ulmenhof');
	const [id] = await agreed(circle, ['We plant two lime trees']);
	await page.goto(`${logbook}/${id}`);
	await page.getByRole('link', { name: 'Print as a resolution' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Ulmenhof');
	await expect(page.getByText('Signatures')).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText('Back to the agreement')).toBeHidden();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
