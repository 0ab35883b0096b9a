import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson } from '#document/canonical.ts';
import { readJson, type Json } from '#server/storage/json.ts';

/** Whose answer in which round: an answer moved anywhere else does not open. */
export interface SealPlace {
	readonly meetingId: string;
	readonly roundId: string;
	readonly participantId: string;
}

/** Seals answers and opens them again. */
export interface Seal {
	/** Encrypts an answer for its place. Equal answers never look alike. */
	close(place: SealPlace, answer: unknown): Uint8Array;
	/** The answer of this place. @throws SealBroken */
	open(place: SealPlace, sealed: Uint8Array): Json;
}

/** Sealed bytes that were changed, moved, or sealed with another instance's secret. */
export class SealBroken extends Error {
	constructor(cause?: unknown) {
		super('A sealed answer cannot be opened: it was changed, or the secret is another one.', {
			cause
		});
		this.name = 'SealBroken';
	}
}

/** The layout of sealed bytes: this number, then iv, tag and ciphertext. */
const layout = 1;
const cipherName = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;
const textStart = 1 + ivLength + tagLength;

/** Answers are filled up to a multiple of this many bytes: a long one must not look like an objection. */
const block = 512;

/** The shortest secret worth the name, in bytes. */
const shortestSecret = 32;

/**
 * A seal made from the instance's secret: AES-256-GCM, with a key of its own for each meeting
 * (HKDF), bound to the place (RN6).
 */
export function createSeal(secret: Uint8Array): Seal {
	if (secret.length < shortestSecret) throw new Error('The secret is shorter than 32 bytes.');
	return {
		close: (place, answer) => {
			const iv = randomBytes(ivLength);
			const cipher = createCipheriv(cipherName, keyFor(secret, place.meetingId), iv);
			cipher.setAAD(placeBytes(place));
			const text = Buffer.concat([cipher.update(filledUp(canonicalJson(answer))), cipher.final()]);
			return Buffer.concat([Buffer.of(layout), iv, cipher.getAuthTag(), text]);
		},
		open: (place, sealed) => {
			if (sealed[0] !== layout || sealed.length <= textStart) throw new SealBroken();
			const key = keyFor(secret, place.meetingId);
			const decipher = createDecipheriv(cipherName, key, sealed.subarray(1, 1 + ivLength));
			decipher.setAAD(placeBytes(place));
			decipher.setAuthTag(sealed.subarray(1 + ivLength, textStart));
			try {
				const text = Buffer.concat([decipher.update(sealed.subarray(textStart)), decipher.final()]);
				return readJson(text.toString());
			} catch (error) {
				throw new SealBroken(error);
			}
		}
	};
}

function keyFor(secret: Uint8Array, meetingId: string): Buffer {
	return Buffer.from(hkdfSync('sha256', secret, '', `rondo sealed answer ${meetingId}`, 32));
}

function placeBytes({ meetingId, roundId, participantId }: SealPlace): Buffer {
	return Buffer.from(canonicalJson([meetingId, roundId, participantId]));
}

/** JSON may end in spaces, so filling up needs no mark of its own. */
function filledUp(json: string): Buffer {
	const bytes = Buffer.from(json);
	const filled = Buffer.alloc(Math.ceil(bytes.length / block) * block, ' ');
	bytes.copy(filled);
	return filled;
}
