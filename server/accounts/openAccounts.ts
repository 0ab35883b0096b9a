import type { Config } from '#server/config.ts';
import type { Logger } from '#server/log.ts';
import type { Database } from '#server/storage/database.ts';
import { Accounts } from './accounts.ts';
import { createAuth } from './auth.ts';
import { createMailer, type Mailer } from './mailer.ts';
import { proofMails } from './proofMails.ts';

export interface OpenAccounts {
	readonly accounts: Accounts;
	/** Undefined where no mail server is set. */
	readonly mailer: Mailer | undefined;
}

interface AccountsSettings {
	readonly database: Database;
	readonly secret: Uint8Array;
	readonly config: Pick<Config, 'origin' | 'mail' | 'oidc' | 'signUp'>;
	readonly log: Logger;
	readonly now: () => number;
	/** Closes the lines of account sessions that have ended. */
	readonly onEnded: (sessionIds: readonly string[]) => void;
}

/** Puts accounts together as the operator set them up. */
export function openAccounts(asked: AccountsSettings): OpenAccounts {
	const { database, secret, config, log, now, onEnded } = asked;
	const { origin, oidc } = config;
	const mailer = config.mail && createMailer(config.mail);
	const mails =
		mailer && origin !== undefined ? proofMails(quietly(mailer, log), origin) : undefined;
	const open = config.signUp === 'open';
	const auth = createAuth({ database, secret, origin, oidc, open, mails });
	const ways = { mail: mails !== undefined, oidc: oidc?.name ?? null, open };
	return { accounts: new Accounts({ db: database.db, auth, ways, now, onEnded }), mailer };
}

/** The page says the same whether a mail went out, so nobody waits for it; the log tells what failed. */
function quietly(mailer: Mailer, log: Logger): Mailer {
	return {
		...mailer,
		send: async (mail) => {
			mailer.send(mail).catch((err: unknown) => log.error({ err }, 'a mail was not sent'));
		}
	};
}
