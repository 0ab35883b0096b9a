import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinCodeAlphabet, joinCodeLength, readJoinCode } from './joinCode.ts';

const anyCode = fc
	.array(fc.constantFrom(...joinCodeAlphabet), {
		minLength: joinCodeLength,
		maxLength: joinCodeLength
	})
	.map((characters) => characters.join(''));

test('a code may be typed small, spaced and dashed', () => {
	fc.assert(
		fc.property(anyCode, fc.constantFrom(' ', '-', '–', '.', ' - ', '\u00a0'), (code, gap) => {
			const typed = ` ${code.slice(0, 3)}${gap}${code.slice(3)} `.toLowerCase();
			expect(readJoinCode(typed)).toBe(code);
		})
	);
});

test('characters that look alike are taken for the one a code can have', () => {
	expect(readJoinCode('BGSZOU')).toBe('8652DV');
	expect(readJoinCode('q0 ａ34x')).toBe('DDA34X');
});

test.for(['', 'ACDEF', 'ACDEF23', 'ACDE1F', 'ACDEF!', 'ACDEFı', '💧💧💧', "A' OR 1"])(
	'%j is no code',
	(typed) => expect(readJoinCode(typed)).toBeUndefined()
);

test('of a pasted address the code counts', () => {
	expect(readJoinCode('https://rondo.lindenhof.example/join/tk7m4w')).toBe('TK7M4W');
});
