import { expect, test } from 'vitest';
import { around, clockFigures } from './clock.ts';

test('a clock shows minutes and two figures of seconds, and hours once there are any', () => {
	expect(clockFigures(38)).toBe('0:38');
	expect(clockFigures(725)).toBe('12:05');
	expect(clockFigures(3720)).toBe('1:02:00');
});

test('time over is shown by its length', () => {
	expect(clockFigures(-12)).toBe('0:12');
});

test('figures may stand anywhere in the sentence of a language', () => {
	expect(around('0:38 left', '0:38')).toEqual({ before: '', after: ' left' });
	expect(around('noch 0:38 übrig', '0:38')).toEqual({ before: 'noch ', after: ' übrig' });
	expect(around('0:38', '0:38')).toEqual({ before: '', after: '' });
});
