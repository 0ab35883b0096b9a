import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { settleForwarding } from './forwarding.ts';

const told: IncomingHttpHeaders = {
	'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.2',
	'x-forwarded-proto': 'http, https',
	'x-forwarded-host': 'evil.example, rondo.example.org',
	'x-forwarded-port': '8443',
	forwarded: 'for=6.6.6.6'
};

function settled(headers: IncomingHttpHeaders, trustedProxies: number): IncomingHttpHeaders {
	const request = { headers: { ...headers }, socket: { remoteAddress: '192.168.1.44' } };
	settleForwarding(request, trustedProxies);
	return request.headers;
}

test('without a proxy nothing of it is believed', () => {
	expect(settled(told, 0)).toEqual({
		'x-forwarded-for': '192.168.1.44',
		'x-forwarded-proto': 'http'
	});
});

test('one proxy is believed for what it wrote itself', () => {
	expect(settled(told, 1)).toEqual({
		'x-forwarded-for': '10.0.0.2',
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'rondo.example.org'
	});
});

test('two proxies: the client is who the first of them saw', () => {
	expect(settled(told, 2)['x-forwarded-for']).toBe('203.0.113.9');
});

test('a request that came past the proxy has its own address and plain http', () => {
	expect(settled({}, 1)).toEqual({
		'x-forwarded-for': '192.168.1.44',
		'x-forwarded-proto': 'http'
	});
});

test('other headers stay as they are', () => {
	expect(settled({ host: 'localhost', cookie: 'a=b' }, 0)).toMatchObject({
		host: 'localhost',
		cookie: 'a=b'
	});
});
