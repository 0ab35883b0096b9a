import { toHexString } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * JSON in the one form that everybody writes alike (RFC 8785): keys sorted by UTF-16 units, numbers as
 * ECMAScript prints them, no spaces. Properties that are `undefined` are left out, as in JSON itself.
 * Throws a TypeError for what is no JSON: NaN, infinities, lone surrogates, dates, functions, bigints.
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return canonicalString(value);
	if (typeof value === 'number') return canonicalNumber(value);
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'object') return canonicalObject(value);
	throw new TypeError(`${typeof value} has no canonical JSON`);
}

/** The fingerprint of a value: SHA-256 over its canonical JSON in UTF-8, as 64 hex digits. Works without `crypto.subtle`. */
export function hashOf(value: unknown): string {
	return toHexString(digest(encodeUtf8(canonicalJson(value))));
}

function canonicalString(text: string): string {
	// RFC 8785, 3.2.2.2: a lone surrogate has no UTF-8 form, so two parties would hash different bytes.
	if (loneSurrogate.test(text)) throw new TypeError('a lone surrogate has no canonical JSON');
	return JSON.stringify(text);
}

function canonicalNumber(number: number): string {
	if (!Number.isFinite(number)) throw new TypeError(`${number} has no canonical JSON`);
	return JSON.stringify(number);
}

function canonicalObject(object: object): string {
	const prototype: unknown = Object.getPrototypeOf(object);
	if (prototype !== Object.prototype && prototype !== null) {
		throw new TypeError('only plain objects have canonical JSON');
	}
	const members: string[] = [];
	for (const key of Object.keys(object).sort()) {
		const member: unknown = Reflect.get(object, key);
		if (member !== undefined) members.push(`${canonicalString(key)}:${canonicalJson(member)}`);
	}
	return `{${members.join(',')}}`;
}
