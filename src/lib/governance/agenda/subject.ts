/** What an item is about, where its decision changes something that is there already. */
import type { AimId } from '../ids.ts';
import type { Aim } from '../meeting.ts';
import type { Block, RichText } from '../richText.ts';
import { wordsOf } from '../richText.ts';

export const purposeParts = ['vision', 'mission', 'aim', 'domain'] as const;
/** CR1: the parts of a circle's purpose; each changes only through a consent decision. */
export type PurposePart = (typeof purposeParts)[number];

export const agreementChanges = ['amend', 'end'] as const;
/** AR2: an agreement is amended (renewed where the text stays the same) or dropped. */
export type AgreementChange = (typeof agreementChanges)[number];

/** The subject of an item; without one its decision is a new agreement. */
export type Subject =
	| { readonly kind: 'purpose'; readonly part: PurposePart }
	| { readonly kind: 'agreement'; readonly agreement: string; readonly change: AgreementChange };

/** The longest id that a subject names, in UTF-16 units. */
const longestId = 64;

const isNamed = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** Reads a subject from stored or sent data; null for none, and for what is none. */
export function readSubject(value: unknown): Subject | null {
	if (!isNamed(value)) return null;
	if (value['kind'] === 'purpose') {
		const part = purposeParts.find((each) => each === value['part']);
		return part === undefined ? null : { kind: 'purpose', part };
	}
	const agreement = value['agreement'];
	const change = agreementChanges.find((each) => each === value['change']);
	const names = typeof agreement === 'string' && agreement !== '' && agreement.length <= longestId;
	if (value['kind'] !== 'agreement' || !names || change === undefined) return null;
	return { kind: 'agreement', agreement, change };
}

/** CR1: what a circle is for, in plain words. */
export interface PurposeWords {
	readonly vision: string;
	readonly mission: string;
	readonly aims: readonly Aim[];
	readonly domain: string;
}

const isSaid = (block: Block): boolean => wordsOf(block).trim() !== '';

const plain = (text: RichText): string =>
	text
		.filter(isSaid)
		.map((block) => wordsOf(block).trim())
		.join('\n\n');

/** Each paragraph or list item is one aim; headings stand over them. */
function aimsIn(text: RichText): readonly string[] {
	const blocks = text.filter((block) => isSaid(block) && block.kind !== 'heading');
	const said = blocks.length > 0 ? blocks : text.filter(isSaid);
	return [...new Set(said.map((block) => wordsOf(block).trim()))];
}

/** CR1: the purpose after a text was adopted for one part of it. An aim that keeps its words stays the same aim. */
export function purposeWith(
	purpose: PurposeWords,
	part: PurposePart,
	text: RichText,
	newAim: () => AimId
): PurposeWords {
	if (part !== 'aim') return { ...purpose, [part]: plain(text) };
	const known = new Map(purpose.aims.map((aim) => [aim.text, aim.id]));
	const aims = aimsIn(text).map((words) => ({ id: known.get(words) ?? newAim(), text: words }));
	return { ...purpose, aims };
}
