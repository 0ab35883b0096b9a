/** Hits are marked in the text as it was written. Marks are data: whoever shows them makes them safe. */
import type { Piece } from '#governance/circle/agreementPaper.ts';
import type { Question } from './question.ts';
import { wordsIn, type Word } from './fold.ts';

/** How much of a long text is shown around its first hit, in UTF-16 units. */
const excerptLength = 180;

function isHit({ whole, begun }: Question, { folded }: Word): boolean {
	return folded.startsWith(begun) || whole.includes(folded);
}

/** The text in pieces, its hits marked. Put together again the pieces are the text. */
export function markHits(text: string, question: Question): readonly Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const word of wordsIn(text)) {
		if (!isHit(question, word)) continue;
		if (word.from > at) pieces.push({ text: text.slice(at, word.from), hit: false });
		pieces.push({ text: text.slice(word.from, word.to), hit: true });
		at = word.to;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
	return pieces;
}

/** The part of a text around its first hit, marked; null where nothing was hit. Cut between words. */
export function excerptOf(text: string, question: Question): readonly Piece[] | null {
	const words = wordsIn(text);
	const first = words.find((word) => isHit(question, word));
	if (first === undefined) return null;
	const earliest = Math.max(0, first.from - excerptLength / 3);
	const from = words.find((word) => word.from >= earliest)?.from ?? first.from;
	const begin = earliest === 0 ? 0 : from;
	const last = words.findLast((word) => word.to <= begin + excerptLength);
	const end = text.length <= begin + excerptLength ? text.length : (last?.to ?? first.to);
	const part = text.slice(begin, Math.max(end, first.to)).replaceAll(/\s+/gu, ' ');
	const marked = markHits(part, question);
	return [
		...(begin > 0 ? [{ text: '… ', hit: false }] : []),
		...marked,
		...(end < text.length ? [{ text: ' …', hit: false }] : [])
	];
}
