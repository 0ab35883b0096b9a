import { NotAllowed } from './verdict.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads lib0's encoding strictly: never beyond the end, no number that is not exact, no broken UTF-8. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** How many bytes have been read. */
	get position(): number {
		return this.#at;
	}

	get isAtEnd(): boolean {
		return this.#at === this.#bytes.length;
	}

	byte(): number {
		const byte = this.#bytes[this.#at];
		if (byte === undefined) throw new NotAllowed('malformed');
		this.#at += 1;
		return byte;
	}

	/** An unsigned number of variable length, at most `Number.MAX_SAFE_INTEGER`. */
	uint(): number {
		let value = 0;
		let factor = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 127) * factor;
			if (value > Number.MAX_SAFE_INTEGER) throw new NotAllowed('malformed');
			if (byte < 128) return value;
			factor *= 128;
		}
	}

	/** A signed number of variable length. */
	int(): number {
		const first = this.byte();
		let value = first & 63;
		const sign = (first & 64) === 0 ? 1 : -1;
		let more = (first & 128) !== 0;
		for (let factor = 64; more; factor *= 128) {
			const byte = this.byte();
			value += (byte & 127) * factor;
			if (value > Number.MAX_SAFE_INTEGER) throw new NotAllowed('malformed');
			more = (byte & 128) !== 0;
		}
		return sign * value;
	}

	/** A text of at most `limit` bytes. */
	text(limit: number): string {
		const length = this.uint();
		if (length > limit) throw new NotAllowed('too_large');
		const bytes = this.#take(length);
		try {
			return utf8.decode(bytes);
		} catch {
			throw new NotAllowed('malformed');
		}
	}

	float(size: 4 | 8): number {
		const bytes = this.#take(size);
		const view = new DataView(bytes.buffer, bytes.byteOffset, size);
		return size === 4 ? view.getFloat32(0, false) : view.getFloat64(0, false);
	}

	#take(length: number): Uint8Array {
		const end = this.#at + length;
		if (end > this.#bytes.length) throw new NotAllowed('malformed');
		const bytes = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		return bytes;
	}
}
