import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { StartProblem } from './startProblem.ts';

describe('the settings', () => {
	test('nothing has to be set', () => {
		expect(readConfig({})).toEqual({
			port: 3000,
			host: '0.0.0.0',
			origin: undefined,
			trustedProxies: 0,
			dataDirectory: resolve('data'),
			databaseUrl: undefined,
			secret: undefined,
			keepDays: 365,
			signUp: 'open',
			mail: undefined,
			oidc: undefined,
			logLevel: 'info',
			stopSeconds: 8
		});
	});

	test('an empty variable counts as unset', () => {
		expect(readConfig({ PORT: '', ORIGIN: ' ', RONDO_LOG: '' })).toEqual(readConfig({}));
	});

	test('what is set is used', () => {
		const config = readConfig({
			PORT: '0',
			HOST: '::1',
			ORIGIN: 'https://Rondo.example.org/',
			RONDO_TRUST_PROXY: '1',
			RONDO_DATA: '/srv/rondo',
			DATABASE_URL: 'postgres://rondo@localhost/rondo',
			RONDO_LOG: 'warn'
		});
		expect(config).toMatchObject({
			port: 0,
			host: '::1',
			origin: 'https://rondo.example.org',
			trustedProxies: 1,
			dataDirectory: resolve('/srv/rondo'),
			databaseUrl: 'postgres://rondo@localhost/rondo',
			logLevel: 'warn'
		});
	});

	test.each([
		['PORT', '70000', 'PORT is "70000", but it must be a whole number from 0 to 65535.'],
		['PORT', '3000.5', 'PORT is "3000.5", but it must be a whole number from 0 to 65535.'],
		['RONDO_KEEP_DAYS', '0', 'must be a whole number from 1 to 36500.'],
		['RONDO_SMTP_URL', 'smtp://mail.example.org', 'RONDO_SMTP_URL needs ORIGIN as well'],
		['RONDO_OIDC_ISSUER', 'https://login.example.org', 'RONDO_OIDC_ISSUER needs ORIGIN as well'],
		['RONDO_SIGN_UP', 'nobody', 'must be open or invited'],
		['RONDO_LOG', 'loud', 'RONDO_LOG is "loud", but it must be one of silent, fatal'],
		['ORIGIN', 'rondo.example.org', 'must be a web address without a path'],
		['ORIGIN', 'https://example.org/rondo', 'must be a web address without a path'],
		['ORIGIN', 'ftp://example.org', 'must be a web address without a path'],
		['HOST', 'no spaces', 'HOST is "no spaces", but it must be an IP address or a host name.'],
		['DATABASE_URL', 'mysql://localhost/rondo', 'DATABASE_URL is not usable: it must be'],
		['RONDO_SECRET', 'abc', 'RONDO_SECRET is not usable: it must be 64 hexadecimal digits.']
	])('%s=%s is refused in words', (name, value, words) => {
		const reading = () => readConfig({ [name]: value });
		expect(reading).toThrow(StartProblem);
		expect(reading).toThrow(words);
	});

	test('a secret is never repeated in the message', () => {
		expect(() => readConfig({ DATABASE_URL: 'mysql://u:hush@h/db' })).not.toThrow(/hush/);
		expect(() => readConfig({ RONDO_SECRET: 'hush' })).not.toThrow(/hush/);
	});
});
