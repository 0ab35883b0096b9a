import type { Answer } from '#governance/consent/answer.ts';
import { openObjections } from '#governance/meeting.ts';
import type { Round } from '#governance/round/round.ts';
import { serverRoot } from '#document/roots.ts';
import {
	answers,
	itemIn,
	nextStep,
	openConsent,
	toConsentStep,
	toItems
} from '../attacks/course.ts';
import { House, members, shedForm } from '../attacks/house.ts';
import { cookieIn } from '../attacks/asking.ts';
import type { RawPeer } from '../rawPeer.ts';
import { until } from '../until.ts';
import { filesOf, newCanary, whereIs, type Channels } from './canaries.ts';

const [mira = '', hanna = '', jonas = '', samuel = ''] = members;
const guest = 'Ada Gast';
const listener = 'Leo Lauscher';
const screen = 'Wall';
/** Everybody who has a line to the meeting. */
const watchers = [mira, hanna, jonas, samuel, guest, listener, screen];
/**
 * Whose pages are read: who has answered, who has not, who is no member, and nobody at all. Two of them
 * have their turn in each round.
 */
const readers = [mira, jonas, guest, listener, screen, null];
const pages = [
	...['', '/screen', '/minutes', '/minutes.md', '/minutes.json'],
	...['/__data.json', '/screen/__data.json', '/minutes/__data.json']
];

/** What the canaries of one round did: where they were found before the reveal, and where not after it. */
export interface CanaryRound {
	readonly tooEarly: readonly string[];
	readonly missing: readonly string[];
}

/** A meeting whose members answer together, again and again, with words that stand nowhere else. */
export class SealedMeeting {
	readonly house = new House({ settings: { RONDO_LOG: 'trace' } });
	readonly #frames = new Map<string, Buffer[]>();
	readonly #peers: RawPeer[] = [];
	readonly #replies: string[] = [];
	/** Answers that were changed before the reveal: nobody may ever find them. */
	readonly #changed: string[] = [];
	#rounds = 0;

	async begin(): Promise<this> {
		await this.house.start();
		await this.house.plan({ ...shedForm, members: [mira, hanna, jonas, samuel].join('\n') });
		for (const name of [hanna, jonas, samuel]) await this.house.join(name);
		await this.house.join(guest, 'guest');
		await this.house.join(listener, 'listener');
		await this.#openScreen();
		await toItems(this.house);
		await toConsentStep(this.house);
		for (const name of watchers) await this.#listen(name);
		return this;
	}

	/** One round from its opening to its reveal, and back to where the next one can be opened. */
	async round(): Promise<CanaryRound> {
		this.#rounds += 1;
		const round = await openConsent(this.house);
		const [first, second, third, changed] = [newCanary(), newCanary(), newCanary(), newCanary()];
		const words = [first, second, third];
		await this.#answer(round, hanna, { kind: 'concern', text: changed });
		await this.#answer(round, hanna, { kind: 'objection', text: first });
		await this.#answer(round, jonas, { kind: 'concern', text: second });
		await this.#answer(round, samuel, { kind: 'notYet', text: third });
		await this.#send(mira, 'reveal', { round: round.id });
		const tooEarly = [
			...found([...words, changed], new Map([...this.#channels(), ...(await this.#pages(round))])),
			...(await this.#toldApart(round))
		];
		await answers(this.house, mira, 'consent');
		this.#clear();
		await this.house.give(mira, 'reveal', { round: round.id });
		await this.#shown();
		const missing = missed(words, this.#channels());
		tooEarly.push(...found([changed], this.#channels()));
		this.#changed.push(changed);
		this.#clear();
		await this.#backToOpening();
		return { tooEarly, missing };
	}

	/** Where answers are found that were changed before anybody could see them. */
	async changedFound(): Promise<readonly string[]> {
		await this.house.process.stop();
		return found(this.#changed, filesOf(this.house.data.path));
	}

	/** The shared screen has a session of its own, by a link that works once. */
	async #openScreen(): Promise<void> {
		const path = `/m/${this.house.meetingId}/screen/open`;
		const headers = { origin: this.house.url };
		const { link }: { link: string } = JSON.parse(
			(await this.house.ask(path, mira, { method: 'POST', headers })).words
		);
		const token = link.slice(link.indexOf('#') + 1);
		const cookie = cookieIn(await this.house.submit('/device', null, { token }));
		if (cookie === undefined) throw new Error('the screen was not let in');
		this.house.keepCookie(screen, cookie);
	}

	/** Keeps every byte that somebody's socket receives. */
	async #listen(name: string): Promise<void> {
		const frames: Buffer[] = [];
		this.#frames.set(name, frames);
		const peer = this.house.peer(name);
		peer.socket.on('message', (data) => frames.push(Buffer.from(data as Buffer)));
		await peer.join();
		peer.followUpdates();
		this.#peers.push(peer);
	}

	async #answer(round: Round, name: string, answer: Answer): Promise<void> {
		const who = await this.house.seat(name);
		const { id, version } = round;
		await this.#send(name, 'answer', { round: id, version, who, answer, readBack: false });
		await this.#shown();
	}

	/** Gives a command, be it taken or refused, and keeps what was replied. */
	async #send(name: string, type: string, payload: unknown): Promise<void> {
		this.#replies.push(JSON.stringify(await this.house.command(name, type, payload)));
	}

	/** Waits until every socket shows what has happened: what was sent before has come. */
	async #shown(): Promise<void> {
		const { seq } = await this.house.meeting();
		await until(() => this.#peers.every((peer) => Number(shownSeq(peer)) >= seq));
	}

	#channels(): Channels {
		const channels = new Map(filesOf(this.house.data.path));
		for (const [name, frames] of this.#frames)
			channels.set(`the line of ${name}`, Buffer.concat(frames));
		channels.set('replies to commands', Buffer.from(this.#replies.join('\n')));
		channels.set('the log', Buffer.from(this.house.process.said));
		return channels;
	}

	async #pages({ id }: Round): Promise<Channels> {
		const read = new Map<string, Buffer>();
		// Those who have answered read their own answer there, and nobody else's.
		const silent = [mira, guest, listener, screen, null];
		for (const reader of this.#readersNow) {
			const answer = silent.includes(reader) ? [`/answers/${id}`] : [];
			for (const page of [...pages, ...answer]) {
				const path = `/m/${this.house.meetingId}${page}`;
				read.set(`${path} for ${reader}`, await this.#read(path, reader));
			}
		}
		return read;
	}

	/** Whoever sees that one has answered must not see what: an objection looks like a concern. */
	async #toldApart({ id }: Round): Promise<readonly string[]> {
		const seats = await Promise.all([hanna, jonas, samuel].map((name) => this.house.seat(name)));
		return this.#peers.flatMap((peer) => {
			const { turns } = serverRoot(peer.doc, 'rounds').get(`rounds:${id}`) as Round;
			const looks = new Set(seats.map((seat) => JSON.stringify(turns[seat])));
			return looks.size === 1 ? [] : [`answers that can be told apart: ${[...looks].join(' ')}`];
		});
	}

	get #readersNow(): readonly (string | null)[] {
		return readers.filter((_, place) => place % 3 === this.#rounds % 3);
	}

	async #read(path: string, reader: string | null): Promise<Buffer> {
		const { words, headers } = await this.house.ask(path, reader);
		return Buffer.from(words + JSON.stringify(headers));
	}

	#clear(): void {
		for (const frames of this.#frames.values()) frames.length = 0;
		this.#replies.length = 0;
	}

	/** The circle goes back, the author changes nothing, so that everybody can be asked again. */
	async #backToOpening(): Promise<void> {
		const meeting = await this.house.meeting();
		const item = itemIn(meeting);
		for (const { id } of openObjections(meeting, item))
			await this.house.give(hanna, 'withdrawObjection', { objection: id, words: 'Heard.' });
		const step = meeting.items[item]?.step ?? '';
		await this.house.give(mira, 'goBack', { item, from: step, to: 'amend' });
		await this.house.give(samuel, 'yieldAmend', { item });
		await nextStep(this.house);
	}
}

function found(words: readonly string[], channels: Channels): readonly string[] {
	return words.flatMap((word) => whereIs(word, channels).map((where) => `${word} in ${where}`));
}

/** Kinds of channels in which a word that everybody may know by now is not found. */
function missed(words: readonly string[], channels: Channels): readonly string[] {
	return words.flatMap((word) => {
		const places = whereIs(word, channels);
		const open = [...watchers.map((name) => `the line of ${name}`), 'the file rondo.sqlite'];
		return open
			.filter((where) => !places.some((place) => place.startsWith(where)))
			.map((where) => `${word} not in ${where}`);
	});
}

function shownSeq(peer: RawPeer): unknown {
	return serverRoot(peer.doc, 'meta').get('seq');
}
