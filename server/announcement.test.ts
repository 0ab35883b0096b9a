import { expect, test } from 'vitest';
import { announcement } from './announcement.ts';

const anywhere = { host: '0.0.0.0', origin: undefined };

test('says the address here, the one for phones, and how to stop', () => {
	const text = announcement(anywhere, 3000, ['192.168.1.20']);
	expect(text).toMatch(/On this computer +http:\/\/localhost:3000\n/);
	expect(text).toMatch(/On phones nearby +http:\/\/192\.168\.1\.20:3000\n/);
	expect(text).toMatch(/To stop it +Ctrl\+C\n/);
});

test('without a network there is no address for phones', () => {
	expect(announcement(anywhere, 3000, [])).not.toContain('phones');
});

test('a name of its own is the only address', () => {
	const text = announcement({ host: '0.0.0.0', origin: 'https://rondo.example.org' }, 3000, [
		'10.0.0.7'
	]);
	expect(text).toMatch(/Open +https:\/\/rondo\.example\.org\n/);
	expect(text).not.toContain('3000');
});

test('one host is the only address, in the way browsers write it', () => {
	expect(announcement({ ...anywhere, host: '::1' }, 80, ['10.0.0.7'])).toMatch(
		/Open +http:\/\/\[::1\]\n/
	);
});
