import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A word that stands nowhere by chance. */
export function newCanary(): string {
	return `canary${randomBytes(9).toString('hex')}`;
}

/** Bytes that left the server or lie in its files, by where that was. */
export type Channels = ReadonlyMap<string, Buffer>;

/** Every file of a folder. */
export function filesOf(folder: string): Channels {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return new Map(
		files.map(({ parentPath, name }) => [`the file ${name}`, readFileSync(join(parentPath, name))])
	);
}

/** Where a word is found, be it plain or in one of the forms in which bytes travel as text. */
export function whereIs(word: string, channels: Channels): readonly string[] {
	const forms = formsOf(word);
	return [...channels]
		.filter(([, bytes]) => forms.some((form) => bytes.includes(form)))
		.map(([where]) => where);
}

function formsOf(word: string): readonly Buffer[] {
	const plain = Buffer.from(word);
	const utf16 = Buffer.from(word, 'utf16le');
	// In Base64 a word looks different after zero, one or two bytes; the edges belong to its neighbours.
	const base64 = [0, 1, 2].map((before) => {
		const text = Buffer.concat([Buffer.alloc(before), plain]).toString('base64');
		return Buffer.from(text.slice(before === 0 ? 0 : 4, -4));
	});
	return [plain, utf16, Buffer.from(plain.toString('hex')), ...base64];
}
