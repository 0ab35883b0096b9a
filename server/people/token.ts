import { createHash, randomBytes, randomInt } from 'node:crypto';
import { joinCodeAlphabet, joinCodeLength } from '#governance/joinCode.ts';

/** A secret for somebody's device or link. Only the hash is ever stored. */
export interface Token {
	/** 256 random bits as 43 URL-safe characters. */
	readonly token: string;
	readonly hash: string;
}

/** A new token and the hash by which it will be known. */
export function newToken(): Token {
	const token = randomBytes(32).toString('base64url');
	return { token, hash: hashToken(token) };
}

/** SHA-256 as 64 hex digits. Tokens are random, so they need neither salt nor a slow hash. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/** A new name for a thing: 128 random bits as 22 URL-safe characters, not to be guessed. */
export function newId(): string {
	return randomBytes(16).toString('base64url');
}

/** A new code by which people find their meeting: 244 million of them, so wrong ones are counted. */
export function newJoinCode(): string {
	const characters = Array.from({ length: joinCodeLength }, () =>
		joinCodeAlphabet.charAt(randomInt(joinCodeAlphabet.length))
	);
	return characters.join('');
}
