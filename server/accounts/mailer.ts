import { createTransport } from 'nodemailer';

/** A mail in plain words. */
export interface Mail {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	/** A date for calendars. */
	readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** Sends mail; where none is set up there is no mailer. */
export interface Mailer {
	/** @throws when the mail server does not take it. */
	send(mail: Mail): Promise<void>;
	/** Whether the mail server answers and lets us in, for `doctor`. */
	check(): Promise<void>;
	close(): void;
}

export interface MailSettings {
	/** `smtp://user:password@host:587` or `smtps://...`. */
	readonly smtpUrl: string;
	/** `Rondo <rondo@example.org>` */
	readonly from: string;
}

/** Milliseconds after which a mail server that says nothing is given up. */
const patience = 15_000;

/** A mailer over SMTP. Lines of people's names never become header lines: nodemailer folds and encodes them. */
export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
	const transport = createTransport(
		{ url: smtpUrl, connectionTimeout: patience, socketTimeout: patience },
		{ from }
	);
	return {
		send: async ({ to, subject, text, calendar }) => {
			const icalEvent = calendar && { method: calendar.method, content: calendar.content };
			await transport.sendMail({ to, subject, text, icalEvent });
		},
		check: async () => void (await transport.verify()),
		close: () => transport.close()
	};
}
