import { expect, test, type Browser, type Page } from '@playwright/test';
import { House } from '../attacks/house.ts';
import { complaintsOf, device, sizes } from './devices.ts';

const house = new House();
test.beforeAll(async () => await house.start());
test.afterAll(async () => await house.end());
// Each story has a meeting of its own, set up by Mira.
test.describe.configure({ mode: 'default' });
test.beforeEach(async () => await house.plan());

type Stranger = { readonly page: Page; readonly complaints: readonly string[] };

/** Somebody with a phone that Rondo has never seen. */
async function stranger(browser: Browser, options = {}): Promise<Stranger> {
	const context = await device(browser, house, undefined, { viewport: sizes.phone, ...options });
	const page = await context.newPage();
	return { page, complaints: complaintsOf(page, house) };
}

async function comeIn(page: Page, name: string, as = 'Take my seat'): Promise<void> {
	await page.getByLabel('What shall we call you?').fill(name);
	await page.getByRole('button', { name: as }).click();
}

async function isInside(page: Page): Promise<void> {
	await expect(page).toHaveURL(`${house.url}/m/${house.meetingId}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('House & Garden');
}

/** Who sits under this name, and whether a device has the seat. */
async function seatOf(name: string) {
	const { seats } = await house.meeting();
	return Object.values(seats).find((seat) => seat.name === name);
}

test('by the code from the start page, typed as it is read, to the named seat', async ({
	browser
}) => {
	const { page, complaints } = await stranger(browser);
	await page.goto(house.url);
	await page
		.getByLabel('Join with a code')
		.fill(`${house.code.slice(0, 3)} ${house.code.slice(3).toLowerCase()}`);
	await page.getByRole('button', { name: 'Join', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Join House & Garden' })).toBeVisible();
	await comeIn(page, 'hanna');
	await isInside(page);
	expect(await seatOf('Hanna Vogt')).toMatchObject({ presence: 'here', deviceTaken: true });
	expect(complaints).toEqual([]);
});

test('the QR code is dark on light in the dark too, as every camera reads it', async ({
	browser
}) => {
	const options = { viewport: sizes.laptop, colorScheme: 'dark' } as const;
	const context = await device(browser, house, house.cookieOf('Mira Aydın'), options);
	const page = await context.newPage();
	await page.goto(`${house.url}/m/${house.meetingId}/screen`);
	const code = page.getByRole('img', { name: /^QR code/ });
	const fills = ['path', 'rect'].map(
		async (part) => await code.locator(part).evaluate((shape) => getComputedStyle(shape).fill)
	);
	expect(await Promise.all(fills)).toEqual(['rgb(29, 34, 38)', 'rgb(255, 255, 255)']);
	await context.close();
});

test('by the link, which is what the QR code on the shared screen says', async ({ browser }) => {
	const asked = await house.ask(`/m/${house.meetingId}/invite`, 'Mira Aydın');
	const { link } = JSON.parse(asked.words) as { link: string };
	expect(link).toBe(`${house.url}/join/${house.code}`);
	const { words } = await house.ask(`/m/${house.meetingId}/screen`, 'Mira Aydın');
	expect(words).toContain(new URL(link).pathname);
	const { page } = await stranger(browser);
	await page.goto(link);
	await expect(page.getByText('House & Garden, November')).toBeVisible();
	await expect(page.getByText('Samuel')).toHaveCount(0);
	await comeIn(page, 'Samuel Osei');
	await isInside(page);
});

test('a taken seat is refused in words, and so is a name that several could mean, or nobody', async ({
	browser
}) => {
	await house.join('Hanna Vogt');
	const { page } = await stranger(browser);
	await page.goto(`${house.url}/join/${house.code}`);
	await comeIn(page, 'Hanna Vogt');
	await expect(page.getByText('This seat is taken.')).toBeVisible();
	await expect(page.getByLabel('What shall we call you?')).toHaveValue('Hanna Vogt');
	await comeIn(page, '');
	await expect(page.getByText('Write your name first.')).toBeVisible();
	await comeIn(page, 'Ada Gast');
	await expect(page.getByText('Nobody called Ada Gast is expected here.')).toBeVisible();
	await page.getByRole('button', { name: 'Come in as a guest' }).click();
	await isInside(page);
	expect(await seatOf('Ada Gast')).toMatchObject({ kind: 'guest' });
});

test('a listener comes in without a seat', async ({ browser }) => {
	const { page } = await stranger(browser);
	await page.goto(`${house.url}/join/${house.code}`);
	await page.getByRole('button', { name: 'Come in without a seat' }).click();
	await isInside(page);
	expect((await house.meeting()).seatOrder).toHaveLength(5);
});

test('a laptop becomes the shared screen', async ({ browser }) => {
	const { page } = await stranger(browser, { viewport: sizes.laptop });
	await page.goto(`${house.url}/join/${house.code}`);
	await page.getByRole('button', { name: 'Make this the shared screen' }).click();
	await expect(page).toHaveURL(`${house.url}/m/${house.meetingId}/screen`);
});

test('a reload and a second tab are the same person', async ({ browser }) => {
	const { page } = await stranger(browser);
	await page.goto(`${house.url}/join/${house.code}`);
	await comeIn(page, 'Jonas');
	await isInside(page);
	await page.reload();
	await isInside(page);
	const second = await page.context().newPage();
	// Who has come in already goes back to where they are.
	await second.goto(`${house.url}/join/${house.code}`);
	await isInside(second);
	const sessions = await house.db
		.selectFrom('session')
		.select('participant_id')
		.where('meeting_id', '=', house.meetingId)
		.execute();
	expect(sessions.map((row) => row.participant_id)).toEqual(
		expect.arrayContaining([(await seatOf('Jonas Keller'))?.id])
	);
	expect(sessions).toHaveLength(2);
});

test('a link for a second device works once', async ({ browser }) => {
	const asked = { method: 'POST', headers: { origin: house.url } };
	const made = await house.ask(`/m/${house.meetingId}/device`, 'Mira Aydın', asked);
	const { link } = JSON.parse(made.words) as { link: string };
	const { page, complaints } = await stranger(browser);
	await page.goto(link);
	await page.getByRole('button', { name: 'Open the meeting here' }).click();
	await isInside(page);
	expect((await house.meeting()).facilitation.facilitator).toBe((await seatOf('Mira Aydın'))?.id);
	expect(complaints).toEqual([]);
	const { page: late } = await stranger(browser);
	await late.goto(link);
	await late.getByRole('button', { name: 'Open the meeting here' }).click();
	await expect(late.getByRole('alert')).toContainText('This link has been used');
	const { page: broken } = await stranger(browser);
	await broken.goto(`${house.url}/device`);
	await expect(broken.getByText('The address is not complete.')).toBeAttached();
});

test('a wrong code is told in words, and typing goes on', async ({ browser }) => {
	const { page } = await stranger(browser);
	await page.goto(`${house.url}/join`);
	await page.getByLabel(/^Code/).fill('AAAAAA');
	await expect(page.getByText('No meeting is open under this code.')).toBeVisible();
	await page.getByLabel(/^Code/).fill(house.code);
	await expect(page.getByRole('heading', { name: 'Join House & Garden' })).toBeVisible();
});

test('who comes late waits at the door and is inside after the nod', async ({ browser }) => {
	await house.give('Mira Aydın', 'startMeeting', {});
	const { page } = await stranger(browser);
	await page.goto(`${house.url}/join/${house.code}`);
	await comeIn(page, 'Lena');
	await expect(page.getByRole('status')).toBeVisible();
	await expect(page.getByText('Jonas')).toHaveCount(0);
	const [request] = Object.values((await house.meeting()).door);
	await house.give('Mira Aydın', 'letIn', { request: request!.id });
	await isInside(page);
	await expect(page.getByRole('navigation')).toBeVisible();
	expect(await seatOf('Lena Brandt')).toMatchObject({ presence: 'here' });
});

test('who comes as a guest late is told a no', async ({ browser }) => {
	await house.give('Mira Aydın', 'startMeeting', {});
	const { page } = await stranger(browser);
	await page.goto(`${house.url}/join/${house.code}`);
	await comeIn(page, 'Ada Gast');
	await page.getByRole('button', { name: 'Come in as a guest' }).click();
	await expect(page.getByRole('status')).toBeVisible();
	const [request] = Object.values((await house.meeting()).door);
	await house.give('Mira Aydın', 'turnAway', { request: request!.id });
	await expect(page.getByRole('link', { name: /again|back|join/i })).toBeVisible();
});

test.describe('without scripts', () => {
	const options = { javaScriptEnabled: false };

	test('people join by plain forms, and are told what is wrong', async ({ browser }) => {
		const { page } = await stranger(browser, options);
		await page.goto(`${house.url}/join`);
		await page.getByLabel(/^Code/).fill('AAAAAA');
		await comeIn(page, 'Hanna');
		await expect(page.getByText('No meeting is open under this code.')).toBeVisible();
		await page.getByLabel(/^Code/).fill(house.code);
		await comeIn(page, 'Hanna');
		await isInside(page);
		await page.goto(`${house.url}/m/${house.meetingId}/minutes`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	});

	test('a meeting is set up by a plain form, which brings back what is wrong', async ({
		browser
	}) => {
		const { page } = await stranger(browser, options);
		await page.goto(`${house.url}/new`);
		await page.locator('[name="circle"]').fill('Kitchen');
		await page.locator('[name="me"]').fill('Eve');
		await page.locator('[name="members"]').fill('Eve\nAdam');
		await page.locator('[name="items.0.title"]').fill('A new oven');
		await page.locator('[name="items.0.minutes"]').fill('0');
		await page.locator('button[type="submit"]').last().click();
		await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
		await expect(page.locator('[name="circle"]')).toHaveValue('Kitchen');
		await page.locator('[name="items.0.minutes"]').fill('20');
		await page.locator('button[type="submit"]').last().click();
		await expect(page).toHaveURL(/\/m\/[\w-]{22}$/);
		await expect(page.getByText('A new oven').first()).toBeVisible();
	});
});
