/** Forms that arrive after somebody's session has ended: they are asked to sign in, and come back to the page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/people/token.ts';
import { aForm } from '../accounts.ts';
import { Browser } from './browser.ts';
import { holdingsOf } from './holdings.ts';
import { House } from './house.ts';
import { tellsNothing } from './visitors.ts';

const house = new House();
let circle = '';
let meeting = '';
let organisation = '';
let outside: Browser;

/** Somebody with an account and an organisation of their own. */
async function founder(name: string) {
	const browser = new Browser(house, house.url);
	const form = { ...aForm(name), way: 'new', organisation: `Home of ${name}`, school: 's3' };
	const founded = await browser.send('/begin', form);
	return { browser, circle: String(founded.headers['location']) };
}

beforeAll(async () => {
	await house.start();
	const hanna = await founder('Hanna Vogt');
	circle = hanna.circle;
	const { words } = await hanna.browser.look(circle);
	organisation = /\/o\/[\w-]+/.exec(words)?.[0] ?? '';
	const planned = await hanna.browser.send(`${circle}/meetings/new`, {
		...{ title: 'November', date: '2099-01-20', time: '19:00', zone: 'Europe/Berlin' },
		...{ minutes: '90', key: newId(), rows: '0' }
	});
	meeting = String(planned.headers['location']);
	expect([planned.status, meeting]).toEqual([303, expect.stringContaining(`${circle}/meetings/`)]);
	outside = (await founder('Nora Nebenan')).browser;
});
afterAll(async () => await house.end());

const formsOf = (page: string, names: readonly string[]) =>
	names.map((name) => [page, name] as const);
const forms = [
	...formsOf('circle/people', ['invite', 'revoke', 'add', 'end', 'role', 'newRole', 'describe']),
	...formsOf('circle/people', ['found']),
	...formsOf('circle/purpose', ['propose']),
	...formsOf('circle/settings', ['record', 'propose']),
	...formsOf('circle/backlog', ['add', 'move']),
	...formsOf('circle/meetings/new', ['']),
	...formsOf('meeting', ['enter', 'excuse', 'change', 'cancel', 'add', 'changeItem', 'move']),
	...formsOf('meeting', ['remove', 'putForward', 'consentBeforehand', 'answer']),
	...formsOf('organisation', ['rename'])
];

const whereIs = (page: string) =>
	page
		.replace(/^circle/, circle)
		.replace(/^meeting$/, meeting)
		.replace(/^organisation/, organisation);

describe('a form of a page that needs an account', () => {
	test.for(forms)('asks to sign in and comes back to the page: %s %s', async ([page, name]) => {
		const before = await holdingsOf(house.db);
		const path = whereIs(page);
		const asked = name === '' ? path : `${path}?/${name}`;
		const answer = await house.submit(asked, null, { kind: 'consent', reason: 'Snow' });
		const next = encodeURIComponent(path);
		const to = `/account/sign-in?next=${next}`;
		expect([answer.status, answer.headers['location']]).toEqual([303, to]);
		expect(await holdingsOf(house.db)).toEqual(before);
	});

	test.for(forms)('is not there for people of another house: %s %s', async ([page, name]) => {
		const path = whereIs(page);
		const asked = name === '' ? path : `${path}?/${name}`;
		const fields = { kind: 'consent', reason: 'Snow', title: 'Shed', 'items.0.title': 'Shed' };
		const before = await holdingsOf(house.db);
		const sent = await outside.send(asked, fields);
		// Of a link that is gone nothing is left to end: that form shows the page again.
		const answer = name === 'revoke' ? await outside.look(path) : sent;
		expect(answer.status).toBe(404);
		tellsNothing(answer);
		expect(await holdingsOf(house.db)).toEqual(before);
	});
});

test('what was asked of the page is still asked after signing in', async () => {
	const answer = await house.submit(`${circle}/meetings/new?items=one,two`, null, {});
	const next = encodeURIComponent(`${circle}/meetings/new?items=one,two`);
	expect(answer.headers['location']).toBe(`/account/sign-in?next=${next}`);
});

test('a page that is opened from another asks to sign in as well', async () => {
	for (const page of ['circle', 'circle/people', 'circle/meetings', 'meeting', 'organisation']) {
		// Only the page is asked for; the frame around it is there already.
		const { words } = await house.ask(
			`${whereIs(page)}/__data.json?x-sveltekit-invalidated=001`,
			null
		);
		expect([page, JSON.parse(words)]).toEqual([
			page,
			{ type: 'redirect', location: expect.stringContaining('/account/sign-in?next=') as string }
		]);
	}
});

test('the calendar file of a meeting brings whoever signs in back to the meeting', async () => {
	const answer = await house.ask(`${meeting}/calendar.ics`, null);
	const to = `/account/sign-in?next=${encodeURIComponent(meeting)}`;
	expect([answer.status, answer.headers['location']]).toEqual([303, to]);
	expect((await outside.look(`${meeting}/calendar.ics`)).status).toBe(404);
});
