import { randomBytes } from 'node:crypto';
import type { CommandPayloads, CommandType } from '#governance/commands.ts';
import { RawPeer } from './rawPeer.ts';

/** What the door for commands answered. */
export interface CommandReply {
	readonly status: number;
	readonly body: unknown;
}

/** A command as it is sent; with the same key it happens once, however often it is sent. */
export interface SentCommand<T extends CommandType = CommandType> {
	readonly key: string;
	readonly type: T;
	readonly payload: CommandPayloads[T];
}

/** Somebody who speaks with a running Rondo as a browser does, without being one. */
export class Caller {
	readonly port: number;
	readonly #cookies = new Map<string, string>();

	constructor(port: number) {
		this.port = port;
	}

	get origin(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get headers(): Readonly<Record<string, string>> {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		return { cookie, origin: this.origin };
	}

	async ask(path: string, options: RequestInit = {}): Promise<Response> {
		const response = await fetch(`${this.origin}${path}`, {
			redirect: 'manual',
			...options,
			headers: { ...this.headers, accept: 'text/html', ...options.headers }
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [pair = ''] = cookie.split(';', 1);
			const [name = '', value = ''] = pair.split('=', 2);
			this.#cookies.set(name, value);
		}
		return response;
	}

	/** The body of a page, or of whatever else is at this address. */
	async read(path: string): Promise<string> {
		return await (await this.ask(path)).text();
	}

	/** Sends a form and returns the address that it leads to. */
	async submit(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
		const response = await this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
		const location = response.headers.get('location');
		if (location === null) throw new Error(`${path} answered ${response.status}`);
		return location;
	}

	async send(meetingId: string, { key, type, payload }: SentCommand): Promise<CommandReply> {
		const response = await this.ask(`/m/${meetingId}/commands`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ key, type, payload })
		});
		return { status: response.status, body: await response.json() };
	}

	/** Sends a command that must be taken. */
	async give<T extends CommandType>(
		meetingId: string,
		type: T,
		payload: CommandPayloads[T]
	): Promise<CommandReply> {
		const reply = await this.send(meetingId, { key: newKey(), type, payload });
		if (reply.status !== 200) throw new Error(`${type}: ${JSON.stringify(reply)}`);
		return reply;
	}

	/** A socket to the meeting's document, open and with its state. */
	async open(meetingId: string): Promise<RawPeer> {
		return await new RawPeer(this.port, '', meetingId, meetingId, this.headers).join();
	}
}

export function newKey(): string {
	return randomBytes(16).toString('hex');
}

/** A meeting that was set up at a running Rondo, and those who sit in it by name. */
export interface CalledMeeting {
	readonly id: string;
	readonly code: string;
	readonly seats: Readonly<Record<string, Caller>>;
}

/** Sets up a meeting with one decision on its agenda; the first one facilitates, and everybody sits down. */
export async function callMeeting(port: number, names: readonly string[]): Promise<CalledMeeting> {
	const [me = '', ...members] = names;
	const first = new Caller(port);
	const address = await first.submit('/new?/create', {
		circle: 'House & Garden',
		zone: 'UTC',
		minutes: '90',
		school: 's3',
		me,
		members: members.join('\n'),
		rows: '1',
		'items.0.kind': 'decide',
		'items.0.title': 'Compost',
		'items.0.minutes': '20',
		'items.0.text': 'We compost everything that grows.'
	});
	const id = address.slice('/m/'.length);
	const { link }: { link: string } = JSON.parse(await first.read(`/m/${id}/invite`));
	const code = link.slice(link.lastIndexOf('/') + 1);
	const seats: Record<string, Caller> = { [me]: first };
	for (const name of members) {
		const caller = new Caller(port);
		await caller.submit(`/join/${code}`, { code, name, as: 'seat' });
		seats[name] = caller;
	}
	return { id, code, seats };
}
