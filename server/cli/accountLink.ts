/** What the commands about accounts share: accounts beside the running server, and links to hand over. */
import { m } from '#i18n/paraglide/messages.js';
import { createAuth, type Auth } from '#server/accounts/auth.ts';
import { newPasswordToken } from '#server/accounts/byHand.ts';
import { readConfig, type Config } from '#server/config.ts';
import { openDatabase } from '#server/storage/database.ts';
import type { Db } from '#server/storage/schema.ts';
import { databaseOf } from './database.ts';
import type { Terminal } from './terminal.ts';

export interface AtHand {
	readonly db: Db;
	readonly auth: Auth;
	readonly config: Config;
}

/** Opens the accounts of these settings for one piece of work. */
export async function withAccounts(
	{ env }: Terminal,
	work: (atHand: AtHand) => Promise<number>
): Promise<number> {
	const config = readConfig(env);
	const database = await openDatabase(databaseOf(config));
	try {
		const auth = createAuth({
			// Links are stored by their plain hash, so that no secret is needed to make one.
			...{ database, secret: new Uint8Array(32), origin: config.origin },
			...{ oidc: undefined, open: true, mails: undefined }
		});
		return await work({ db: database.db, auth, config });
	} finally {
		await database.close();
	}
}

/** Says the link by which an account gets a password, or which page to open where Rondo knows no address of its own. */
export async function sayLink(
	{ auth, config }: AtHand,
	accountId: string,
	{ say }: Terminal
): Promise<void> {
	const token = await newPasswordToken(auth, accountId, Date.now());
	const path = `/account/new-password#${token}`;
	if (config.origin === undefined) say(m.cli_link_path({ path }));
	else say(m.cli_link({ address: config.origin + path }));
}
