/** CR1: the purpose of a circle changes by a consent decision, as the next version; earlier ones stay. */
import { isDeepStrictEqual } from 'node:util';
import { purposeWith, type PurposePart, type PurposeWords } from '#governance/agenda/subject.ts';
import { asId, type AimId } from '#governance/ids.ts';
import type { Aim } from '#governance/meeting.ts';
import type { RichText } from '#governance/richText.ts';
import { newId } from '#server/people/token.ts';
import { isJsonObject, type Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';
import { addPurpose, purposesOf, type Purpose } from './purposeStore.ts';

/** The aims of a stored purpose; what is none is left out. */
export function readAims(stored: Json): readonly Aim[] {
	if (!Array.isArray(stored)) return [];
	return stored.flatMap((aim: Json) => {
		if (!isJsonObject(aim)) return [];
		const { id, text } = aim;
		return typeof id === 'string' && typeof text === 'string'
			? [{ id: asId<AimId>(id), text }]
			: [];
	});
}

const nothing: PurposeWords = { vision: '', mission: '', aims: [], domain: '' };

function wordsOf(purpose: Purpose | undefined): PurposeWords {
	if (purpose === undefined) return nothing;
	const { vision, mission, domain } = purpose;
	return { vision, mission, aims: readAims(purpose.aims), domain };
}

/** What a circle is for now. */
export async function purposeNow(db: Db, circleId: string): Promise<PurposeWords> {
	return wordsOf((await purposesOf(db, circleId))[0]);
}

/** What was adopted for a part of a circle's purpose. */
export interface AdoptedPurpose {
	readonly circleId: string;
	readonly part: PurposePart;
	readonly text: RichText;
	/** The agreement that makes it so. */
	readonly agreementId: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Adds the next purpose of a circle, one part of it as adopted. */
export async function adoptPurpose(db: Db, adopted: AdoptedPurpose): Promise<void> {
	const { circleId, part, text, agreementId, at } = adopted;
	const [last] = await purposesOf(db, circleId);
	const words = purposeWith(wordsOf(last), part, text, () => asId<AimId>(newId()));
	await addNext(db, circleId, last, words, agreementId, at);
}

/**
 * CD11: an agreement that an objection brings back no longer says what the circle is for; what held before it holds
 * again, unless the circle has adopted something else for that part since.
 */
export async function takeBackPurpose(
	db: Db,
	{ circleId, part, agreementId, at }: Omit<AdoptedPurpose, 'text'>
): Promise<void> {
	const all = await purposesOf(db, circleId);
	// The latest comes first: what the agreement made, not what was taken back in its favour.
	const made = all.findLastIndex((purpose) => purpose.agreementId === agreementId);
	if (made < 0) return;
	const field = part === 'aim' ? 'aims' : part;
	if (!isDeepStrictEqual(wordsOf(all[0])[field], wordsOf(all[made])[field])) return;
	const before = wordsOf(all[made + 1]);
	const words = { ...wordsOf(all[0]), [field]: before[field] };
	await addNext(db, circleId, all[0], words, all[made + 1]?.agreementId ?? null, at);
}

async function addNext(
	db: Db,
	circleId: string,
	last: Purpose | undefined,
	words: PurposeWords,
	agreementId: string | null,
	createdAt: number
): Promise<void> {
	const version = (last?.version ?? 0) + 1;
	await addPurpose(db, { id: newId(), circleId, version, ...words, agreementId, createdAt });
}
