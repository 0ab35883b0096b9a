import type { Run } from '#governance/richText.ts';
import { safeHref } from './links.ts';
import {
	characterAt,
	characterBefore,
	CodeRows,
	entity,
	entityCharacter,
	escapedCharacter,
	isPunctuation,
	isSpace,
	readAddress
} from './markdownCharacters.ts';
import { pairDelimiters, type Delimiter, type Emphasis } from './markdownEmphasis.ts';
import { RunWriter } from './runs.ts';

/** A stretch of pieces that leads to an address. */
interface Link {
	readonly from: number;
	readonly to: number;
	readonly href: string;
}

interface Bracket {
	readonly piece: number;
	readonly delimiters: number;
	readonly image: boolean;
}

const plainWords = /[^\\`*_[\]<!&]+/y;
const autolink = /<((?:https?:\/\/|mailto:)[^\s<>]*)>/iy;
const mailAddress = /<([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})>/y;
// The lengths are bounded so that a row of brackets cannot make the search quadratic.
const destination =
	/\([ \n]{0,9}(?:<([^<>\n]{0,2000})>|([^\s()<>]{0,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,9}))(?:[ \n]{1,9}(?:"[^"]{0,500}"|'[^']{0,500}'))?[ \n]{0,9}\)/y;
const delimiterRow = /\*+|_+/y;
const codeMarks = /`+/y;

/** Reads the words of one Markdown block: bold, italic, links, escapes; `\n` is a line break. */
export function readMarkdownWords(source: string): readonly Run[] {
	return new WordReader(source).read();
}

class WordReader {
	readonly #source: string;
	readonly #codeRows: CodeRows;
	readonly #pieces: string[] = [];
	readonly #brackets: Bracket[] = [];
	readonly #delimiters: Delimiter[] = [];
	readonly #emphases: Emphasis[] = [];
	readonly #links: Link[] = [];
	#at = 0;

	constructor(source: string) {
		this.#source = source;
		this.#codeRows = new CodeRows(source);
	}

	read(): readonly Run[] {
		while (this.#at < this.#source.length) {
			const words = this.#match(plainWords);
			if (words !== null) this.#pieces.push(words[0]);
			else if (!this.#readMark(this.#source[this.#at] ?? '')) this.#takeCharacter();
		}
		this.#pairFrom(0);
		return styledRuns(this.#pieces, this.#emphases, this.#links);
	}

	#readMark(mark: string): boolean {
		switch (mark) {
			case '\\':
				return this.#readEscape();
			case '&':
				return this.#readEntity();
			case '`':
				return this.#readCode();
			case '<':
				return this.#readAutolink();
			case '*':
			case '_':
				return this.#readDelimiters(mark);
			case ']':
				return this.#closeBracket();
			default:
				return this.#openBracket(mark === '!');
		}
	}

	#takeCharacter(): void {
		this.#pieces.push(this.#source[this.#at] ?? '');
		this.#at += 1;
	}

	#readEscape(): boolean {
		const match = this.#match(escapedCharacter);
		if (match !== null) this.#pieces.push(match[1] ?? '');
		return match !== null;
	}

	#readEntity(): boolean {
		const match = this.#match(entity);
		if (match !== null) this.#pieces.push(entityCharacter(match[1], match[2], match[3]));
		return match !== null;
	}

	/** Code keeps its characters and loses its look: our texts have none for it. */
	#readCode(): boolean {
		const marks = this.#match(codeMarks)?.[0] ?? '';
		const end = this.#codeRows.next(marks.length, this.#at);
		this.#pieces.push(end === undefined ? marks : this.#source.slice(this.#at, end));
		if (end !== undefined) this.#at = end + marks.length;
		return true;
	}

	#readAutolink(): boolean {
		const address = this.#match(autolink)?.[1];
		const mail = address === undefined ? this.#match(mailAddress)?.[1] : undefined;
		const shown = address ?? mail;
		if (shown === undefined) return false;
		const href = safeHref(mail === undefined ? shown : `mailto:${mail}`);
		const piece = this.#pieces.push(shown) - 1;
		if (href !== null) this.#links.push({ from: piece, to: piece, href });
		return true;
	}

	/** CommonMark's flanking rules: whether a row of marks can begin or end emphasis. */
	#readDelimiters(mark: '*' | '_'): boolean {
		const before = characterBefore(this.#source, this.#at);
		const length = this.#match(delimiterRow)?.[0].length ?? 1;
		const after = characterAt(this.#source, this.#at);
		const left = !isSpace(after) && (!isPunctuation(after) || isBoundary(before));
		const right = !isSpace(before) && (!isPunctuation(before) || isBoundary(after));
		this.#delimiters.push({
			mark,
			piece: this.#pieces.push('') - 1,
			length,
			count: length,
			opens: left && (mark === '*' || !right || isPunctuation(before)),
			closes: right && (mark === '*' || !left || isPunctuation(after))
		});
		return true;
	}

	#openBracket(image: boolean): boolean {
		if (image && this.#source[this.#at + 1] !== '[') return false;
		const mark = image ? '![' : '[';
		const piece = this.#pieces.push(mark) - 1;
		this.#brackets.push({ piece, image, delimiters: this.#delimiters.length });
		this.#at += mark.length;
		return true;
	}

	#closeBracket(): boolean {
		const bracket = this.#brackets.pop();
		if (bracket === undefined) return false;
		this.#at += 1;
		const match = this.#match(destination);
		if (match === null) {
			this.#pieces.push(']');
			return true;
		}
		this.#pieces[bracket.piece] = '';
		this.#pairFrom(bracket.delimiters);
		if (!bracket.image) this.#addLink(bracket.piece, readAddress(match[1] ?? match[2] ?? ''));
		return true;
	}

	#addLink(from: number, address: string): void {
		const href = safeHref(address);
		if (href !== null) this.#links.push({ from, to: this.#pieces.length - 1, href });
		// A link holds no link: the brackets around it stay words.
		this.#brackets.length = 0;
	}

	/** Pairs the delimiters from the given one on; what finds no partner stays in the words. */
	#pairFrom(first: number): void {
		const row = this.#delimiters.splice(first);
		for (const emphasis of pairDelimiters(row)) this.#emphases.push(emphasis);
		for (const { mark, count, piece } of row) this.#pieces[piece] = mark.repeat(count);
	}

	#match(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#source);
		if (match !== null) this.#at = pattern.lastIndex;
		return match;
	}
}

function isBoundary(character: string): boolean {
	return isSpace(character) || isPunctuation(character);
}

function styledRuns(
	pieces: readonly string[],
	emphases: readonly Emphasis[],
	links: readonly Link[]
): readonly Run[] {
	const bold = depthPerPiece(
		pieces.length,
		emphases.filter((one) => one.kind === 'bold')
	);
	const italic = depthPerPiece(
		pieces.length,
		emphases.filter((one) => one.kind === 'italic')
	);
	const hrefs: (string | null)[] = pieces.map(() => null);
	for (const link of links) hrefs.fill(link.href, link.from, link.to + 1);
	const writer = new RunWriter();
	pieces.forEach((piece, index) => {
		const href = hrefs[index] ?? null;
		writer.write(piece, { bold: (bold[index] ?? 0) > 0, italic: (italic[index] ?? 0) > 0, href });
	});
	return writer.take();
}

/** How many stretches cover each piece; counted at their ends, so that nesting costs nothing. */
function depthPerPiece(pieces: number, stretches: readonly Emphasis[]): Int32Array {
	const depths = new Int32Array(pieces + 1);
	for (const { from, to } of stretches) {
		depths[from] = (depths[from] ?? 0) + 1;
		depths[to + 1] = (depths[to + 1] ?? 0) - 1;
	}
	for (let index = 1; index < depths.length; index += 1) {
		depths[index] = (depths[index] ?? 0) + (depths[index - 1] ?? 0);
	}
	return depths;
}
