/** A real Rondo with one meeting in it and people at their devices: a process of its own, asked over HTTP. */
import { join } from 'node:path';
import type { CommandPayloads, CommandType } from '#governance/commands.ts';
import { replay } from '#governance/evolve.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { loadEvents } from '#server/meetings/eventStore.ts';
import { happened } from '#server/meetings/room.ts';
import { newId } from '#server/people/token.ts';
import { openDatabase, type Database } from '#server/storage/database.ts';
import type { Db } from '#server/storage/schema.ts';
import { RawPeer } from '../rawPeer.ts';
import { RondoProcess, temporaryData } from '../rondo.ts';
import { ask, cookieIn, jsonIn, type Answered, type Asked } from './asking.ts';

/** What the page gets back for a command. */
export interface CommandAnswer {
	readonly status: number;
	readonly seq?: number;
	readonly code?: string;
	readonly about?: readonly string[];
	readonly text?: string;
}

/** The people of a meeting as the form for a new one names them; the first sets it up and facilitates. */
export const members = ['Mira Aydın', 'Hanna Vogt', 'Jonas Keller', 'Samuel Osei', 'Lena Brandt'];

/** A proposal that is ready for a decision. */
export const shedForm = {
	circle: 'House & Garden',
	aims: 'House and garden are safe',
	title: 'House & Garden, November',
	zone: 'Europe/Berlin',
	minutes: '90',
	school: 's3',
	me: members[0]!,
	members: members.join('\n'),
	rows: '1',
	'items.0.kind': 'decide',
	'items.0.title': 'Share the tool shed',
	'items.0.minutes': '25',
	'items.0.owner': 'Samuel Osei',
	'items.0.driver': 'The storm took the shed next door.',
	'items.0.outcome': 'An agreement',
	'items.0.text': 'Members of the **allotment** may use our tool shed daily.',
	'items.0.reviewOn': '2099-05-31'
} as const;

interface Place {
	/** A PostgreSQL database instead of the file. */
	readonly databaseUrl?: string;
	readonly settings?: Readonly<Record<string, string>>;
}

export class House {
	readonly data = temporaryData();
	readonly #place: Place;
	readonly #cookies = new Map<string, string>();
	readonly #peers: RawPeer[] = [];
	#process: RondoProcess | null = null;
	#database: Database | null = null;
	url = '';
	/** The meeting that was set up last. */
	meetingId = '';
	code = '';
	/** Who set it up, and facilitates. */
	facilitator = '';

	constructor(place: Place = {}) {
		this.#place = place;
	}

	/** Starts Rondo; call it again after `stop`. */
	async start(): Promise<this> {
		const { ORIGIN, PORT } = this.environment;
		this.#process = new RondoProcess({ ...this.environment });
		// With a name of its own it says that, and not where it listens.
		if (ORIGIN !== undefined) await this.#process.announced(ORIGIN);
		this.url = ORIGIN === undefined ? await this.#process.listening() : `http://127.0.0.1:${PORT}`;
		this.#database ??= await openDatabase({ url: this.#place.databaseUrl, file: this.file });
		return this;
	}

	/** The settings with which it runs. */
	get environment(): Readonly<Record<string, string>> {
		const { databaseUrl, settings } = this.#place;
		return { RONDO_DATA: this.data.path, DATABASE_URL: databaseUrl ?? '', ...settings };
	}

	get file(): string {
		return join(this.data.path, 'rondo.sqlite');
	}

	get port(): number {
		return Number(new URL(this.url).port);
	}

	get process(): RondoProcess {
		if (this.#process === null) throw new Error('the house is closed');
		return this.#process;
	}

	/** The same data as Rondo has, seen past it. */
	get db(): Db {
		if (this.#database === null) throw new Error('the house is closed');
		return this.#database.db;
	}

	/** Stops Rondo and takes everything away. */
	async end(): Promise<void> {
		for (const peer of this.#peers) peer.leave();
		await this.#database?.close();
		await this.#process?.stop();
		this.data.remove();
	}

	/** The cookie of somebody who came in; nothing for strangers. */
	cookieOf(name: string): string | undefined {
		return this.#cookies.get(name);
	}

	/** Somebody's device holds this cookie from now on. */
	keepCookie(name: string, cookie: string): void {
		this.#cookies.set(name, cookie);
	}

	/** Asks as somebody's page does, or as a stranger. */
	ask(path: string, as: string | null, asked: Asked = {}): Promise<Answered> {
		const cookie = as === null ? undefined : this.#cookies.get(as);
		const headers = { ...(cookie !== undefined && { cookie }), ...asked.headers };
		return ask(this.url + path, { ...asked, headers });
	}

	/** Sends a form as a browser without scripts does. */
	submit(
		path: string,
		as: string | null,
		fields: Readonly<Record<string, string>>,
		headers: Readonly<Record<string, string>> = {}
	): Promise<Answered> {
		return this.ask(path, as, {
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				accept: 'text/html',
				origin: this.url,
				...headers
			},
			body: new URLSearchParams(fields).toString()
		});
	}

	/** Sets a meeting up by the form and signs its creator in. */
	async plan(fields: Readonly<Record<string, string>> = shedForm): Promise<void> {
		const answer = await this.submit('/new?/create', null, fields);
		const cookie = cookieIn(answer);
		if (cookie === undefined) throw new Error(`no meeting: ${answer.status} ${answer.words}`);
		this.facilitator = fields['me'] ?? '';
		this.#cookies.set(this.facilitator, cookie);
		this.meetingId = String(answer.headers['location']).split('/').at(-1) ?? '';
		const row = await this.db
			.selectFrom('meeting')
			.select('code')
			.where('id', '=', this.meetingId)
			.executeTakeFirstOrThrow();
		this.code = row.code;
	}

	/** Comes in by the code. */
	async join(name: string, as: 'seat' | 'guest' | 'listener' = 'seat'): Promise<Answered> {
		const answer = await this.submit(`/join/${this.code}`, null, { code: this.code, name, as });
		const cookie = cookieIn(answer);
		if (cookie !== undefined) this.#cookies.set(name, cookie);
		return answer;
	}

	/** The meeting as its events tell it. */
	async meeting(id = this.meetingId): Promise<Meeting> {
		return replay((await loadEvents(this.db, id)).map(happened));
	}

	/** The seat of somebody. */
	async seat(name: string): Promise<ParticipantId> {
		const { seats } = await this.meeting();
		const held = Object.values(seats).find((seat) => seat.name === name);
		if (held === undefined) throw new Error(`nobody is called ${name}`);
		return held.id;
	}

	/** Gives a command over HTTP, whatever comes of it. */
	async command(
		as: string | null,
		type: string,
		payload: unknown,
		key: string = newId()
	): Promise<CommandAnswer> {
		const answer = await this.ask(`/m/${this.meetingId}/commands`, as, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: this.url },
			body: JSON.stringify({ key, type, payload })
		});
		return { status: answer.status, ...(jsonIn(answer) as object) };
	}

	/** Gives a command that has to be taken. */
	async give<T extends CommandType>(
		as: string,
		type: T,
		payload: CommandPayloads[T]
	): Promise<CommandAnswer> {
		const answer = await this.command(as, type, payload);
		if (answer.status !== 200) throw new Error(`${as}: ${type}: ${JSON.stringify(answer)}`);
		return answer;
	}

	/** A WebSocket of somebody that may send anything, to this document. */
	peer(
		as: string | null,
		document = this.meetingId,
		{
			address = document,
			headers = {}
		}: { address?: string; headers?: Readonly<Record<string, string>> } = {}
	): RawPeer {
		const cookie = as === null ? undefined : this.#cookies.get(as);
		const sent = { origin: this.url, ...(cookie !== undefined && { cookie }), ...headers };
		const peer = new RawPeer(this.port, as ?? '', document, address, sent);
		this.#peers.push(peer);
		return peer;
	}
}
