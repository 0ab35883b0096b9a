import * as encoding from 'lib0/encoding';
import type { Dice } from '#testing/dice.ts';
import { forgeAtRandom } from './forgeAtRandom.ts';
import type { RawPeer } from '../rawPeer.ts';

/** A frame that no honest client sends, or an honest one that was damaged on the way. */
export function malformedFrame(dice: Dice, peer: RawPeer): Uint8Array {
	const kind = dice.below(8);
	if (kind === 0) return noise(dice, 1 + dice.below(64));
	if (kind === 1) return addressed(dice, peer.document, (encoder) => writeNoise(encoder, dice, 32));
	const frame = honestFrame(dice, peer);
	return kind < 4 ? frame.slice(0, dice.below(frame.length)) : damaged(frame, dice);
}

function honestFrame(dice: Dice, peer: RawPeer): Uint8Array {
	return addressed(dice, peer.document, (encoder) => {
		const kind = dice.below(5);
		encoding.writeVarUint(encoder, kind === 4 ? 1 : dice.pick([0, 0, 0, 4]));
		if (kind === 4) {
			encoding.writeVarUint8Array(encoder, awareness(dice));
			return;
		}
		encoding.writeVarUint(encoder, kind === 3 ? dice.below(9) : kind);
		const update = forgeAtRandom(dice, peer.doc, 1_000);
		encoding.writeVarUint8Array(encoder, kind === 0 ? noise(dice, dice.below(40)) : update);
	});
}

function awareness(dice: Dice): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, dice.pick([1, 1, 2, 2 ** 30]));
	encoding.writeVarUint(encoder, dice.below(2 ** 32));
	encoding.writeVarUint(encoder, dice.pick([1, 2 ** 52]));
	encoding.writeVarString(
		encoder,
		dice.pick(['null', '{}', '{"__proto__":1}', '[', '"x"', '7', ''])
	);
	return encoding.toUint8Array(encoder);
}

function addressed(
	dice: Dice,
	document: string,
	write: (encoder: encoding.Encoder) => void
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(
		encoder,
		dice.chance(0.95) ? document : dice.pick(['', 'other', 'm1\0x'])
	);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

function writeNoise(encoder: encoding.Encoder, dice: Dice, most: number): void {
	encoding.writeUint8Array(encoder, noise(dice, dice.below(most)));
}

function damaged(frame: Uint8Array, dice: Dice): Uint8Array {
	const copy = Uint8Array.from(frame);
	for (let wounds = 1 + dice.below(3); wounds > 0; wounds -= 1) {
		copy[dice.below(copy.length)] = dice.below(256);
	}
	return copy;
}

function noise(dice: Dice, length: number): Uint8Array {
	return Uint8Array.from({ length }, () => dice.below(256));
}
