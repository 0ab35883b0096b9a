/** A mail server on 127.0.0.1 that keeps what it is given. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail as it came over SMTP. */
export interface TakenMail {
	readonly from: string;
	readonly to: readonly string[];
	readonly subject: string;
	/** Everything after the headers, decoded. */
	readonly text: string;
}

export interface SmtpPeer {
	/** For `RONDO_SMTP_URL`. */
	readonly url: string;
	readonly mails: readonly TakenMail[];
	close(): void;
}

/** Starts the server on any free port. */
export async function openSmtpPeer(): Promise<SmtpPeer> {
	const mails: TakenMail[] = [];
	const server = createServer((socket) => void converse(socket, mails)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return { url: `smtp://127.0.0.1:${address.port}`, mails, close: () => void server.close() };
}

/** RFC 5321, as far as a client that offers nothing of its own needs it. */
async function converse(socket: Socket, mails: TakenMail[]): Promise<void> {
	const say = (words: string) => socket.write(`${words}\r\n`);
	let [from, to, data]: [string, string[], string[] | null] = ['', [], null];
	say('220 peer');
	for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
		if (data !== null && line !== '.') data.push(line.startsWith('.') ? line.slice(1) : line);
		else if (data !== null) {
			mails.push(mailOf(from, to, data));
			[from, to, data] = ['', [], null];
			say('250 taken');
		} else if (/^DATA$/i.test(line)) {
			data = [];
			say('354 go on');
		} else if (/^QUIT$/i.test(line)) {
			socket.end('221 bye\r\n');
			return;
		} else {
			const path = /^(MAIL FROM|RCPT TO):<([^>]*)>/i.exec(line);
			if (/^MAIL/i.test(line)) from = path?.[2] ?? '';
			if (/^RCPT/i.test(line)) to = [...to, path?.[2] ?? ''];
			say('250 fine');
		}
	}
}

function mailOf(from: string, to: readonly string[], lines: readonly string[]): TakenMail {
	const end = lines.indexOf('');
	const headers = lines
		.slice(0, end)
		.join('\n')
		.replaceAll(/\n[ \t]+/g, ' ');
	const subject = /^Subject: (.*)$/im.exec(headers)?.[1] ?? '';
	const body = lines.slice(end + 1).join('\n');
	const isQuoted = /^Content-Transfer-Encoding: quoted-printable$/im.test(headers);
	return { from, to, subject, text: isQuoted ? unquoted(body) : body };
}

function unquoted(body: string): string {
	const bytes = body
		.replaceAll(/=\n/g, '')
		.replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
