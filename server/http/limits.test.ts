import { expect, test, vi } from 'vitest';
import { household, Limit } from './limits.ts';

test('what is within the allowance passes, what is beyond waits, and others are not concerned', async () => {
	const limit = new Limit({ points: 2, duration: 600 });
	expect(await limit.count('192.168.1.5')).toBe(0);
	expect(await limit.wait('192.168.1.5')).toBe(0);
	expect(await limit.count('192.168.1.5')).toBe(0);
	expect(await limit.wait('192.168.1.5')).toBeGreaterThan(0);
	expect(await limit.count('192.168.1.5')).toBeGreaterThan(0);
	expect(await limit.count('192.168.1.6')).toBe(0);
});

test('after its time an address may try again', async () => {
	vi.useFakeTimers();
	try {
		const limit = new Limit({ points: 1, duration: 600 });
		await limit.count('192.168.1.5');
		expect(await limit.wait('192.168.1.5')).toBe(600);
		vi.advanceTimersByTime(600_001);
		expect(await limit.wait('192.168.1.5')).toBe(0);
	} finally {
		vi.useRealTimers();
	}
});

test.for([
	['::ffff:192.168.1.5', '192.168.1.5'],
	['2001:db8::1', '2001:db8:0:0'],
	['2001:0db8:0000:0000:ffff::2', '2001:db8:0:0'],
	['2001:db8:0:1:2:3:4:5', '2001:db8:0:1'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['::1', '0:0:0:0']
])('%s counts as %s', ([address = '', counted]) => {
	expect(household(address)).toBe(counted);
});
