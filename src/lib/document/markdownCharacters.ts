const space = /^\s$/u;
const punctuation = /^[\p{P}\p{S}]$/u;
const replacement = '\ufffd';
const entityNames: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0'
};

/** A character that Markdown reads as itself after a backslash. */
export const escapedCharacter = /\\([!-/:-@[-`{-~])/y;
/** `&amp;` or `&#38;` or `&#x26;`. */
export const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));/y;

const inAddress = new RegExp(`${escapedCharacter.source}|${entity.source}`, 'g');

/** The character that an entity stands for, from the three groups of `entity`. */
export function entityCharacter(decimal?: string, hex?: string, name?: string): string {
	if (name !== undefined) return entityNames[name] ?? '';
	const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
	const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
	return isCharacter ? String.fromCodePoint(code) : replacement;
}

/** The address of a link without its escapes. */
export function readAddress(written: string): string {
	return written.replace(
		inAddress,
		(_match, character?: string, decimal?: string, hex?: string, name?: string) =>
			character ?? entityCharacter(decimal, hex, name)
	);
}

/** Whether a character is white space, as the ends of a line are too. */
export function isSpace(character: string): boolean {
	return character === '' || space.test(character);
}

/** Whether a character is punctuation or a symbol. */
export function isPunctuation(character: string): boolean {
	return punctuation.test(character);
}

/** The whole character that ends just before `end`; empty at the beginning. */
export function characterBefore(text: string, end: number): string {
	return Array.from(text.slice(Math.max(0, end - 2), end)).at(-1) ?? '';
}

/** The whole character that begins at `start`; empty at the end. */
export function characterAt(text: string, start: number): string {
	const code = text.codePointAt(start);
	return code === undefined ? '' : String.fromCodePoint(code);
}

/** Where rows of backticks begin, by their length: code ends at the next row as long as its first. */
export class CodeRows {
	readonly #starts = new Map<number, number[]>();
	readonly #passed = new Map<number, number>();

	constructor(source: string) {
		for (const row of source.matchAll(/`+/g)) {
			const starts = this.#starts.get(row[0].length);
			if (starts === undefined) this.#starts.set(row[0].length, [row.index]);
			else starts.push(row.index);
		}
	}

	/** The first row of this length at or after `position`. Positions must be asked for in order. */
	next(length: number, position: number): number | undefined {
		const starts = this.#starts.get(length) ?? [];
		let index = this.#passed.get(length) ?? 0;
		while ((starts[index] ?? Infinity) < position) index += 1;
		this.#passed.set(length, index);
		return starts[index];
	}
}
