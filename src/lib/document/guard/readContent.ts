import type { ByteReader } from './byteReader.ts';
import { limits } from './limits.ts';
import type { Content, Scalar } from './struct.ts';
import { NotAllowed } from './verdict.ts';

export interface ReadContent {
	readonly content: Content;
	/** How many clocks it takes. */
	readonly length: number;
}

// Yjs's numbers for kinds of content; JSON (2), binary (3), embed (5) and sub-document (9) are refused.
const deletedRef = 1;
const stringRef = 4;
const formatRef = 6;
const typeRef = 7;
const anyRef = 8;

// Yjs's numbers for shared types; array, map, text, fragment and hook are refused.
const elementType = 3;
const textType = 6;

/** Reads what a struct says. Throws `NotAllowed` for every kind that the editor does not write. */
export function readContent(reader: ByteReader, ref: number): ReadContent {
	switch (ref) {
		case deletedRef:
			return { content: { kind: 'deleted' }, length: atLeastOne(reader.uint()) };
		case stringRef:
			return {
				content: { kind: 'words' },
				length: atLeastOne(reader.text(limits.updateBytes).length)
			};
		case formatRef:
			return { content: readFormat(reader), length: 1 };
		case typeRef:
			return { content: readType(reader), length: 1 };
		case anyRef:
			return readValues(reader);
		default:
			throw new NotAllowed('forbidden_content');
	}
}

/** A struct of length zero would confuse every search in Yjs's store. */
function atLeastOne(length: number): number {
	if (length === 0) throw new NotAllowed('malformed');
	return length;
}

function readFormat(reader: ByteReader): Content {
	const key = reader.text(limits.nameBytes);
	const json = reader.text(limits.formatBytes);
	try {
		const value: unknown = JSON.parse(json);
		return { kind: 'format', key, value };
	} catch {
		throw new NotAllowed('malformed');
	}
}

function readType(reader: ByteReader): Content {
	const type = reader.uint();
	if (type === elementType) return { kind: 'element', name: reader.text(limits.nameBytes) };
	if (type === textType) return { kind: 'row' };
	throw new NotAllowed('forbidden_content');
}

/**
 * Values of one attribute: one, or several that somebody may yet undo. Only plain values: nothing that can
 * nest, so nothing that can nest deeply.
 */
function readValues(reader: ByteReader): ReadContent {
	const length = atLeastOne(reader.uint());
	if (length > limits.valuesAtOnce) throw new NotAllowed('too_large');
	const values: Scalar[] = [];
	while (values.length < length) values.push(readScalar(reader));
	return { content: { kind: 'values', values }, length };
}

function readScalar(reader: ByteReader): Scalar {
	switch (reader.byte()) {
		case 127:
			return undefined;
		case 126:
			return null;
		case 125:
			return reader.int();
		case 124:
			return reader.float(4);
		case 123:
			return reader.float(8);
		case 121:
			return false;
		case 120:
			return true;
		case 119:
			return reader.text(limits.attributeBytes);
		default:
			throw new NotAllowed('forbidden_content');
	}
}
