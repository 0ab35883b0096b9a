import { expect, test } from 'vitest';
import { aDevice, aForm, cookieHeader, openTestAccounts } from '../../tests/accounts.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import type { Database } from '#server/storage/database.ts';
import { newPasswordToken } from './byHand.ts';

const over = { refused: 'linkOver' };

/** Every proof that is asked for has run out. */
async function runOut({ db }: Database): Promise<void> {
	const past = new Date(Date.now() - 1_000).toISOString();
	await db.updateTable('account_proof').set({ expires_at: past }).execute();
}

forEachDialect(({ database }) => {
	test('a link signs in once, and not after its hour', async () => {
		const { accounts, mails } = openTestAccounts(database());
		const form = aForm();
		await accounts.register(form, aDevice());
		expect(await accounts.sendLink(form, aDevice())).toBe('sent');
		const { to, token = '' } = mails.find(({ kind }) => kind === 'signIn') ?? {};
		expect(to).toBe(form.email);
		const opened = await accounts.openLink(token, aDevice());
		expect((await accounts.whoAsks(cookieHeader(opened)))?.asker.confirmed).toBe(true);
		expect(await accounts.openLink(token, aDevice())).toEqual(over);
		await accounts.sendLink(form, aDevice());
		await runOut(database());
		expect(await accounts.openLink(mails.at(-1)?.token ?? '', aDevice())).toEqual(over);
	});

	test('of two who open one link at once, one is signed in', async () => {
		const { accounts, mails } = openTestAccounts(database());
		const form = aForm();
		await accounts.register(form, aDevice());
		await accounts.sendLink(form, aDevice());
		const token = mails.at(-1)?.token ?? '';
		const both = await Promise.all([1, 2].map(() => accounts.openLink(token, aDevice())));
		expect(both.filter((each) => 'accountId' in each)).toHaveLength(1);
	});

	test('who has no account gets no mail, and is told the same', async () => {
		const { accounts, mails } = openTestAccounts(database());
		expect(await accounts.sendLink(aForm(), aDevice())).toBe('sent');
		expect(await accounts.sendNewPassword(aForm(), aDevice())).toBe('sent');
		expect(mails).toEqual([]);
		expect(await accounts.sendLink({ email: 'x' }, aDevice())).toHaveProperty('misfits');
		const without = openTestAccounts(database(), { mail: false });
		expect(await without.accounts.sendLink(aForm(), aDevice())).toEqual({ refused: 'noMail' });
	});

	test('a link sets a new password once, and signs out everywhere', async () => {
		const { accounts, mails, ended } = openTestAccounts(database());
		const form = aForm();
		const cookies = cookieHeader(await accounts.register(form, aDevice()));
		const known = await accounts.whoAsks(cookies);
		await accounts.sendNewPassword(form, aDevice());
		const token = mails.at(-1)?.token ?? '';
		const set = (password: string) => accounts.setNewPassword(token, password, aDevice());
		expect(await set('short')).toEqual({ misfits: [{ at: 'password', code: 'passwordShort' }] });
		expect(await set('a pear tree in the yard')).toBe('set');
		expect(ended).toEqual([known?.asker.sessionId]);
		expect(await accounts.whoAsks(cookies)).toBeUndefined();
		expect(await set('an oak tree in the yard')).toEqual(over);
		expect(await accounts.signIn(form, aDevice())).toEqual({ refused: 'wrongPassword' });
		const password = 'a pear tree in the yard';
		expect(await accounts.signIn({ ...form, password }, aDevice())).toHaveProperty('accountId');
	});

	test('a link for a new password runs out, also one from the hands of an operator', async () => {
		const { accounts, auth, mails } = openTestAccounts(database());
		const form = aForm();
		const registered = await accounts.register(form, aDevice());
		if (!('accountId' in registered)) throw new Error('no account');
		await accounts.sendNewPassword(form, aDevice());
		const handed = await newPasswordToken(auth, registered.accountId, Date.now());
		await runOut(database());
		for (const token of [handed, mails.at(-1)?.token ?? '', '', 'x'.repeat(9_000)])
			expect(await accounts.setNewPassword(token, form.password, aDevice())).toEqual(over);
		const fresh = await newPasswordToken(auth, registered.accountId, Date.now());
		expect(await accounts.setNewPassword(fresh, form.password, aDevice())).toBe('set');
	});

	test('an address is confirmed by its own link', async () => {
		const { accounts, mails } = openTestAccounts(database());
		const form = aForm();
		const cookies = cookieHeader(await accounts.register(form, aDevice()));
		expect(mails).toMatchObject([{ kind: 'confirm', to: form.email }]);
		expect(await accounts.confirm('not.a.token')).toEqual(over);
		expect((await accounts.whoAsks(cookies))?.asker.confirmed).toBe(false);
		expect(await accounts.confirm(mails[0]?.token ?? '')).toBe('confirmed');
		expect((await accounts.whoAsks(cookies))?.asker.confirmed).toBe(true);
	});

	test('links to an account that has gone lead nowhere', async () => {
		const { accounts, mails } = openTestAccounts(database());
		const form = aForm();
		await accounts.register(form, aDevice());
		await accounts.sendLink(form, aDevice());
		await accounts.sendNewPassword(form, aDevice());
		await database().db.deleteFrom('account').where('email', '=', form.email).execute();
		const token = (kind: string) => mails.find((mail) => mail.kind === kind)?.token ?? '';
		expect(await accounts.confirm(token('confirm'))).toEqual(over);
		expect(await accounts.openLink(token('signIn'), aDevice())).toEqual(over);
		const set = accounts.setNewPassword(token('newPassword'), form.password, aDevice());
		expect(await set).toEqual(over);
	});

	test('who knows the password changes it, and every other device is signed out', async () => {
		const { accounts, ended } = openTestAccounts(database());
		const form = aForm();
		const elsewhere = cookieHeader(await accounts.register(form, aDevice()));
		const cookies = cookieHeader(await accounts.signIn(form, aDevice()));
		const known = await accounts.whoAsks(cookies);
		if (known === undefined) throw new Error('nobody');
		const change = (currentPassword: string, newPassword: string) =>
			accounts.changePassword(known.asker, cookies, { currentPassword, newPassword });
		const pear = 'a pear tree in the yard';
		expect(await change(form.password, 'short')).toHaveProperty('misfits');
		expect(await change('not the lime tree', pear)).toEqual({ refused: 'wrongPassword' });
		expect(await change('x'.repeat(500), pear)).toEqual({ refused: 'wrongPassword' });
		expect(ended).toEqual([]);
		const changed = await change(form.password, pear);
		if ('misfits' in changed || 'refused' in changed) throw new Error('not changed');
		const now = changed.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
		expect((await accounts.whoAsks(now))?.asker.email).toBe(form.email);
		expect(await accounts.whoAsks(elsewhere)).toBeUndefined();
		expect(ended).toContain(known.asker.sessionId);
		expect(ended).toHaveLength(2);
	});

	test('an account without a password is told so', async () => {
		const { accounts } = openTestAccounts(database());
		const form = aForm();
		const cookies = cookieHeader(await accounts.register(form, aDevice()));
		const known = await accounts.whoAsks(cookies);
		if (known === undefined) throw new Error('nobody');
		await database()
			.db.deleteFrom('account_credential')
			.where('account_id', '=', known.asker.accountId)
			.execute();
		const words = { currentPassword: form.password, newPassword: 'a pear tree in the yard' };
		const refused = await accounts.changePassword(known.asker, cookies, words);
		expect(refused).toEqual({ refused: 'noPassword' });
	});
});
