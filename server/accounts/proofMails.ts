import { m } from '#i18n/paraglide/messages.js';
import type { ProofMails } from './auth.ts';
import type { Mailer } from './mailer.ts';

/**
 * The mails that prove an address. Tokens stand in the fragment, which no server ever gets, and are used up
 * by a button and not by the programs that look at links in mails.
 */
export function proofMails(mailer: Mailer, origin: string): ProofMails {
	const address = (path: string, token: string) => `${origin}${path}#${token}`;
	return {
		signIn: async (to, token) =>
			await mailer.send({
				to,
				subject: m.account_mail_sign_in_subject(),
				text: m.account_mail_sign_in({ address: address('/account/link', token) })
			}),
		newPassword: async (to, token) =>
			await mailer.send({
				to,
				subject: m.account_mail_password_subject(),
				text: m.account_mail_password({ address: address('/account/new-password', token) })
			}),
		confirm: async (to, token) =>
			await mailer.send({
				to,
				subject: m.account_mail_confirm_subject(),
				text: m.account_mail_confirm({ address: address('/account/confirm', token) })
			})
	};
}
