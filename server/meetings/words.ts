import { createHash, randomBytes } from 'node:crypto';
import type { Json } from '#server/storage/json.ts';

/** Words out of a payload: where they stood, and the salt that hides them in the chain. */
export interface HiddenWords {
	/** JSON Pointer (RFC 6901) into the payload. */
	readonly path: string;
	/** 128 random bits as 32 hex digits; without it short words could be guessed from their hash. */
	readonly salt: string;
	readonly words: string;
}

/** A payload fit for the chain, and the words that stand beside it. */
export interface HiddenPayload {
	readonly payload: Json;
	readonly words: readonly HiddenWords[];
}

/** The one member of the object that takes the place of words. */
const mark = '#';

/**
 * Puts a salted hash, `{"#": sha256(salt + words)}`, in the place of each string that stands under
 * one of the keys, alone or in lists, however deep: so words can be removed by law and the chain
 * still verifies (CD10). Members that are `undefined` are left out, as in JSON.
 * @throws TypeError for what is no JSON, and for payloads that use the key `#` themselves.
 */
export function hideWords(
	payload: unknown,
	keys: ReadonlySet<string>,
	newSalt: () => string = randomSalt
): HiddenPayload {
	const words: HiddenWords[] = [];
	const hide = (value: unknown, path: string, isWords: boolean): Json => {
		if (Array.isArray(value)) {
			return value.map((entry, index) => hide(entry, `${path}/${index}`, isWords));
		}
		if (typeof value === 'object' && value !== null) {
			return mapMembers(value, path, (key, member, place) => hide(member, place, keys.has(key)));
		}
		if (typeof value !== 'string' || !isWords) return scalar(value);
		const hidden = { path, salt: newSalt(), words: value };
		words.push(hidden);
		return { [mark]: hashOfWords(hidden) };
	};
	return { payload: hide(payload, '', false), words };
}

/**
 * Puts the words back in their places.
 * @param removed what stands where words have been removed, by the path.
 */
export function showWords(
	payload: Json,
	words: readonly HiddenWords[],
	removed: (path: string) => string = () => ''
): Json {
	const byPath = new Map(words.map((hidden) => [hidden.path, hidden.words]));
	return mapMarks(payload, '', (_hash, path) => byPath.get(path) ?? removed(path));
}

/** What has become of a payload's words: the paths of those removed, and of those not as hashed. */
export interface WordsCheck {
	readonly removed: readonly string[];
	readonly changed: readonly string[];
}

/** Compares words with the hashes in their places; words without a place count as changed. */
export function checkWords(payload: Json, words: readonly HiddenWords[]): WordsCheck {
	const hashes = new Map<string, string>();
	mapMarks(payload, '', (hash, path) => {
		hashes.set(path, hash);
		return null;
	});
	const present = new Set(words.map((hidden) => hidden.path));
	return {
		removed: [...hashes.keys()].filter((path) => !present.has(path)),
		changed: words
			.filter((hidden) => hashes.get(hidden.path) !== hashOfWords(hidden))
			.map((hidden) => hidden.path)
	};
}

function mapMarks(value: Json, path: string, show: (hash: string, path: string) => Json): Json {
	if (isList(value)) {
		return value.map((entry, index) => mapMarks(entry, `${path}/${index}`, show));
	}
	if (typeof value !== 'object' || value === null) return value;
	const hash = value[mark];
	if (typeof hash === 'string') return show(hash, path);
	return Object.fromEntries(
		Object.entries(value).map(([key, member]) => [
			key,
			mapMarks(member, `${path}/${pointerPart(key)}`, show)
		])
	);
}

function mapMembers(
	value: object,
	path: string,
	map: (key: string, member: unknown, place: string) => Json
): Json {
	const entries: [string, unknown][] = Object.entries(value);
	const members: [string, Json][] = [];
	for (const [key, member] of entries) {
		if (key === mark) throw new TypeError(`a payload may not use the key ${mark}`);
		if (member !== undefined) {
			members.push([key, map(key, member, `${path}/${pointerPart(key)}`)]);
		}
	}
	return Object.fromEntries(members);
}

function scalar(value: unknown): Json {
	if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw new TypeError(`${typeof value} is no JSON`);
}

// Array.isArray does not narrow readonly lists.
function isList(value: Json): value is readonly Json[] {
	return Array.isArray(value);
}

/** RFC 6901, 3: `~` and `/` are written `~0` and `~1`. */
function pointerPart(key: string): string {
	return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function randomSalt(): string {
	return randomBytes(16).toString('hex');
}

function hashOfWords({ salt, words }: HiddenWords): string {
	return createHash('sha256')
		.update(salt + words)
		.digest('hex');
}
