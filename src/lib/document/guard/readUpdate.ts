import { longestRootName } from '../roots.ts';
import { ByteReader } from './byteReader.ts';
import { limits } from './limits.ts';
import { readContent, type ReadContent } from './readContent.ts';
import {
	Struct,
	type DeletedBy,
	type Id,
	type Position,
	type Range,
	type ReadUpdate,
	type Section,
	type StructBytes
} from './struct.ts';
import { Missing, NotAllowed } from './verdict.ts';

// Bits of the info byte that opens a struct.
const contentBits = 31;
const hasAttribute = 32;
export const hasRightOrigin = 64;
const hasOrigin = 128;

const goneRef = 0;
const skipRef = 10;
const noBytes: StructBytes = { info: 0, rightFrom: 0, rightTo: 0 };
const nowhere: Position = {
	origin: null,
	rightOrigin: null,
	parent: null,
	attribute: null,
	bytes: noBytes
};

/**
 * Reads a Yjs update (encoding V1) strictly and completely, without touching any document.
 * Throws `NotAllowed` for bytes that no editor sends, `Missing` for an update that itself has gaps.
 */
export function readUpdate(bytes: Uint8Array): ReadUpdate {
	if (bytes.length > limits.updateBytes) throw new NotAllowed('too_large');
	const reader = new ByteReader(bytes);
	const sections = readSections(reader);
	const deletes = readDeletes(reader);
	if (!reader.isAtEnd) throw new NotAllowed('malformed');
	return { sections, deletes };
}

function readSections(reader: ByteReader): readonly Section[] {
	const sections: Section[] = [];
	const seen = new Set<number>();
	let room = limits.structs;
	for (let left = countOf(reader, limits.writers); left > 0; left -= 1) {
		const section = readSection(reader, room);
		// Yjs keeps only the last section of a client, so the others would pass unread.
		if (seen.has(section.client)) throw new NotAllowed('malformed');
		seen.add(section.client);
		room -= section.structs.length;
		sections.push(section);
	}
	return sections;
}

function readSection(reader: ByteReader, room: number): Section {
	const count = countOf(reader, room);
	const client = reader.uint();
	const start = reader.uint();
	const structs: Struct[] = [];
	let clock = start;
	for (let left = count; left > 0; left -= 1) {
		const struct = readStruct(reader, { client, clock });
		structs.push(struct);
		clock = struct.end;
	}
	if (count === 0 || clock - start > limits.clockSpan) {
		throw new NotAllowed(count === 0 ? 'malformed' : 'too_large');
	}
	return { client, structs, start, end: clock };
}

function readStruct(reader: ByteReader, id: Id): Struct {
	const infoAt = reader.position;
	const info = reader.byte();
	const ref = info & contentBits;
	if (ref === skipRef) throw new Missing();
	if (ref === goneRef) {
		if (info !== goneRef) throw new NotAllowed('malformed');
		return new Struct(id, lengthOf(reader), { kind: 'gone' }, nowhere);
	}
	const position = readPosition(reader, info, infoAt);
	const { content, length }: ReadContent = readContent(reader, ref);
	return new Struct(id, length, content, position);
}

function readPosition(reader: ByteReader, info: number, infoAt: number): Position {
	const origin = (info & hasOrigin) === 0 ? null : readId(reader);
	const rightFrom = reader.position;
	const rightOrigin = (info & hasRightOrigin) === 0 ? null : readId(reader);
	const bytes = { info: infoAt, rightFrom, rightTo: reader.position };
	if (origin !== null || rightOrigin !== null) {
		return { origin, rightOrigin, parent: null, attribute: null, bytes };
	}
	const parent = readParent(reader);
	const attribute = (info & hasAttribute) === 0 ? null : reader.text(limits.nameBytes);
	return { origin, rightOrigin, parent, attribute, bytes };
}

function readParent(reader: ByteReader): string | Id {
	const isRoot = reader.uint();
	if (isRoot > 1) throw new NotAllowed('malformed');
	return isRoot === 1 ? reader.text(longestRootName * 4) : readId(reader);
}

function readId(reader: ByteReader): Id {
	return { client: reader.uint(), clock: reader.uint() };
}

function readDeletes(reader: ByteReader): readonly DeletedBy[] {
	const deletes: DeletedBy[] = [];
	const seen = new Set<number>();
	let room = limits.deleteRanges;
	for (let left = countOf(reader, limits.deleteClients); left > 0; left -= 1) {
		const client = reader.uint();
		if (seen.has(client)) throw new NotAllowed('malformed');
		seen.add(client);
		const count = countOf(reader, room);
		room -= count;
		deletes.push({ client, ranges: readRanges(reader, count) });
	}
	return deletes;
}

/** Ranges must rise without overlap: going over the same structs again and again would cost the server. */
function readRanges(reader: ByteReader, count: number): readonly Range[] {
	const ranges: Range[] = [];
	let end = 0;
	for (let left = count; left > 0; left -= 1) {
		const clock = reader.uint();
		const length = lengthOf(reader);
		if (clock < end) throw new NotAllowed('malformed');
		end = clock + length;
		if (end > Number.MAX_SAFE_INTEGER) throw new NotAllowed('malformed');
		ranges.push({ clock, length });
	}
	return ranges;
}

function countOf(reader: ByteReader, limit: number): number {
	const count = reader.uint();
	if (count > limit) throw new NotAllowed('too_large');
	return count;
}

function lengthOf(reader: ByteReader): number {
	const length = reader.uint();
	if (length === 0) throw new NotAllowed('malformed');
	return length;
}
