import type { Run } from '#governance/richText.ts';
import { safeHref } from '#document/links.ts';
import { plainStyle, sameStyle, styleOf, type RunStyle } from '#document/runs.ts';
import {
	characterAt,
	characterBefore,
	isPunctuation,
	isSpace
} from '#document/markdownCharacters.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';

/*
 * Bold is `**` and italic is `_`, so that rows never run together. Where a mark touches a letter on its
 * outer side it would not count as a mark; there the letter is written as an entity.
 */

interface Piece {
	readonly text: string;
	readonly style: RunStyle;
}

type Part =
	| { readonly kind: 'words'; readonly text: string; encodeFirst: boolean; encodeLast: boolean }
	| { readonly kind: 'mark'; readonly mark: Mark; readonly opens: boolean }
	| { readonly kind: 'raw'; readonly text: string };

type Mark = '**' | '_';

const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/g;
const tokens = /\n|[^\S\n]+|\S+/g;

/** Writes the words of one block as Markdown; line breaks become a backslash and `\n`. */
export function markdownWords(runs: readonly Run[]): string {
	const parts = markUp(joinPieces(settleSpaces(splitWords(runs))));
	protectMarks(parts);
	return parts.map((part, index) => writePart(part, parts[index - 1], parts[index + 1])).join('');
}

function splitWords(runs: readonly Run[]): readonly Piece[] {
	return runs.flatMap((run) => {
		const style = { ...styleOf(run), href: run.href === undefined ? null : safeHref(run.href) };
		const words = run.text.replace(unprintable, ' ').match(tokens) ?? [];
		return words.map((text) => ({ text, style }));
	});
}

/** Spaces take the look of the words around them; those at the ends of a line are left out. */
function settleSpaces(pieces: readonly Piece[]): readonly Piece[] {
	const settled: Piece[] = [];
	let spaces: Piece[] = [];
	for (const piece of pieces) {
		if (piece.text.trim() === '') {
			spaces.push(piece);
			continue;
		}
		const previous = settled.at(-1);
		if (previous !== undefined) {
			const text = trimLines(spaces.map((space) => space.text).join(''));
			settled.push({ text, style: sharedStyle(previous.style, piece.style) });
		}
		settled.push(piece);
		spaces = [];
	}
	return settled;
}

function trimLines(space: string): string {
	return space.includes('\n') ? space.replace(/[^\n]+/g, '') : space;
}

/** A mark must not touch a space, so between words of different looks a space has none. */
function sharedStyle(a: RunStyle, b: RunStyle): RunStyle {
	if (sameStyle(a, b)) return a;
	return { ...plainStyle, href: a.href === b.href ? a.href : null };
}

function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
	const joined: Piece[] = [];
	for (const piece of pieces) {
		const last = joined.at(-1);
		if (piece.text === '') continue;
		if (last !== undefined && sameStyle(last.style, piece.style)) {
			joined[joined.length - 1] = { text: last.text + piece.text, style: last.style };
		} else {
			joined.push(piece);
		}
	}
	return joined;
}

function markUp(pieces: readonly Piece[]): Part[] {
	const parts: Part[] = [];
	const open: Mark[] = [];
	let href: string | null = null;
	for (const { text, style } of pieces) {
		if (style.href !== href) {
			changeMarks(parts, open, []);
			if (href !== null) parts.push({ kind: 'raw', text: `](${addressOf(href)})` });
			if (style.href !== null) parts.push({ kind: 'raw', text: '[' });
			href = style.href;
		}
		changeMarks(parts, open, marksOf(style));
		parts.push({ kind: 'words', text, encodeFirst: false, encodeLast: false });
	}
	changeMarks(parts, open, []);
	if (href !== null) parts.push({ kind: 'raw', text: `](${addressOf(href)})` });
	return parts;
}

function marksOf(style: RunStyle): readonly Mark[] {
	const marks: Mark[] = [];
	if (style.bold) marks.push('**');
	if (style.italic) marks.push('_');
	return marks;
}

/** Closes marks from the innermost on until only wanted ones are open, then opens what is missing. */
function changeMarks(parts: Part[], open: Mark[], wanted: readonly Mark[]): void {
	while (open.some((mark) => !wanted.includes(mark))) {
		const mark = open.pop();
		if (mark !== undefined) parts.push({ kind: 'mark', mark, opens: false });
	}
	for (const mark of wanted) {
		if (open.includes(mark)) continue;
		open.push(mark);
		parts.push({ kind: 'mark', mark, opens: true });
	}
}

/** Writes letters beside marks as entities until every mark counts (CommonMark's flanking rules). */
function protectMarks(parts: readonly Part[]): void {
	let changed = true;
	while (changed) {
		changed = false;
		parts.forEach((part, index) => {
			if (part.kind !== 'mark') return;
			const before = lastCharacter(parts[index - 1]);
			const after = firstCharacter(parts[index + 1]);
			if (part.opens ? counts(part.mark, before, after) : counts(part.mark, after, before)) return;
			const outer = parts[part.opens ? index - 1 : index + 1];
			if (outer?.kind !== 'words') return;
			changed = true;
			if (part.opens) outer.encodeLast = true;
			else outer.encodeFirst = true;
		});
	}
}

function counts(mark: Mark, outer: string, inner: string): boolean {
	const outerIsBoundary = isSpace(outer) || isPunctuation(outer);
	return mark === '_' ? outerIsBoundary : !isPunctuation(inner) || outerIsBoundary;
}

function firstCharacter(part: Part | undefined): string {
	if (part === undefined) return '';
	if (part.kind === 'mark') return part.mark.slice(0, 1);
	if (part.kind === 'words' && (part.encodeFirst || isLone(part))) return '&';
	return characterAt(part.text, 0);
}

function lastCharacter(part: Part | undefined): string {
	if (part === undefined) return '';
	if (part.kind === 'mark') return part.mark.slice(-1);
	if (part.kind === 'words' && (part.encodeLast || isLone(part))) return ';';
	return characterBefore(part.text, part.text.length);
}

function isLone(part: Extract<Part, { kind: 'words' }>): boolean {
	const isOne = characterAt(part.text, 0).length === part.text.length;
	return isOne && (part.encodeFirst || part.encodeLast);
}

function writePart(part: Part, previous: Part | undefined, next: Part | undefined): string {
	if (part.kind === 'mark') return part.mark;
	if (part.kind === 'raw') return part.text;
	const first = part.encodeFirst || isLone(part) ? characterAt(part.text, 0) : '';
	const rest = part.text.slice(first.length);
	const last = part.encodeLast && rest !== '' ? characterBefore(rest, rest.length) : '';
	const words = escapeMarkdown(rest.slice(0, rest.length - last.length), {
		startsLine: previous === undefined && first === '',
		beforeLink: last === '' && next?.kind === 'raw'
	});
	return encode(first) + words + encode(last);
}

function encode(character: string): string {
	return character === '' ? '' : `&#${character.codePointAt(0)};`;
}

function addressOf(href: string): string {
	const escaped = href.replace(/&(?=#?\w+;)/g, '\\&');
	return /[()]/.test(escaped) ? `<${escaped}>` : escaped;
}
