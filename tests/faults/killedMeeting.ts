import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { serverRoot, textRoot } from '#document/roots.ts';
import type { Dice } from '#testing/dice.ts';
import {
	callMeeting,
	newKey,
	type CalledMeeting,
	type Caller,
	type CommandReply,
	type SentCommand
} from '../caller.ts';
import type { RawPeer } from '../rawPeer.ts';

const names = ['Hanna', 'Jonas', 'Mira'];
/** A meeting keeps 500 notes; the next one begins before that, with room for one more round. */
const mostNotes = 350;

interface SentNote {
	readonly by: Caller;
	readonly command: SentCommand<'writeNote'>;
	/** Null while no answer came. */
	reply: CommandReply | null;
}

/** People who write into a text and give commands until the server is gone, and what it told them. */
export class KilledMeeting {
	readonly #port: number;
	readonly #dice: Dice;
	#meeting: CalledMeeting | null = null;
	/** Words of this meeting that were sent, and whether they were acknowledged. */
	#words = new Map<string, boolean>();
	#notes: SentNote[] = [];
	#fresh: SentNote[] = [];
	#lastWord = 0;
	readonly figures = { words: 0, commands: 0, sentAgain: 0 };

	constructor(port: number, dice: Dice) {
		this.#port = port;
		this.#dice = dice;
	}

	/** Sets a meeting up where there is none, or the one that was is full. */
	async begin(): Promise<void> {
		this.#fresh = [];
		if (this.#meeting !== null && this.#notes.length < mostNotes) return;
		this.#meeting = await callMeeting(this.#port, names);
		this.#words = new Map();
		this.#notes = [];
	}

	/** Everybody writes and commands until the server is gone; `acked` is called for each thing it kept. */
	async work(killed: AbortSignal, acked: () => void): Promise<void> {
		const callers = Object.values(this.#present.seats);
		const peers = await Promise.all(callers.map((caller) => caller.open(this.#present.id)));
		await Promise.all([
			...peers.map((peer) => this.#write(peer, killed, acked)),
			...callers.map((caller) => this.#command(caller, killed, acked))
		]);
		for (const peer of peers) peer.leave();
	}

	/** Looks what a freshly started server still has. @returns what is lost or doubled. */
	async wrong(): Promise<readonly string[]> {
		return [...(await this.#wrongReplies()), ...(await this.#wrongCounts())];
	}

	get #present(): CalledMeeting {
		if (this.#meeting === null) throw new Error('no meeting has begun');
		return this.#meeting;
	}

	/** Writes one word after the other, some of them several at a time. */
	async #write(peer: RawPeer, killed: AbortSignal, acked: () => void): Promise<void> {
		const waiting: string[] = [];
		peer.doc.on('update', (update: Uint8Array) => peer.sendSync(2, update));
		peer.onStatus((saved) => {
			const word = waiting.shift();
			if (!saved || word === undefined) return;
			this.#words.set(word, true);
			this.figures.words += 1;
			acked();
		});
		while (!killed.aborted && peer.closeCode === null) {
			for (let left = 1 + this.#dice.below(3); left > 0; left -= 1) {
				const word = this.#nextWord();
				waiting.push(word);
				this.#words.set(word, false);
				const text = proposalOf(peer.doc);
				text.insert(this.#dice.chance(0.5) ? text.length : 0, word);
			}
			await peer.nextStatus(killed);
		}
	}

	async #command(by: Caller, killed: AbortSignal, acked: () => void): Promise<void> {
		while (!killed.aborted) {
			const payload = { item: null, text: this.#nextWord() };
			const note: SentNote = {
				by,
				command: { key: newKey(), type: 'writeNote', payload },
				reply: null
			};
			this.#notes.push(note);
			this.#fresh.push(note);
			note.reply = await this.#answered(note);
			// The connection broke: the server is going, or gone.
			if (note.reply === null) return;
			this.figures.commands += 1;
			acked();
		}
	}

	/** A command sent again gets the reply that it got, or would have got. */
	async #wrongReplies(): Promise<readonly string[]> {
		const wrong: string[] = [];
		for (const note of this.#fresh) {
			if (note.reply === null) this.figures.sentAgain += 1;
			const first = note.reply ?? (await this.#answered(note));
			const again = await this.#answered(note);
			note.reply = first;
			if (first?.status !== 200 || !isDeepStrictEqual(first, again)) {
				wrong.push(`a command got ${JSON.stringify(first)} and then ${JSON.stringify(again)}`);
			}
		}
		return wrong;
	}

	async #wrongCounts(): Promise<readonly string[]> {
		const [reader] = Object.values(this.#present.seats);
		if (reader === undefined) throw new Error('nobody sits here');
		const peer = await reader.open(this.#present.id);
		const text = proposalOf(peer.doc).toString();
		const shown = JSON.stringify(serverRoot(peer.doc, 'rounds').toJSON());
		peer.leave();
		const minutes = await reader.read(`/m/${this.#present.id}/minutes.md`);
		const notes = this.#notes.map(({ command }) => command.payload.text);
		return [
			...[...this.#words].flatMap(([word, acked]) => unless(text, 'text', word, acked ? 1 : 0)),
			...notes.flatMap((note) => unless(shown, 'document', note, 1)),
			...notes.flatMap((note) => unless(minutes, 'minutes', note, 1))
		];
	}

	async #answered({ by, command }: SentNote): Promise<CommandReply | null> {
		try {
			return await by.send(this.#present.id, command);
		} catch {
			return null;
		}
	}

	#nextWord(): string {
		this.#lastWord += 1;
		return `(w${this.#lastWord})`;
	}
}

/** A word must be there once; if it was not acknowledged it may be missing, but never doubled. */
function unless(text: string, where: string, word: string, least: 0 | 1): readonly string[] {
	const times = text.split(word).length - 1;
	return times <= 1 && times >= least ? [] : [`${word} is ${times} times in the ${where}`];
}

/** The first row of words of the proposal's shared text. */
function proposalOf(doc: Y.Doc): Y.XmlText {
	const root = [...doc.share.keys()].find((key) => key.startsWith('text:proposal-')) ?? '';
	const rows = textRoot(doc, root.slice('text:'.length)).createTreeWalker(
		(node) => node instanceof Y.XmlText
	);
	for (const row of rows) if (row instanceof Y.XmlText) return row;
	throw new Error('the text has no words yet');
}
