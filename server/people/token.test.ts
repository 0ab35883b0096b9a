import { expect, test } from 'vitest';
import { joinCodeAlphabet, readJoinCode } from '#governance/joinCode.ts';
import { hashToken, newId, newJoinCode, newToken } from './token.ts';

test('a token carries 256 bits and is known by its hash alone', () => {
	const { token, hash } = newToken();
	expect(Buffer.from(token, 'base64url')).toHaveLength(32);
	expect(hash).toBe(hashToken(token));
	expect(hash).toMatch(/^[0-9a-f]{64}$/);
	expect(hash).not.toContain(token);
});

test('the hash of a token is SHA-256', () => {
	expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('ids are 128 bits, fit into an address and do not repeat', () => {
	const ids = Array.from({ length: 1000 }, newId);
	for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
	expect(new Set(ids).size).toBe(ids.length);
});

test('a new join code is read as itself', () => {
	for (let times = 0; times < 1000; times += 1) {
		const code = newJoinCode();
		expect(readJoinCode(code)).toBe(code);
	}
});

test('every character of the alphabet comes up in join codes', () => {
	const seen = new Set(Array.from({ length: 1000 }, newJoinCode).join(''));
	expect([...seen].sort().join('')).toBe(joinCodeAlphabet);
});
