import * as encoding from 'lib0/encoding';
import { hasRightOrigin } from './readUpdate.ts';
import type { Section, Struct } from './struct.ts';

/** The bytes of an update with the right origins of its mended structs written anew. */
export function withMendedStructs(update: Uint8Array, sections: readonly Section[]): Uint8Array {
	const mended = sections.flatMap(({ structs }) => structs.filter(({ isMended }) => isMended));
	if (mended.length === 0) return update;
	const encoder = encoding.createEncoder();
	let copied = 0;
	for (const struct of mended) {
		const { info, rightFrom, rightTo } = struct.bytes;
		encoding.writeUint8Array(encoder, update.subarray(copied, info));
		encoding.writeUint8(encoder, infoOf(struct, update[info] ?? 0));
		encoding.writeUint8Array(encoder, update.subarray(info + 1, rightFrom));
		if (struct.rightOrigin !== null) {
			encoding.writeVarUint(encoder, struct.rightOrigin.client);
			encoding.writeVarUint(encoder, struct.rightOrigin.clock);
		}
		copied = rightTo;
	}
	encoding.writeUint8Array(encoder, update.subarray(copied));
	return encoding.toUint8Array(encoder);
}

function infoOf({ rightOrigin }: Struct, info: number): number {
	return rightOrigin === null ? info & ~hasRightOrigin : info | hasRightOrigin;
}
