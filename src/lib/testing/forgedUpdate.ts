import * as encoding from 'lib0/encoding';

/** A point in a document's history, as Yjs names it: [client, clock]. */
export type ForgedId = readonly [client: number, clock: number];

/** A struct as an attacker writes it, byte for byte. */
export interface ForgedStruct {
	/** The low five bits of the info byte: 0 gone, 1 deleted, 4 words, 6 format, 7 type, 8 value, 10 gap ... */
	readonly ref: number;
	readonly origin?: ForgedId;
	readonly rightOrigin?: ForgedId;
	/** Root name or parent struct; only written without origins. */
	readonly parent?: string | ForgedId;
	readonly attribute?: string;
	/** Writes what follows the position. */
	readonly content: (encoder: encoding.Encoder) => void;
}

export interface ForgedSection {
	readonly client: number;
	readonly clock: number;
	readonly structs: readonly ForgedStruct[];
	/** How many structs it claims to have, if not the truth. */
	readonly count?: number;
}

export interface ForgedDelete {
	readonly client: number;
	readonly ranges: readonly (readonly [clock: number, length: number])[];
}

/** The bytes of an update that no Yjs document would produce. */
export function forgedUpdate(
	sections: readonly ForgedSection[],
	deletes: readonly ForgedDelete[] = []
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, sections.length);
	for (const section of sections) writeSection(encoder, section);
	encoding.writeVarUint(encoder, deletes.length);
	for (const { client, ranges } of deletes) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, ranges.length);
		for (const numbers of ranges) numbers.forEach((n) => encoding.writeVarUint(encoder, n));
	}
	return encoding.toUint8Array(encoder);
}

function writeSection(encoder: encoding.Encoder, section: ForgedSection): void {
	encoding.writeVarUint(encoder, section.count ?? section.structs.length);
	encoding.writeVarUint(encoder, section.client);
	encoding.writeVarUint(encoder, section.clock);
	for (const struct of section.structs) writeStruct(encoder, struct);
}

function writeStruct(encoder: encoding.Encoder, struct: ForgedStruct): void {
	const { origin, rightOrigin, parent, attribute } = struct;
	const bits =
		(origin === undefined ? 0 : 128) |
		(rightOrigin === undefined ? 0 : 64) |
		(attribute === undefined ? 0 : 32);
	encoding.writeUint8(encoder, struct.ref | bits);
	if (origin !== undefined) writeId(encoder, origin);
	if (rightOrigin !== undefined) writeId(encoder, rightOrigin);
	if (parent !== undefined) {
		encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
		if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
		else writeId(encoder, parent);
		if (attribute !== undefined) encoding.writeVarString(encoder, attribute);
	}
	struct.content(encoder);
}

function writeId(encoder: encoding.Encoder, id: ForgedId): void {
	for (const number of id) encoding.writeVarUint(encoder, number);
}

/** Struct contents, by what they hold. */
export const forged = {
	words: (text: string, place: Partial<ForgedStruct>): ForgedStruct => ({
		...place,
		ref: 4,
		content: (encoder) => encoding.writeVarString(encoder, text)
	}),
	element: (name: string, place: Partial<ForgedStruct>): ForgedStruct => ({
		...place,
		ref: 7,
		content: (encoder) => {
			encoding.writeVarUint(encoder, 3);
			encoding.writeVarString(encoder, name);
		}
	}),
	/** A shared type by Yjs's number: 0 array, 1 map, 2 text, 4 fragment, 6 row of words. */
	type: (number: number, place: Partial<ForgedStruct>): ForgedStruct => ({
		...place,
		ref: 7,
		content: (encoder) => encoding.writeVarUint(encoder, number)
	}),
	value: (value: encoding.AnyEncodable, place: Partial<ForgedStruct>): ForgedStruct => ({
		...place,
		ref: 8,
		content: (encoder) => {
			encoding.writeVarUint(encoder, 1);
			encoding.writeAny(encoder, value);
		}
	}),
	/** A value of arrays in each other. */
	arrays: (depth: number, place: Partial<ForgedStruct>): ForgedStruct => ({
		...place,
		ref: 8,
		content: (encoder) => {
			encoding.writeVarUint(encoder, 1);
			for (let left = depth; left > 0; left -= 1) {
				encoding.writeUint8(encoder, 117);
				encoding.writeVarUint(encoder, 1);
			}
			encoding.writeAny(encoder, null);
		}
	}),
	format: (key: string, json: string, place: Partial<ForgedStruct>): ForgedStruct => ({
		...place,
		ref: 6,
		content: (encoder) => {
			encoding.writeVarString(encoder, key);
			encoding.writeVarString(encoder, json);
		}
	}),
	/** Deleted (1) or gone (0) clocks. */
	length: (ref: 0 | 1 | 10, length: number, place: Partial<ForgedStruct> = {}): ForgedStruct => ({
		...place,
		ref,
		content: (encoder) => encoding.writeVarUint(encoder, length)
	})
} as const;
