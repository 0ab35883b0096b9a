import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { House } from '../attacks/house.ts';
import {
	inDecided,
	inEnded,
	inLobby,
	inObjection,
	inSealedRound,
	visitors
} from '../attacks/visitors.ts';
import { complaintsOf, device, sizes } from './devices.ts';

const house = new House();
/** Where each meeting is, and whose cookie is whose there. */
const meetings: Record<string, { id: string; cookies: Record<string, string | undefined> }> = {};

const moments = {
	lobby: inLobby,
	sealed: inSealedRound,
	objection: inObjection,
	decided: inDecided,
	ended: inEnded
} as const;
type Moment = keyof typeof moments;

test.beforeAll(async () => {
	await house.start();
	for (const [moment, begin] of Object.entries(moments)) {
		await begin(house);
		const names = ['Mira Aydın', ...Object.values(visitors)].filter((name) => name !== null);
		const cookies = names.map((name) => [name, house.cookieOf(name)] as const);
		meetings[moment] = { id: house.meetingId, cookies: Object.fromEntries(cookies) };
	}
});
test.afterAll(async () => await house.end());

/** What axe finds in the page as it stands, light and then dark. */
async function findings(page: Page): Promise<readonly string[]> {
	const found: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { violations } = await new AxeBuilder({ page }).analyze();
		for (const { id, help, nodes } of violations)
			found.push(
				...nodes.map(({ target }) => `${colorScheme}: ${id} at ${target.join(' ')}: ${help}`)
			);
	}
	return found;
}

/** What every page has to be, whoever looks at it. */
async function isInOrder(page: Page, complaints: readonly string[]): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
	await expect(page).toHaveTitle(/\S/);
	expect(await findings(page)).toEqual([]);
	const overflow = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
	expect(overflow).toBeLessThanOrEqual(0);
	expect(complaints).toEqual([]);
}

const open = [
	'/',
	'/new',
	'/join',
	'/join/AAAAAA',
	'/device',
	'/device#token',
	'/no-such-page',
	'/account/sign-in',
	'/account/link',
	'/account/new-password',
	'/account/confirm',
	'/account/gone',
	'/begin',
	'/invitation'
];

const mira = 'Mira Aydın';
const { member, guest, listener, atDoor } = visitors;
const inside: readonly (readonly [moment: Moment, who: string, path: string])[] = [
	['lobby', mira, ''],
	['lobby', member, ''],
	['lobby', guest, '/screen'],
	['sealed', mira, ''],
	['sealed', member, ''],
	['sealed', listener, ''],
	['sealed', atDoor, ''],
	['sealed', mira, '/screen'],
	['sealed', mira, '/minutes'],
	['objection', mira, ''],
	['objection', member, ''],
	['objection', mira, '/screen'],
	['decided', mira, ''],
	['decided', mira, '/screen'],
	['decided', mira, '/minutes'],
	['decided', mira, '/decisions/ITEM'],
	['sealed', member, '#people'],
	['sealed', mira, '#notes'],
	['decided', member, '#actions'],
	['ended', mira, ''],
	['ended', mira, '/next'],
	['ended', mira, '/claim']
];

for (const [size, viewport] of Object.entries(sizes)) {
	test.describe(`on a ${size}`, () => {
		for (const path of open) {
			test(`axe finds nothing on ${path}`, async ({ browser }) => {
				const context = await device(browser, house, undefined, { viewport });
				const page = await context.newPage();
				const complaints = complaintsOf(page, house);
				await page.goto(house.url + path);
				await page.waitForLoadState('networkidle');
				await isInOrder(page, complaints);
				await context.close();
			});
		}

		for (const [moment, who, path] of inside) {
			test(`axe finds nothing: ${moment}, ${who}, the meeting${path}`, async ({ browser }) => {
				const { id, cookies } = meetings[moment]!;
				const item = Object.keys((await house.meeting(id)).decisions)[0] ?? '';
				const context = await device(browser, house, cookies[who], { viewport });
				const page = await context.newPage();
				const complaints = complaintsOf(page, house);
				await page.goto(`${house.url}/m/${id}${path.replace('ITEM', item)}`);
				await expect(page.getByRole('main')).toBeVisible();
				await page.waitForLoadState('load');
				await isInOrder(page, complaints);
				await context.close();
			});
		}
	});
}
