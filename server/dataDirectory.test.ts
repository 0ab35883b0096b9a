import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataDirectory } from './dataDirectory.ts';
import { StartProblem } from './startProblem.ts';

describe('the data folder', () => {
	let parent = '';
	beforeEach(() => {
		parent = mkdtempSync(join(tmpdir(), 'rondo-data-'));
	});
	afterEach(() => {
		chmodSync(parent, 0o700);
		rmSync(parent, { recursive: true });
	});

	test('is made, with everything above it, and readable for its owner only', () => {
		const path = join(parent, 'new', 'data');
		openDataDirectory(path, undefined).release();
		expect(statSync(path).mode & 0o777).toBe(0o700);
	});

	test('keeps a secret of 32 bytes that only its owner can read', () => {
		const directory = openDataDirectory(parent, undefined);
		directory.release();
		expect(directory.secret).toHaveLength(32);
		expect(statSync(join(parent, 'secret')).mode & 0o777).toBe(0o600);
	});

	test('keeps the same secret for ever, and each folder has its own', () => {
		const secretOf = (path: string) => {
			const directory = openDataDirectory(path, undefined);
			directory.release();
			return directory.secret.toString('hex');
		};
		expect(secretOf(parent)).toBe(secretOf(parent));
		expect(secretOf(parent)).not.toBe(secretOf(join(parent, 'other')));
	});

	test('a secret from the settings holds and is not written down', () => {
		const directory = openDataDirectory(parent, 'ab'.repeat(32));
		directory.release();
		expect(directory.secret).toEqual(Buffer.alloc(32, 0xab));
		expect(readdirSync(parent)).not.toContain('secret');
	});

	test('a damaged secret is told, never replaced', () => {
		writeFileSync(join(parent, 'secret'), 'abc');
		expect(() => openDataDirectory(parent, undefined)).toThrow(/secret in .* is damaged/);
		// The lock was let go: mending the file is enough.
		rmSync(join(parent, 'secret'));
		openDataDirectory(parent, undefined).release();
	});

	test('is refused while another server uses it, and free again afterwards', () => {
		const first = openDataDirectory(parent, undefined);
		expect(() => openDataDirectory(parent, undefined)).toThrow(StartProblem);
		expect(() => openDataDirectory(parent, undefined)).toThrow(/in use by another Rondo/);
		first.release();
		openDataDirectory(parent, undefined).release();
	});

	test('a file in its place is told in words', () => {
		const path = join(parent, 'data');
		writeFileSync(path, '');
		expect(() => openDataDirectory(path, undefined)).toThrow(/must name a folder/);
	});

	test('a folder that may not be written to is told', () => {
		const own = openDataDirectory(join(parent, 'data'), undefined);
		own.release();
		chmodSync(join(parent, 'data'), 0o500);
		chmodSync(parent, 0o555);
		asNobody(() => {
			expect(() => openDataDirectory(join(parent, 'new'), undefined)).toThrow(StartProblem);
			expect(() => openDataDirectory(join(parent, 'new'), undefined)).toThrow(/be written to/);
			expect(() => openDataDirectory(join(parent, 'data'), undefined)).toThrow(/be written to/);
		});
	});
});

/** Permissions do not bind root, so a test that runs as root puts that aside. */
function asNobody(work: () => void): void {
	const isRoot = process.geteuid?.() === 0;
	if (isRoot) process.seteuid?.('nobody');
	try {
		work();
	} finally {
		if (isRoot) process.seteuid?.(0);
	}
}
