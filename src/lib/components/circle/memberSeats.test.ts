import { expect, test } from 'vitest';
import { linksOf, memberSeats } from './memberSeats.ts';

const link = { circleId: 'g', circleName: 'House & Garden', interim: false } as const;
const hanna = {
	...{ personId: 'h', name: 'Hanna Vogt', consents: true },
	links: [
		{ ...link, as: 'leader' },
		{ ...link, as: 'delegate' }
	]
} as const;

test('[CR2] who links a circle stands in the ring for it, and the list says how', () => {
	expect(memberSeats([hanna], [], '')[0]?.word).toBe('House & Garden');
	expect(linksOf(hanna)).toEqual(['leader of House & Garden', 'delegate of House & Garden']);
});
