import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import {
	expect,
	test,
	type Browser,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { openCircles } from '#server/circles/openCircles.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { storedDocuments } from '#server/meetings/storedDocuments.ts';
import { openDatabase } from '#server/storage/database.ts';
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

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'en' };
const plain: BrowserContextOptions = { ...phone, javaScriptEnabled: false };
const password = 'a shed full of tools';

/** Founds an organisation with a circle of the same name. */
async function found(browser: Browser, name: string) {
	const page = await (await browser.newContext(phone)).newPage();
	await page.goto(`${url}/begin`);
	await page.locator('[name=organisation]').fill(name);
	await page.locator('[name=name]').fill('Mira Adler');
	await page.locator('[name=email]').fill(`mira@${name.toLowerCase()}.example`);
	await page.locator('[name=password]').fill(password);
	await page.locator('form button[type=submit]').last().click();
	await page.waitForURL(/\/c\//);
	const circle = new URL(page.url()).pathname.split('/')[2] ?? '';
	return { mira: page, circle };
}

const signer = createSigner(Buffer.alloc(32, 7));

/** Somebody comes into the circle by an invitation. */
async function comesInto(browser: Browser, circle: string, name: string, options = phone) {
	const { db, close } = await openDatabase({ file: join(data.path, 'rondo.sqlite') });
	try {
		const { account_id: founder } = await db
			.selectFrom('person')
			.innerJoin('membership', 'membership.person_id', 'person.id')
			.select('account_id')
			.where('membership.circle_id', '=', circle)
			.where('person.admin', '=', 1)
			.executeTakeFirstOrThrow();
		const { invitations } = openCircles(db, Date.now, storedDocuments(db), signer);
		const wanted = { uses: 1, consents: true, personId: null };
		const token = await invitations.make(founder ?? '', circle, wanted);
		const context = await browser.newContext(options);
		// Not every id is the name of a host.
		const host = Buffer.from(circle).toString('hex');
		const email = `${name.toLowerCase()}@${host}.example`;
		const reply = await context.request.post(`${url}/invitation?/accept`, {
			form: { token: token ?? '', way: 'new', name, email, password },
			headers: { origin: url }
		});
		expect(await reply.json()).toMatchObject({ type: 'redirect', location: `/c/${circle}` });
		return await context.newPage();
	} finally {
		await close();
	}
}

/** Three people, one of them without JavaScript, and what Mira proposes to them. */
async function proposes(browser: Browser, name: string, title: string) {
	const { mira, circle } = await found(browser, name);
	const ruth = await comesInto(browser, circle, 'Ruth');
	const samuel = await comesInto(browser, circle, 'Samuel', plain);
	await mira.goto(`${url}/c/${circle}/meetings`);
	await mira.getByRole('link', { name: 'Decide between meetings' }).click();
	await mira.getByLabel('Title').fill(title);
	await mira.getByLabel('Why now?').fill('The allotment next door asks for it.');
	await mira
		.getByLabel('The text of the proposal')
		.fill('Members of the allotment use it **daily**.');
	await mira.getByRole('button', { name: 'Ask everybody' }).click();
	await expect(mira.getByText('Name a day on which the circle looks at it again')).toBeVisible();
	await expect(mira.getByLabel('Title')).toHaveValue(title);
	await mira.getByLabel('We look again on').fill('2099-05-31');
	await mira.getByRole('button', { name: 'Ask everybody' }).click();
	await expect(mira.getByRole('heading', { level: 1, name: title })).toBeVisible();
	return { mira, ruth, samuel, circle, address: mira.url() };
}

/** From the home page to what waits there. */
async function fromHome(page: Page, title: string): Promise<void> {
	await page.goto(`${url}/home`);
	const asked = page.getByRole('listitem').filter({ hasText: 'Answer' });
	await asked.getByRole('link', { name: title, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function says(page: Page, title: string, words: string): Promise<void> {
	await fromHome(page, title);
	await page.getByLabel('Write your answer').fill(words);
	await page.getByRole('button', { name: 'Hand in my words' }).click();
	await expect(page.getByText('Your answer is in, sealed.')).toBeVisible();
}

async function isInOrder(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).include('main').analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([]);
	const overflow = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
	expect(overflow).toBeLessThanOrEqual(0);
}

const does = async (page: Page, name: string): Promise<void> => {
	await page.getByRole('button', { name }).click();
	await page.waitForLoadState();
};

/** Everybody writes and reads what the others wrote, until they are asked for consent. */
async function untilConsent(
	{ mira, ruth, samuel, address }: Record<'mira' | 'ruth' | 'samuel', Page> & { address: string },
	title: string
): Promise<void> {
	for (const step of ['Ask for reactions', 'Go on to changes']) {
		for (const page of [samuel, ruth, mira]) await says(page, title, `About ${step}`);
		await mira.goto(address);
		await does(mira, 'Open the answers');
		await expect(mira.getByText(`About ${step}`).first()).toBeVisible();
		await isInOrder(mira);
		await does(mira, step);
	}
	await does(mira, 'Ask for consent');
}

test('[CR8] three people decide between meetings on their phones, one of them without JavaScript', async ({
	browser
}) => {
	test.slow();
	const title = 'We share the tool shed';
	const house = await proposes(browser, 'Lindenhof', title);
	const { mira, ruth, samuel, circle, address } = house;
	await isInOrder(mira);
	await samuel.goto(`${url}/home`);
	await expect(samuel.getByText(`You are asked between meetings: “${title}”`)).toBeVisible();
	await says(samuel, title, 'Who has the key?');
	await mira.goto(address);
	await expect(mira.getByText('1 of 3 are in')).toBeVisible();
	await expect(mira.getByText('Who has the key?')).toHaveCount(0);
	await expect(mira.getByRole('button', { name: 'Open the answers' })).toHaveCount(0);
	await says(ruth, title, '');
	await says(mira, title, '');
	await mira.goto(address);
	await does(mira, 'Open the answers');
	await expect(mira.getByText('Who has the key?')).toBeVisible();
	await mira.getByText('Change the proposal').click();
	await mira.getByLabel('The text of the proposal').fill('They use it daily. Samuel has the key.');
	await does(mira, 'Put forward as version 2');
	await expect(mira.getByText('The matter · version 2')).toBeVisible();
	await does(mira, 'Ask for reactions');
	for (const page of [samuel, ruth, mira]) await says(page, title, 'Good.');
	await mira.goto(address);
	await does(mira, 'Open the answers');
	await does(mira, 'Go on to changes');
	await does(mira, 'Ask for consent');
	await fromHome(samuel, title);
	await expect(samuel.getByText('Samuel has the key.')).toBeVisible();
	await does(samuel, 'Hand in my answer');
	await expect(samuel.getByRole('alert')).toHaveText('Choose an answer');
	await samuel.getByRole('radio', { name: 'Consent, with a concern' }).check();
	await does(samuel, 'Hand in my answer');
	await expect(samuel.getByText('Say it in a few words.')).toBeVisible();
	await expect(samuel.getByRole('radio', { name: 'Consent, with a concern' })).toBeChecked();
	await samuel.getByLabel('Your words').fill('The key may get lost.');
	await does(samuel, 'Hand in my answer');
	await expect(samuel.getByText('Your answer is in, sealed.')).toBeVisible();
	for (const page of [ruth, mira]) {
		await fromHome(page, title);
		await isInOrder(page);
		await page.getByRole('radio', { name: 'Consent', exact: true }).check();
		await does(page, 'Hand in my answer');
	}
	await does(mira, 'Open the answers');
	await expect(mira.getByText('Everybody consents, and was asked once more.')).toBeVisible();
	await does(mira, 'Announce the decision');
	await expect(mira.getByRole('heading', { name: 'We have consent.' })).toBeVisible();
	await isInOrder(mira);
	await samuel.goto(address);
	await samuel.getByRole('link', { name: 'To the agreement' }).click();
	await expect(samuel.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(samuel.getByText('Samuel has the key.').first()).toBeVisible();
	await ruth.goto(`${url}/c/${circle}/meetings`);
	await expect(ruth.getByRole('link', { name: title })).toBeVisible();
});

test('[CR8] an objection moves it to the backlog, with its text, and one member takes it to a meeting', async ({
	browser
}) => {
	test.slow();
	const title = 'Quiet hours from nine';
	const house = await proposes(browser, 'Birkenhof', title);
	const { mira, ruth, samuel, circle, address } = house;
	await untilConsent(house, title);
	for (const page of [mira, ruth]) {
		await fromHome(page, title);
		await page.getByRole('radio', { name: 'Consent', exact: true }).check();
		await does(page, 'Hand in my answer');
	}
	await fromHome(samuel, title);
	await samuel.getByRole('radio', { name: 'Objection' }).check();
	await samuel.getByLabel('Your words').fill('The choir sings until ten.');
	await does(samuel, 'Hand in my answer');
	await mira.goto(address);
	await expect(mira.getByText('The choir sings until ten.')).toHaveCount(0);
	await does(mira, 'Open the answers');
	await expect(mira.getByRole('heading', { name: 'It goes to a meeting.' })).toBeVisible();
	await expect(mira.getByText('The choir sings until ten.')).toBeVisible();
	await isInOrder(mira);
	await mira.getByRole('link', { name: 'To the backlog' }).click();
	await expect(mira.getByText('to be talked about')).toBeVisible();
	await mira.getByText('Details').first().click();
	await mira.getByRole('link', { name: 'Decide between meetings' }).first().click();
	await expect(mira.getByLabel('Title')).toHaveValue(title);
	await expect(mira.getByLabel('The text of the proposal')).toHaveValue(
		'Members of the allotment use it **daily**.'
	);
	await mira.getByRole('button', { name: 'Ask everybody' }).click();
	await ruth.goto(mira.url());
	await ruth.getByText('Take it to a meeting').first().click();
	await does(ruth, 'Take it to a meeting');
	await expect(ruth.getByText('Say it in a few words.')).toBeVisible();
	await ruth.getByLabel('Why should we talk about it?').fill('I want to hear the choir.');
	await does(ruth, 'Take it to a meeting');
	await expect(ruth.getByText('I want to hear the choir.')).toBeVisible();
	await ruth.goto(`${url}/c/${circle}/backlog`);
	await expect(ruth.getByText(title)).toBeVisible();
});
