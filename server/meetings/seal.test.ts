import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSeal, SealBroken, type SealPlace } from './seal.ts';

const place: SealPlace = { meetingId: 'm', roundId: 'r', participantId: 'hanna' };
const seal = createSeal(randomBytes(32));

describe('[RN6] a sealed answer', () => {
	test('opens again for its place, whatever it says', () => {
		const words = fc.string({ unit: 'grapheme', maxLength: 80 });
		const answer = fc.oneof(
			fc.record({ kind: words, text: words, aims: fc.array(words, { maxLength: 3 }) }),
			fc.jsonValue({ maxDepth: 1 })
		);
		fc.assert(
			fc.property(answer, (given) => {
				const expected: unknown = JSON.parse(JSON.stringify(given));
				expect(seal.open(place, seal.close(place, given))).toEqual(expected);
			})
		);
	});

	test('opens again however long it is, also where it fills what is kept to the last byte', () => {
		const lengths = new Set<number>();
		for (let length = 460; length < 1_060; length += length > 530 && length < 970 ? 40 : 1) {
			const answer = { kind: 'objection', text: 'x'.repeat(length) };
			const sealed = seal.close(place, answer);
			lengths.add(sealed.length);
			expect(seal.open(place, sealed)).toEqual(answer);
		}
		expect(lengths.size).toBe(3);
	});

	test('shows nothing of what it says', () => {
		const sealed = seal.close(place, { answer: 'objection', reason: 'the canary sings' });
		const seen = Buffer.from(sealed).toString('latin1');
		expect(seen).not.toMatch(/objection|canary/);
	});

	test('looks different each time, so the same answer twice is not seen to be the same', () => {
		expect(seal.close(place, 'consent')).not.toEqual(seal.close(place, 'consent'));
	});

	test('is as long as any other, be it a word or a reason of three lines', () => {
		const short = seal.close(place, { answer: 'consent' });
		const long = seal.close(place, { answer: 'objection', reason: 'ä'.repeat(200) });
		expect(short).toHaveLength(long.length);
	});

	test.for<Partial<SealPlace>>([{ meetingId: 'n' }, { roundId: 's' }, { participantId: 'jonas' }])(
		'does not open in another place: %j',
		(other) => {
			const sealed = seal.close(place, 'consent');
			expect(() => seal.open({ ...place, ...other }, sealed)).toThrow(SealBroken);
		}
	);

	test('whose place runs together with another stays its own', () => {
		const sealed = seal.close({ ...place, roundId: 'r1', participantId: '2' }, 'consent');
		const other = { ...place, roundId: 'r', participantId: '12' };
		expect(() => seal.open(other, sealed)).toThrow(SealBroken);
	});

	test('does not open when any of its bytes was changed or cut off', () => {
		const sealed = seal.close(place, 'consent');
		for (let index = 0; index < sealed.length; index += 1) {
			const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
			expect(() => seal.open(place, changed)).toThrow(SealBroken);
		}
		for (const end of [0, 1, 12, 29, sealed.length - 1]) {
			expect(() => seal.open(place, sealed.subarray(0, end))).toThrow(SealBroken);
		}
	});

	test('does not open with the secret of another instance', () => {
		const other = createSeal(randomBytes(32));
		expect(() => other.open(place, seal.close(place, 'consent'))).toThrow(SealBroken);
	});

	test('is not made with a secret too short to keep it', () => {
		expect(() => createSeal(randomBytes(16))).toThrow('shorter than 32 bytes');
	});
});
