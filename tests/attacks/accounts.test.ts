/** Accounts through the pages of a running Rondo with a name, a mail server and another service to sign in by. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/people/token.ts';
import { aForm } from '../accounts.ts';
import { openOidcPeer, type OidcPeer } from '../oidcPeer.ts';
import { freePort } from '../rondo.ts';
import { openSmtpPeer, type SmtpPeer } from '../smtpPeer.ts';
import { until } from '../until.ts';
import { Browser } from './browser.ts';
import { House, shedForm } from './house.ts';

const origin = 'https://rondo.test';
let service: OidcPeer;
let post: SmtpPeer;
let house: House;

beforeAll(async () => {
	service = await openOidcPeer('rondo');
	post = await openSmtpPeer();
	const PORT = String(await freePort());
	house = new House({
		settings: {
			PORT,
			...{ ORIGIN: origin, RONDO_SMTP_URL: post.url, RONDO_MAIL_FROM: 'post@rondo.test' },
			...{ RONDO_OIDC_ISSUER: service.issuer, RONDO_OIDC_CLIENT_ID: 'rondo' },
			...{ RONDO_OIDC_CLIENT_SECRET: 'secret', RONDO_OIDC_NAME: 'Our login' }
		}
	});
	await house.start();
});
afterAll(async () => {
	await house.end();
	service.close();
	post.close();
});

/** Somebody who has just made an account, and a circle with it. */
async function somebody(name = 'Hanna Vogt') {
	const form = { ...aForm(name), way: 'new', organisation: 'Lindenhof', school: 's3' };
	const browser = new Browser(house, origin);
	const answer = await browser.send('/begin', form);
	expect(answer.status).toBe(303);
	return { ...form, browser };
}

test('over https the cookies of accounts and of meetings are secure, and no script reads them', async () => {
	const { browser } = await somebody();
	await new Browser(house, origin).look('/');
	await browser.send('/new?/create', shedForm);
	const names = browser.set.map((line) => line.split('=', 1)[0]);
	expect(names).toContain('rondo_account');
	expect(names.filter((name) => /^rondo_[\w-]{20,}$/.test(name ?? ''))).toHaveLength(1);
	for (const line of browser.set.filter((each) => each.startsWith('rondo_'))) {
		expect(line).toMatch(/; Secure/i);
		expect(line).toMatch(/; HttpOnly/i);
		expect(line).toMatch(/; SameSite=Lax/i);
	}
});

test('a link to sign in comes by mail, and signs in once', async () => {
	const { email } = await somebody('Zoë Brandt');
	const browser = new Browser(house, origin);
	const asked = await browser.send('/account/sign-in?/link', { email });
	expect(asked.status).toBe(200);
	const link = () => post.mails.find((mail) => mail.text.includes('/account/link#'));
	await until(() => link() !== undefined);
	expect(link()).toMatchObject({ from: 'post@rondo.test', to: [email] });
	const token = /https:\/\/rondo\.test\/account\/link#([\w-]+)/.exec(link()?.text ?? '')?.[1] ?? '';
	const entered = await browser.send('/account/link', { token });
	expect([entered.status, entered.headers['location']]).toEqual([303, '/home']);
	expect((await browser.look('/home')).words).toContain('Zoë Brandt');
	expect((await new Browser(house, origin).send('/account/link', { token })).status).toBe(400);
});

test('nobody gets mail who has no account, and the page says the same', async () => {
	const { email } = await somebody();
	const browser = new Browser(house, origin);
	const said = async (to: string) => {
		const { status, words } = await browser.send('/account/sign-in?/link', { email: to });
		return [status, /role="status"[^>]*>(.*?)<\/p>/s.exec(words)?.[1]?.replaceAll(to, '')];
	};
	const stranger = aForm().email;
	const first = await said(stranger);
	expect(first).toEqual([200, expect.stringContaining('link')]);
	expect(await said(email)).toEqual(first);
	await until(() => post.mails.some(({ to, text }) => to[0] === email && text.includes('/link#')));
	expect(post.mails.filter(({ to }) => to.includes(stranger))).toEqual([]);
});

test('another service signs somebody in who comes back with the same browser', async () => {
	const browser = new Browser(house, origin);
	expect((await browser.look('/account/sign-in')).words).toContain('Our login');
	const leaving = await browser.look('/account/oidc');
	const address = String(leaving.headers['location']);
	expect([leaving.status, address.startsWith(service.issuer)]).toEqual([302, true]);
	const claims = { sub: newId(), email: aForm().email, email_verified: true, name: 'Jonas' };
	const back = service.enter(address, claims);
	expect(back.origin).toBe(origin);
	const elsewhere = new Browser(house, origin);
	const refused = await elsewhere.look(back.pathname + back.search);
	expect(String(refused.headers['location'])).toContain('/account/sign-in?error=');
	expect((await elsewhere.look('/home')).status).toBe(303);
	const again = service.enter(address, claims);
	const entered = await browser.look(again.pathname + again.search);
	expect(entered.headers['location']).toBe('/home');
	expect((await browser.look('/home')).words).toContain('Jonas');
	expect(browser.set.find((line) => line.startsWith('rondo_account='))).toMatch(/; Secure/i);
});

test('an account goes only with its password, and with it the name from all that is stored', async () => {
	const name = 'Wilhelmina Quast';
	const { browser, email, password } = await somebody(name);
	const made = await browser.send('/new?/create', {
		...shedForm,
		me: name,
		members: name,
		'items.0.owner': name
	});
	const meeting = String(made.headers['location']).split('/').at(-1) ?? '';
	expect((await browser.send(`/m/${meeting}/claim`, {})).status).toBe(303);
	expect(await stillNamed(name)).toEqual(['journal', 'person', 'words']);
	for (const proof of ['', 'not it at all', email]) {
		const wrong = await browser.send('/account/data?/leave', { proof });
		expect(wrong.status).toBe(400);
		expect(wrong.words).toContain('This is not your password. Nothing was deleted.');
	}
	expect((await browser.look('/home')).status).toBe(200);
	const left = await browser.send('/account/data?/leave', { proof: password });
	expect([left.status, left.headers['location']]).toEqual([303, '/account/gone']);
	expect((await browser.look('/home')).status).toBe(303);
	const account = await house.db
		.selectFrom('account')
		.select('id')
		.where('email', '=', email)
		.execute();
	expect(account).toEqual([]);
	expect(await stillNamed(name)).toEqual([]);
});

/** Where a name is still to be read past Rondo. */
async function stillNamed(name: string): Promise<readonly string[]> {
	const { db } = house;
	const updates = await db.selectFrom('doc_update').select('update_bytes as bytes').execute();
	const states = await db.selectFrom('doc_snapshot').select('state as bytes').execute();
	const inJournal = [...updates, ...states].some(({ bytes }) => Buffer.from(bytes).includes(name));
	const persons = await db.selectFrom('person').select('name').where('name', '=', name).execute();
	const words = await db
		.selectFrom('event_words')
		.select('words')
		.where('words', '=', name)
		.execute();
	return [
		...(inJournal ? ['journal'] : []),
		...(persons.length > 0 ? ['person'] : []),
		...(words.length > 0 ? ['words'] : [])
	];
}
