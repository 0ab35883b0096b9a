import { expect, test } from 'vitest';
import { whenOf } from './when.ts';

const evening = {
	...{ startsAt: Date.UTC(2025, 10, 24, 18), startedAt: null },
	...{ timezone: 'Europe/Berlin', minutes: 105 }
};

test('a meeting to come is told by weekday and day', () => {
	expect(whenOf({ ...evening, endedAt: null })).toBe('Monday 24 November, 19:00 to 20:45 (Berlin)');
});

test('a meeting that is over says its year too', () => {
	expect(whenOf({ ...evening, endedAt: evening.startsAt })).toBe(
		'Monday, 24 November 2025, 19:00 to 20:45 (Berlin)'
	);
});
