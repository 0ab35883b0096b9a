import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { isOwnHost, isSecure, rejectionOf, type OriginRules } from './origins.ts';

const local: OriginRules = { origin: undefined, trustedProxies: 0 };
const named: OriginRules = { origin: 'https://rondo.example.org', trustedProxies: 0 };
const proxied: OriginRules = { origin: undefined, trustedProxies: 1 };

const ownHost = (hostname: string) => ['localhost', '192.168.1.20', '[fd00::5]'].includes(hostname);

function statusOf(headers: IncomingHttpHeaders, rules: OriginRules): number {
	return rejectionOf({ headers, socket: {} }, rules, ownHost) ?? 200;
}

describe('on a local network', () => {
	test.each([
		'localhost:3000',
		'LOCALHOST:3000',
		'localhost',
		'192.168.1.20:3000',
		'[fd00::5]:3000'
	])('the own address %s is answered', (host) => {
		expect(statusOf({ host }, local)).toBe(200);
	});

	test.each([
		undefined,
		'',
		'evil.example:3000',
		'192.168.1.21:3000',
		'localhost.evil.example',
		'user@localhost:3000',
		'localhost:3000/path',
		'localhost:99999',
		'evil.example#localhost'
	])('the foreign address %s is not', (host) => {
		expect(statusOf({ host }, local)).toBe(421);
	});

	test('a page of our own may send something', () => {
		const host = '192.168.1.20:3000';
		expect(statusOf({ host, origin: `http://${host}` }, local)).toBe(200);
	});

	test.each([
		'http://evil.example',
		'https://192.168.1.20:3000',
		'http://192.168.1.20:8080',
		'http://localhost:3000',
		'null'
	])('a page of %s may not', (origin) => {
		expect(statusOf({ host: '192.168.1.20:3000', origin }, local)).toBe(403);
	});

	test('a client that pretends to be a proxy changes nothing', () => {
		const pretended = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' };
		const host = 'localhost:3000';
		expect(statusOf({ host, ...pretended }, local)).toBe(200);
		expect(statusOf({ host, ...pretended, origin: 'https://evil.example' }, local)).toBe(403);
	});
});

describe('with a name of its own', () => {
	test('only its own pages may send something, whatever Host says', () => {
		const origin = 'https://rondo.example.org';
		expect(statusOf({ host: '10.0.0.7:3000', origin }, named)).toBe(200);
		expect(statusOf({ host: 'evil.example', origin: 'https://evil.example' }, named)).toBe(403);
		expect(statusOf({ host: 'rondo.example.org' }, named)).toBe(200);
	});
});

describe('behind a proxy', () => {
	test('the address is what the nearest proxy says', () => {
		const headers = {
			host: 'inside:3000',
			'x-forwarded-proto': 'http, https',
			'x-forwarded-host': 'evil.example, rondo.example.org'
		};
		expect(statusOf({ ...headers, origin: 'https://rondo.example.org' }, proxied)).toBe(200);
		expect(statusOf({ ...headers, origin: 'https://evil.example' }, proxied)).toBe(403);
	});

	test('a proxy that only passes Host on speaks plain http', () => {
		const headers = { host: 'rondo.example.org', origin: 'http://rondo.example.org' };
		expect(statusOf(headers, proxied)).toBe(200);
	});
});

test('https is what ORIGIN says, or else the proxy', () => {
	const secure = (headers: IncomingHttpHeaders, rules: OriginRules) => {
		const request = { headers: { host: 'localhost', ...headers }, socket: {} };
		rejectionOf(request, rules, ownHost);
		return isSecure(request, rules);
	};
	const claimed = { 'x-forwarded-proto': 'https' };
	expect(secure(claimed, local)).toBe(false);
	expect(secure(claimed, proxied)).toBe(true);
	expect(secure({}, proxied)).toBe(false);
	expect(secure({}, named)).toBe(true);
	expect(secure(claimed, { origin: 'http://rondo.test', trustedProxies: 1 })).toBe(false);
});

test('this computer knows itself', () => {
	expect(isOwnHost('localhost')).toBe(true);
	expect(isOwnHost('[::1]')).toBe(true);
	expect(isOwnHost('rondo.example.org')).toBe(false);
});
