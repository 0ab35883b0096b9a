import { expect, test } from 'vitest';
import { codeAlphabet, readCode } from './code.ts';

test('a code may be typed in small letters, with spaces and dashes', () => {
	expect(readCode('tk7 m4w')).toBe('TK7M4W');
	expect(readCode('TK7-M4W')).toBe('TK7M4W');
});

test('a pasted link gives the code at its end', () => {
	expect(readCode('https://rondo.lindenhof.example/join/TK7M4W\n')).toBe('TK7M4W');
	expect(readCode('http://192.168.0.12:3000/join#tk7m4w')).toBe('TK7M4W');
});

test('signs that look like others are no part of a code', () => {
	for (const lookAlike of '0O1ILU') expect(codeAlphabet).not.toContain(lookAlike);
	expect(readCode('O0TK1')).toBe('TK');
});

test('what is longer than a code is cut to its length', () => {
	expect(readCode('TK7M4WXYZ')).toBe('TK7M4W');
});

test('what looks like a sign of the code is taken for it', () => {
	expect(readCode('tko', 'TKD', { O: 'D' })).toBe('TKD');
});
