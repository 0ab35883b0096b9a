import { expect, test } from 'vitest';
import { aDevice, aForm, cookieHeader, openTestAccounts } from '../../tests/accounts.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { accountCookie } from './auth.ts';

forEachDialect(({ database }) => {
	test('somebody registers, is signed in, and signs in again on another device', async () => {
		const { accounts } = openTestAccounts(database());
		const form = aForm();
		const registered = await accounts.register(form, aDevice());
		const known = await accounts.whoAsks(cookieHeader(registered));
		expect(known?.asker).toMatchObject({ name: form.name, email: form.email, confirmed: false });
		const typed = { email: ` ${form.email.toUpperCase()} `, password: form.password };
		const entered = await accounts.signIn(typed, aDevice());
		expect(entered).toMatchObject({ name: form.name });
		const there = await accounts.whoAsks(cookieHeader(entered));
		expect(there?.asker.accountId).toBe(known?.asker.accountId);
		expect(there?.asker.sessionId).not.toBe(known?.asker.sessionId);
	});

	test('what does not fit is told by field, and makes no account', async () => {
		const { accounts } = openTestAccounts(database());
		const misfits = async (change: object) => {
			const told = await accounts.register({ ...aForm(), ...change }, aDevice());
			return 'misfits' in told ? told.misfits.map(({ at, code }) => `${at} ${code}`) : told;
		};
		expect(await misfits({ email: 'hanna' })).toEqual(['email badEmail']);
		expect(await misfits({ email: `${'h'.repeat(260)}@example.org` })).toEqual(['email tooLong']);
		expect(await misfits({ name: ' ', password: '' })).toEqual(['name empty', 'password empty']);
		expect(await misfits({ name: 'h'.repeat(5_000) })).toEqual(['name tooLong']);
		expect(await misfits({ password: 'short' })).toEqual(['password passwordShort']);
		expect(await misfits({ password: 'x'.repeat(129) })).toEqual(['password tooLong']);
		expect(await misfits({ name: 'Hanna Vogt', password: 'hanna vogt' })).toEqual([
			'password passwordKnown'
		]);
		expect(await misfits({ name: 7, email: null, password: [] })).toHaveLength(3);
	});

	test('of two who take one address at once, one has it', async () => {
		const { accounts } = openTestAccounts(database());
		const form = aForm();
		const other = { ...form, password: 'a pear tree in the yard' };
		const both = await Promise.all([form, other].map((each) => accounts.register(each, aDevice())));
		expect(both.filter((each) => 'accountId' in each)).toHaveLength(1);
		expect(both).toContainEqual({ refused: 'accountExists' });
	});

	test('who registers twice by a double tap has one account', async () => {
		const { accounts } = openTestAccounts(database());
		const form = aForm();
		const first = await accounts.register(form, aDevice());
		const again = await accounts.register(form, aDevice());
		if (!('accountId' in first) || !('accountId' in again)) throw new Error('not signed in');
		expect(again.accountId).toBe(first.accountId);
		const wrong = { ...form, password: 'a pear tree in the yard' };
		expect(await accounts.register(wrong, aDevice())).toEqual({ refused: 'accountExists' });
	});

	test('a wrong password and an unknown address are told alike', async () => {
		const { accounts } = openTestAccounts(database());
		const form = aForm();
		await accounts.register(form, aDevice());
		const wrong = { email: form.email, password: 'not the lime tree' };
		expect(await accounts.signIn(wrong, aDevice())).toEqual({ refused: 'wrongPassword' });
		expect(await accounts.signIn(aForm(), aDevice())).toEqual({ refused: 'wrongPassword' });
	});

	test('where accounts are made by invitation, strangers make none', async () => {
		const { accounts } = openTestAccounts(database(), { open: false });
		const form = aForm();
		expect(await accounts.register(form, aDevice())).toEqual({ refused: 'closed' });
		expect(await accounts.register(form, aDevice(), true)).toMatchObject({ name: form.name });
	});

	test('devices are listed, and signed out here, elsewhere and everywhere', async () => {
		const { accounts, ended } = openTestAccounts(database());
		const form = aForm();
		const cookies = [cookieHeader(await accounts.register(form, aDevice('Firefox on a phone')))];
		for (const device of ['Chrome', 'Safari', 'Edge'])
			cookies.push(cookieHeader(await accounts.signIn(form, aDevice(device))));
		const askers = await Promise.all(cookies.map(async (each) => await accounts.whoAsks(each)));
		const [phone, chrome, safari] = askers.map((each) => each?.asker);
		if (!phone || !chrome || !safari) throw new Error('nobody');
		const listed = await accounts.sessions(phone);
		expect(listed.map(({ device }) => device).sort()).toEqual([
			...['Chrome', 'Edge', 'Firefox on a phone', 'Safari']
		]);
		const in_ = async () =>
			(await Promise.all(cookies.map((each) => accounts.whoAsks(each)))).map(
				(each) => each !== undefined
			);
		await accounts.signOut(phone, { session: chrome.sessionId });
		expect(await in_()).toEqual([true, false, true, true]);
		await accounts.signOut(phone, 'here');
		expect(await in_()).toEqual([false, false, true, true]);
		await accounts.signOut(safari, 'elsewhere');
		expect(await in_()).toEqual([false, false, true, false]);
		await accounts.signOut(safari, 'everywhere');
		expect(await in_()).toEqual([false, false, false, false]);
		expect([...ended].sort()).toEqual(listed.map(({ id }) => id).sort());
	}, 20_000);

	test('nobody signs a device of somebody else out, or is let in by their cookie altered', async () => {
		const { accounts } = openTestAccounts(database());
		const hers = cookieHeader(await accounts.register(aForm(), aDevice()));
		const his = cookieHeader(await accounts.register(aForm('Jonas Keller'), aDevice()));
		const [hanna, jonas] = [await accounts.whoAsks(hers), await accounts.whoAsks(his)];
		if (!hanna || !jonas) throw new Error('nobody');
		await accounts.signOut(jonas.asker, { session: hanna.asker.sessionId });
		expect(await accounts.whoAsks(hers)).toBeDefined();
		const token = decodeURIComponent(hers).split(';', 1)[0]?.split('=')[1] ?? '';
		const [own = ''] = token.split('.');
		for (const value of [own, `${own}.`, `${own}.${his.split('.')[1]}`, '', 'x'.repeat(9_000)])
			expect(
				await accounts.whoAsks(`${accountCookie}=${encodeURIComponent(value)}`)
			).toBeUndefined();
		expect(await accounts.whoAsks(`x${hers}`)).toBeUndefined();
	});

	test('the database alone opens no session, and tells no password or token of a link', async () => {
		const { accounts, mails } = openTestAccounts(database());
		const form = aForm();
		await accounts.register(form, aDevice());
		await accounts.sendLink(form, aDevice());
		await accounts.sendNewPassword(form, aDevice());
		const { db } = database();
		const sessions = await db.selectFrom('account_session').select('token').execute();
		for (const { token } of sessions)
			expect(await accounts.whoAsks(`${accountCookie}=${token}`)).toBeUndefined();
		const held = JSON.stringify([
			await db.selectFrom('account_proof').selectAll().execute(),
			await db.selectFrom('account_credential').selectAll().execute()
		]);
		expect(mails).toHaveLength(3);
		for (const { token } of mails) expect(held).not.toContain(token);
		expect(held).not.toContain(form.password);
	});

	test('a session that ran out lets nobody in, and is listed no more', async () => {
		const { accounts } = openTestAccounts(database());
		const cookies = cookieHeader(await accounts.register(aForm(), aDevice()));
		const known = await accounts.whoAsks(cookies);
		if (known === undefined) throw new Error('nobody');
		await database()
			.db.updateTable('account_session')
			.set({ expires_at: new Date(Date.now() - 1_000).toISOString() })
			.where('id', '=', known.asker.sessionId)
			.execute();
		expect(await accounts.sessions(known.asker)).toEqual([]);
		expect(await accounts.whoAsks(cookies)).toBeUndefined();
	});
});
