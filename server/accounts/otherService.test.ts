import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDevice, aForm, openTestAccounts } from '../../tests/accounts.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { openOidcPeer, type Claims, type OidcPeer } from '../../tests/oidcPeer.ts';
import { newId } from '../people/token.ts';

let peer: OidcPeer;
beforeAll(async () => {
	peer = await openOidcPeer('rondo');
});
afterAll(() => peer.close());

const origin = 'https://rondo.example.org';

function said(email: string, verified = true): Claims {
	return { sub: newId(), email, email_verified: verified, name: 'Hanna Vogt' };
}

forEachDialect(({ database }) => {
	const open = (strangers = true) => {
		const oidc = { issuer: peer.issuer, clientId: 'rondo', clientSecret: 'secret' };
		return openTestAccounts(database(), { open: strangers, oidc });
	};

	/** Goes to the service and comes back, as a browser does. */
	async function enter(
		{ accounts }: ReturnType<typeof open>,
		claims: Claims,
		{ nonce, withCookies = true }: { nonce?: string; withCookies?: boolean } = {}
	) {
		const leaving = await accounts.otherService.leave(new URL(origin));
		if (leaving === undefined) throw new Error('no service');
		const cookie = leaving.cookies
			.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
			.join('; ');
		const back = peer.enter(leaving.address, claims, nonce);
		const headers = new Headers(withCookies ? { cookie } : undefined);
		const { goOn, cookies } = await accounts.otherService.comeBack(new Request(back, { headers }));
		return { goOn, asker: await accounts.whoIsBy(cookies) };
	}

	test('whoever signs in by another service has an account from then on, and the same again', async () => {
		const all = open();
		const claims = said(aForm().email);
		const first = await enter(all, claims);
		expect(first).toMatchObject({ goOn: '/home', asker: { email: claims.email, confirmed: true } });
		const again = await enter(all, claims);
		expect(again.asker?.accountId).toBe(first.asker?.accountId);
	});

	test('an account is reached only where both have checked the address', async () => {
		const all = open();
		const form = aForm();
		await all.accounts.register(form, aDevice());
		const refused = { goOn: '/account/sign-in?error=account_not_linked', asker: undefined };
		expect(await enter(all, said(form.email))).toEqual(refused);
		await all.accounts.confirm(all.mails[0]?.token ?? '');
		expect(await enter(all, said(form.email, false))).toEqual(refused);
		expect((await enter(all, said(form.email))).asker?.email).toBe(form.email);
	});

	test('a token of another attempt, and another browser, sign nobody in', async () => {
		const all = open();
		const claims = said(aForm().email);
		expect((await enter(all, claims, { nonce: 'of another attempt' })).asker).toBeUndefined();
		const elsewhere = await enter(all, claims, { withCookies: false });
		expect(elsewhere).toMatchObject({ asker: undefined });
		expect(elsewhere.goOn).toContain('/account/sign-in?error=');
	});

	test('where accounts are made by invitation, strangers make none there either', async () => {
		const refused = await enter(open(false), said(aForm().email));
		expect(refused).toEqual({ goOn: '/account/sign-in?error=signup_disabled', asker: undefined });
	});
});
