import { expect, test } from 'vitest';
import { exampleRound, exampleSummary } from './exampleRound.ts';

test('the ring of the start page says whose turn it is to those who hear it', () => {
	expect(exampleSummary(exampleRound())).toBe('Your turn, Tomasz next, 4 of 8 have spoken');
});
