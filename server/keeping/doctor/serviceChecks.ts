/** Services of others that Rondo needs when they are set: whether they answer. */
import { m } from '#i18n/paraglide/messages.js';
import { createMailer } from '#server/accounts/mailer.ts';
import { ok, wrong, type Check } from './check.ts';

/** Milliseconds after which a service that says nothing is given up. */
const patience = 10_000;

/** Whether the mail server lets us in; no mail is sent. */
export const checkMail: Check = async ({ config: { mail } }) => {
	if (mail === undefined) return [ok(m.doctor_no_mail())];
	const mailer = createMailer(mail);
	try {
		await mailer.check();
		return [ok(m.doctor_mail({ from: mail.from }))];
	} catch (error) {
		return [wrong(m.doctor_mail_fails({ reason: reasonOf(error) }), m.doctor_mail_fails_next())];
	} finally {
		mailer.close();
	}
};

/** Whether the service by which people sign in is there and calls itself as it is called here. */
export const checkSignInService: Check = async ({ config: { oidc } }) => {
	if (oidc === undefined) return [];
	const { issuer } = oidc;
	const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
	const next = m.doctor_oidc_fails_next({ address });
	try {
		const reply = await fetch(address, { signal: AbortSignal.timeout(patience) });
		const told: unknown = reply.ok ? await reply.json() : undefined;
		const itself = told instanceof Object && 'issuer' in told ? String(told.issuer) : undefined;
		if (itself === issuer) return [ok(m.doctor_oidc({ issuer }))];
		const reason = itself ?? String(reply.status);
		return [wrong(m.doctor_oidc_fails({ issuer, reason }), next)];
	} catch (error) {
		return [wrong(m.doctor_oidc_fails({ issuer, reason: reasonOf(error) }), next)];
	}
};

/** In the words of the system: what its operator looks for. Addresses with passwords are not in them. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}
