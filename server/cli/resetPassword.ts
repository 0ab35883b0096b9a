import { parseArgs } from 'node:util';
import { m } from '#i18n/paraglide/messages.js';
import { findAccountByEmail } from '#server/accounts/accountStore.ts';
import { sayLink, withAccounts } from './accountLink.ts';
import { Misunderstood, type Command } from './terminal.ts';

/** Makes a link by which somebody sets a new password; to be handed over where no mail is sent. */
export const resetPasswordCommand: Command = async (args, terminal) => {
	const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
	const [email, ...others] = positionals;
	if (email === undefined || others.length > 0) throw new Misunderstood();
	return await withAccounts(terminal, async (atHand) => {
		const account = await findAccountByEmail(atHand.db, email);
		if (account === undefined) {
			terminal.note(m.cli_no_account({ email }));
			return 1;
		}
		terminal.say(m.cli_reset({ name: account.name }));
		await sayLink(atHand, account.id, terminal);
		return 0;
	});
};
