import { expect, test } from 'vitest';
import { joinOrigin } from './joinOrigin.ts';

const open = { host: '0.0.0.0', origin: undefined };
const nearby = () => ['192.168.1.20', '10.0.0.7'];

function reached(at: string, config = open, addresses: () => readonly string[] = nearby) {
	return joinOrigin(new URL(at), config, addresses);
}

test('phones come by the address in the network, not by what this computer calls itself', () => {
	expect(reached('http://localhost:3000/m/x')).toBe('http://192.168.1.20:3000');
	expect(reached('http://127.0.0.1:3000/')).toBe('http://192.168.1.20:3000');
	expect(reached('http://[::1]:3000/')).toBe('http://192.168.1.20:3000');
});

test('an address that others reach already stays', () => {
	expect(reached('http://10.0.0.7:3000/m/x')).toBe('http://10.0.0.7:3000');
});

test('without a network, or on this computer only, it stays as it is', () => {
	expect(reached('http://localhost:3000/', open, () => [])).toBe('http://localhost:3000');
	const here = { host: '127.0.0.1', origin: undefined };
	expect(reached('http://localhost:3000/', here)).toBe('http://localhost:3000');
});

test('a name of its own is the name for all', () => {
	const named = { host: '0.0.0.0', origin: 'https://rondo.example.org' };
	expect(joinOrigin(new URL('http://localhost:3000'), named, nearby)).toBe(
		'https://rondo.example.org'
	);
});
