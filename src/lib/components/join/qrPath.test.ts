import { expect, test } from 'vitest';
import { qrPath } from './qrPath.ts';

/** The module at a place, read back from the path. */
function isDark(path: string, x: number, y: number): boolean {
	return [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].some(
		([, from, row, length]) =>
			Number(row) === y && Number(from) <= x && x < Number(from) + Number(length)
	);
}

test('three corners carry the eye by which cameras find a code, and around it all is white', () => {
	const { size, path } = qrPath('http://192.168.1.20:3000/join/TK7M4W');
	for (const [x, y] of [
		[3, 3],
		[size - 4, 3],
		[3, size - 4]
	] as const) {
		expect(isDark(path, x, y)).toBe(true);
	}
	for (let place = 0; place < size; place += 1) {
		expect(isDark(path, place, 2)).toBe(false);
		expect(isDark(path, 2, place)).toBe(false);
	}
});

test('another address is another code', () => {
	expect(qrPath('http://a.example/join/TK7M4W').path).not.toBe(
		qrPath('http://a.example/join/TK7M4X').path
	);
});
