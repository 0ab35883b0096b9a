import { expect, onTestFinished, test } from 'vitest';
import { aDevice } from '../../tests/accounts.ts';
import { newFolder } from '../../tests/keeping.ts';
import { RondoProcess, type Ended } from '../../tests/rondo.ts';
import { createApp, type Services } from '../app.ts';
import { createOrganisation } from '../circles/organisationStore.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';

interface Running {
	readonly services: Services;
	rondo(...words: string[]): Promise<Ended>;
}

/** A running server, and commands beside it in processes of their own. */
async function running(settings: Record<string, string> = {}): Promise<Running> {
	const env = { RONDO_DATA: newFolder(), ...settings };
	const app = await createApp(readConfig(env), createLog('error', process.stderr));
	onTestFinished(() => app.close());
	return {
		services: app.services,
		rondo: async (...words) =>
			await new RondoProcess(env, [process.execPath, 'server/cli.ts', ...words]).ended
	};
}

const password = 'a lime tree in the yard';
const tokenIn = ({ output }: Ended) => /new-password#(\w+)\n/.exec(output)?.[1] ?? '';
const entering = { email: 'mira@example.org', password };

test('an account is made with an organisation to look after, and its link sets a password once', async () => {
	const { services, rondo } = await running({ ORIGIN: 'https://rondo.example.org' });
	const words = ['create-admin', 'Mira@Example.org', 'Mira Aydın', 'Lindenhof'];
	const made = await rondo(...words);
	expect(made).toMatchObject({ exitCode: 0, errors: '' });
	expect(made.output).toContain('Mira Aydın has an account now');
	expect(made.output).toContain('Lindenhof is founded, and Mira Aydın looks after it.');
	expect(made.output).toContain('https://rondo.example.org/account/new-password#');
	const { accounts, organisations } = services;
	expect(await accounts.setNewPassword(tokenIn(made), password, aDevice())).toBe('set');
	const again = await accounts.setNewPassword(tokenIn(made), password, aDevice());
	expect(again).toEqual({ refused: 'linkOver' });
	const mira = await accounts.signIn(entering, aDevice());
	if (!('accountId' in mira)) throw new Error('not signed in');
	const [lindenhof, ...others] = await organisations.mine(mira.accountId);
	expect(lindenhof).toMatchObject({ organisation: { name: 'Lindenhof' } });
	expect(lindenhof?.standing.admin).toBe(true);
	expect(lindenhof?.circles).toHaveLength(1);
	expect(others).toEqual([]);

	const twice = await rondo(...words);
	expect(twice.output).toContain('Mira Aydın has an account with the address');
	expect(await organisations.mine(mira.accountId)).toHaveLength(1);
}, 90_000);

test('an organisation that is there gets somebody more to look after it', async () => {
	const { services, rondo } = await running();
	await rondo('create-admin', 'mira@example.org', 'Mira Aydın', 'Lindenhof');
	const helped = await rondo('create-admin', 'jonas@example.org', 'Jonas Keller', 'Lindenhof');
	expect(helped.output).toContain('Jonas Keller looks after Lindenhof.');
	// Rondo does not know its own address here.
	expect(helped.output).toMatch(/ORIGIN is not set\):\n\n\/account\/new-password#\w+\n/);
	const { accounts, organisations } = services;
	await accounts.setNewPassword(tokenIn(helped), password, aDevice());
	const jonas = await accounts.signIn({ ...entering, email: 'jonas@example.org' }, aDevice());
	if (!('accountId' in jonas)) throw new Error('not signed in');
	const [lindenhof] = await organisations.mine(jonas.accountId);
	expect(lindenhof?.standing.admin).toBe(true);
	const people = await organisations.people(jonas.accountId, lindenhof?.organisation.id ?? '');
	expect(people?.map(({ name }) => name)).toEqual(['Jonas Keller', 'Mira Aydın']);

	const { db } = services.database;
	const twin = { id: 'twin', name: 'Lindenhof', practice: false, claimedAt: null, createdAt: 1 };
	await createOrganisation(db, twin);
	const unclear = await rondo('create-admin', 'elif@example.org', 'Elif', 'Lindenhof');
	expect(unclear).toMatchObject({ exitCode: 1, output: '' });
	expect(unclear.errors).toContain('  twin  1970-01-01');
	const meant = await rondo('create-admin', 'jonas@example.org', 'Jonas Keller', 'twin');
	expect(meant.exitCode).toBe(0);
	expect(await organisations.mine(jonas.accountId)).toHaveLength(2);
}, 90_000);

test('what cannot be is told, and nothing is changed', async () => {
	const { services, rondo } = await running();
	const told = async (...words: string[]) => await rondo('create-admin', ...words);
	expect((await told('mira', 'Mira')).errors).toBe(
		'mira is no e-mail address. Nothing was changed.\n'
	);
	expect((await told('mira@example.org', ' ')).errors).toContain('needs a name');
	expect((await told('mira@example.org', 'Mira', 'x'.repeat(200))).errors).toContain(
		'An organisation needs a name'
	);
	expect(await told('mira@example.org')).toMatchObject({ exitCode: 2 });
	expect(await told('mira@example.org', 'Mira', 'Lindenhof', 'more')).toMatchObject({
		exitCode: 2
	});
	expect(await rondo('reset-password')).toMatchObject({ exitCode: 2 });
	expect(await rondo('reset-password', 'mira@example.org')).toMatchObject({
		exitCode: 1,
		errors: 'There is no account with the address mira@example.org.\n'
	});
	const { db } = services.database;
	expect(await db.selectFrom('account').selectAll().execute()).toEqual([]);
	expect(
		await db.selectFrom('organisation').select('id').where('practice', '=', 0).execute()
	).toEqual([]);
}, 90_000);

test('whoever forgot their password is handed a link; the old one holds until it is used', async () => {
	const { services, rondo } = await running();
	const { accounts } = services;
	const registered = { ...entering, name: 'Mira Aydın' };
	expect(await accounts.register(registered, aDevice())).toHaveProperty('accountId');
	const handed = await rondo('reset-password', ' MIRA@example.org');
	expect(handed).toMatchObject({ exitCode: 0, errors: '' });
	expect(handed.output).toContain('A new password for Mira Aydın');
	expect(await accounts.signIn(entering, aDevice())).toHaveProperty('accountId');
	const pear = 'a pear tree in the yard';
	expect(await accounts.setNewPassword(tokenIn(handed), pear, aDevice())).toBe('set');
	expect(await accounts.signIn(entering, aDevice())).toEqual({ refused: 'wrongPassword' });
	expect(await accounts.signIn({ ...entering, password: pear }, aDevice())).toHaveProperty(
		'accountId'
	);
}, 90_000);
