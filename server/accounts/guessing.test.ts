import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDevice, aForm, cookieHeader, openTestAccounts } from '../../tests/accounts.ts';
import { sqlitePlace, type TestPlace } from '../../tests/dialects.ts';
import type { Database } from '#server/storage/database.ts';

// What is counted is counted in memory, whatever the database.
let place: TestPlace;
let database: Database;
beforeAll(async () => {
	place = await sqlitePlace();
	database = await place.open();
});
afterAll(async () => await place.remove());

test('wrong passwords are counted by account, wherever they come from, and by address', async () => {
	const { accounts } = openTestAccounts(database);
	const form = aForm();
	await accounts.register(form, aDevice());
	const wrong = { email: form.email, password: 'not the lime tree' };
	const here = aDevice();
	for (let times = 0; times < 15; times += 1) await accounts.signIn(wrong, aDevice());
	expect(await accounts.signIn(form, aDevice())).toMatchObject({ refused: 'tooOften' });
	for (let times = 0; times < 15; times += 1) await accounts.signIn(aForm(), here);
	const other = aForm();
	await accounts.register(other, aDevice());
	expect(await accounts.signIn(other, here)).toMatchObject({ refused: 'tooOften' });
	expect(await accounts.signIn(other, aDevice())).toMatchObject({ name: other.name });
}, 60_000);

test('guesses at the password of an open device are counted', async () => {
	const { accounts } = openTestAccounts(database);
	const form = aForm();
	const cookies = cookieHeader(await accounts.register(form, aDevice()));
	const known = await accounts.whoAsks(cookies);
	if (known === undefined) throw new Error('nobody');
	const guess = async (currentPassword: string) =>
		await accounts.changePassword(known.asker, cookies, {
			currentPassword,
			newPassword: 'a pear tree in the yard'
		});
	for (let times = 0; times < 15; times += 1) await guess('not the lime tree');
	expect(await guess(form.password)).toMatchObject({ refused: 'tooOften' });
}, 30_000);
