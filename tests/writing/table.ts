import {
	$isTextNode,
	INDENT_CONTENT_COMMAND,
	OUTDENT_CONTENT_COMMAND,
	PASTE_COMMAND,
	SKIP_DOM_SELECTION_TAG
} from 'lexical';
import { expect } from 'vitest';
import { wordsOf } from '#governance/richText.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { $readText } from '#editor/readNodes.ts';
import { Relay } from '#testing/relay.ts';
import { $selectAt } from './places.ts';
import { takeSeat, type Seat } from './seat.ts';

/** Acts that keep all words where they are; each stands here as often as people do it. */
export const gentle = [
	...Array<'type'>(12).fill('type'),
	...Array<'hear'>(10).fill('hear'),
	...Array<'split'>(4).fill('split'),
	...(['paste', 'paste', 'bold', 'bold', 'italic', 'undo', 'redo', 'leave'] as const)
] as const;
/** Acts that take words away or make blocks anew. */
export const rough = [
	'delete',
	'delete',
	'indent',
	'indent',
	'heading',
	'numbered',
	'bulleted',
	'link'
] as const;

/** What somebody does, and where; the numbers are read as far as the text reaches. */
export interface Act {
	readonly who: number;
	readonly what: (typeof gentle)[number] | (typeof rough)[number];
	readonly where: number;
	readonly how: number;
}

interface Writer extends Seat {
	/** The signs this writer wrote and did not take back. */
	readonly written: Set<string>;
}

/**
 * People around one text. Every character they write is unique, so that each can be followed.
 * Who takes back a paragraph takes with it what somebody else writes into it before hearing of that: no
 * tree of shared types can know better. Such characters are excused; all others must be there at the end.
 */
export class WritingTable {
	readonly #relay: Relay;
	readonly #writers: Writer[];
	readonly #excused = new Set<string>();
	/** Who has not heard yet of somebody's undo. */
	readonly #unaware = new Set<Writer>();
	readonly #keepsWords: boolean;
	#nextSign = 0x4e00;

	constructor(people: number, keepsWords: boolean) {
		this.#keepsWords = keepsWords;
		this.#relay = new Relay((doc) => seedText(doc, 'a'));
		this.#writers = Array.from({ length: people }, (_, index) => ({
			...takeSeat(this.#relay, `Person ${index}`),
			written: new Set()
		}));
	}

	act({ who, what, where, how }: Act): void {
		const writer = this.#writers[who];
		if (writer === undefined) return;
		switch (what) {
			case 'type':
				return this.#write(writer, (sign) => this.#edit(writer, where, sign));
			case 'paste':
				return this.#write(writer, (sign) => this.#paste(writer, where, sign));
			case 'split':
				return this.#edit(writer, where, '\n');
			case 'bold':
			case 'italic':
				return this.#format(writer, what, where, how);
			case 'undo':
			case 'redo':
				return this.#rewind(writer, what);
			case 'hear':
				return this.#hear(writer, how % 3 === 0 ? 1 : Infinity);
			case 'leave':
				return void writer.editable.dispatchEvent(new FocusEvent('blur'));
			case 'delete':
				return this.#delete(writer, where, how % 7);
			case 'heading':
				return this.#restyle(writer, where, () =>
					writer.editor.toggleHeading(how % 2 === 0 ? 1 : 2)
				);
			case 'numbered':
			case 'bulleted':
				return this.#restyle(writer, where, () => writer.editor.toggleList(what));
			case 'indent':
				return this.#restyle(writer, where, () => this.#indent(writer, how));
			case 'link':
				return this.#restyle(writer, where, () => this.#link(writer, how));
		}
	}

	async endOfMeeting(): Promise<void> {
		while (this.#writers.some(({ peer }) => this.#relay.isBehind(peer))) {
			for (const { peer } of this.#writers) {
				this.#relay.deliver(peer, 1);
				await Promise.resolve();
			}
		}
		expect(this.#relay.refusals).toEqual([]);
		const texts = this.#writers.map(({ peer }) => readText(textRoot(peer.doc, 'a')));
		const words = texts[0]?.map(wordsOf).join('\n') ?? '';
		for (const [index, { lexical, written }] of this.#writers.entries()) {
			expect(texts[index]).toEqual(texts[0]);
			expect(lexical.getEditorState().read($readText)).toEqual(texts[0]);
			if (!this.#keepsWords) continue;
			for (const sign of written) if (!this.#excused.has(sign)) expect(words).toContain(sign);
		}
	}

	close(): void {
		for (const writer of this.#writers) writer.leave();
		this.#relay.close();
	}

	#hear(writer: Writer, messages: number): void {
		this.#relay.deliver(writer.peer, messages);
		if (!this.#relay.isBehind(writer.peer)) this.#unaware.delete(writer);
	}

	#write(writer: Writer, write: (sign: string) => void): void {
		const sign = String.fromCodePoint(this.#nextSign);
		this.#nextSign += 1;
		write(sign);
		writer.written.add(sign);
		if (this.#unaware.has(writer)) this.#excused.add(sign);
	}

	#edit(writer: Writer, where: number, sign: string): void {
		writer.at(where, (selection) => {
			if (sign === '\n') selection.insertParagraph();
			else selection.insertText(sign);
		});
	}

	#paste(writer: Writer, where: number, sign: string): void {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', sign);
		const paste = new ClipboardEvent('paste', { clipboardData });
		this.#restyle(writer, where, () => writer.lexical.dispatchCommand(PASTE_COMMAND, paste));
	}

	#format(writer: Writer, format: 'bold' | 'italic', where: number, how: number): void {
		writer.at(where, (selection) => {
			const node = selection.anchor.getNode();
			if (!$isTextNode(node)) return;
			const end = Math.min(node.getTextContentSize(), selection.anchor.offset + 1 + (how % 5));
			selection.focus.set(node.getKey(), end, 'text');
			if (!selection.isCollapsed()) selection.formatText(format);
		});
	}

	/** Across the end of a block, this joins it with the next. */
	#delete({ lexical }: Writer, where: number, signs: number): void {
		lexical.update(() => $selectAt(where, signs).removeText(), {
			discrete: true,
			tag: SKIP_DOM_SELECTION_TAG
		});
	}

	#restyle(writer: Writer, where: number, restyle: () => void): void {
		writer.at(where, () => undefined);
		restyle();
		writer.lexical.update(() => undefined, { discrete: true });
	}

	#indent({ lexical }: Writer, how: number): void {
		const command = how % 3 === 0 ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND;
		lexical.dispatchCommand(command, undefined);
	}

	#link({ editor }: Writer, how: number): void {
		editor.writeLink({ address: how % 3 === 0 ? '' : 'lindenhof.example', words: 'plan' });
	}

	/** Only the own words may come or go. */
	#rewind(writer: Writer, what: 'undo' | 'redo'): void {
		const before = this.#signs(writer);
		writer.editor[what]();
		const after = this.#signs(writer);
		if (!this.#keepsWords) return;
		const others = this.#writers.filter((other) => other !== writer);
		for (const sign of before) {
			if (after.has(sign)) continue;
			expect(others.some((other) => other.written.has(sign))).toBe(false);
			writer.written.delete(sign);
		}
		for (const sign of after) if (!before.has(sign)) writer.written.add(sign);
		for (const other of others) {
			this.#unaware.add(other);
			for (const sign of other.written) if (!before.has(sign)) this.#excused.add(sign);
		}
	}

	#signs({ peer }: Writer): ReadonlySet<string> {
		return new Set(readText(textRoot(peer.doc, 'a')).flatMap((block) => [...wordsOf(block)]));
	}
}
