import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newMeetings, wrongAddresses, wrongCodes } from '#server/http/limits.ts';
import type { Answered } from './asking.ts';
import { House, shedForm } from './house.ts';

// Behind a proxy that is believed each test can come from an address of its own.
const house = new House({ settings: { RONDO_TRUST_PROXY: '1' } });
beforeAll(async () => {
	await house.start();
	await house.plan();
});
afterAll(async () => await house.end());

const accept = 'text/html';

/** Tries a code by the form. */
function tryCode(address: string, code: string, name = 'Eve'): Promise<Answered> {
	const headers = { 'x-forwarded-for': address };
	return house.submit('/join', null, { code, name, as: 'guest' }, headers);
}

/** Looks a code up as its link does. */
function lookUp(address: string, code: string): Promise<Answered> {
	return house.ask(`/join/${code}`, null, { headers: { 'x-forwarded-for': address, accept } });
}

/** Says in words how long to wait, and to programs in a header. */
function saysWhen({ status, words, headers }: Answered): void {
	expect(status).toBe(429);
	expect(Number(headers['retry-after'])).toBeGreaterThan(0);
	expect(words).toMatch(/minute/);
}

describe('wrong codes', () => {
	test('by the form are counted, and then refused in words, the right one too', async () => {
		for (let tries = wrongCodes.points; tries > 0; tries -= 1) {
			expect((await tryCode('10.1.0.1', 'AAAAAA')).status).toBe(400);
		}
		saysWhen(await tryCode('10.1.0.1', 'AAAAAA'));
		saysWhen(await tryCode('10.1.0.1', house.code));
		saysWhen(await lookUp('10.1.0.1', house.code));
	});

	test('in addresses count as well', async () => {
		for (let tries = wrongCodes.points; tries > 0; tries -= 1) {
			expect((await lookUp('10.1.0.2', 'AAAAAA')).status).toBe(200);
		}
		saysWhen(await lookUp('10.1.0.2', 'AAAAAA'));
	});

	test('of one address are nothing to another, and right ones are never counted', async () => {
		for (let tries = wrongCodes.points + 5; tries > 0; tries -= 1) {
			expect((await lookUp('10.1.0.3', house.code)).words).toContain('House &amp; Garden');
		}
		expect((await tryCode('10.1.0.3', house.code)).status).toBe(303);
	});

	test('cannot be hidden by naming another address oneself', async () => {
		for (let tries = wrongCodes.points; tries > 0; tries -= 1)
			await tryCode(`192.0.2.${tries}, 10.1.0.4`, 'AAAAAA');
		saysWhen(await tryCode('192.0.2.99, 10.1.0.4', 'AAAAAA'));
	});

	test('of one IPv6 connection are counted together', async () => {
		for (let tries = wrongCodes.points; tries > 0; tries -= 1)
			await tryCode(`2001:db8:1:2::${tries}`, 'AAAAAA');
		saysWhen(await tryCode('2001:db8:1:2:ffff::1', 'AAAAAA'));
		expect((await tryCode('2001:db8:1:3::1', 'AAAAAA')).status).toBe(400);
	});
});

describe('wrong addresses of calendars', () => {
	test('are counted, and then refused in words', async () => {
		const headers = { 'x-forwarded-for': '10.1.0.5' };
		const read = () => house.ask(`/calendar/${'A'.repeat(43)}.ics`, null, { headers });
		for (let tries = wrongAddresses.points; tries > 0; tries -= 1) {
			expect((await read()).status).toBe(404);
		}
		saysWhen(await read());
	});
});

describe('new meetings', () => {
	const headers = { 'x-forwarded-for': '10.2.0.1' };

	test('of one address are counted, practice meetings with them, and then refused in words', async () => {
		await house.submit('/?/practise', null, { part: 'participant' }, headers);
		for (let meetings = newMeetings.points - 1; meetings > 0; meetings -= 1) {
			expect((await house.submit('/new?/create', null, shedForm, headers)).status).toBe(303);
		}
		const before = await house.db.selectFrom('meeting').select('id').execute();
		const refused = await house.submit('/new?/create', null, shedForm, headers);
		saysWhen(refused);
		// Nothing that was typed is lost.
		expect(refused.words).toContain('The storm took the shed next door.');
		saysWhen(await house.submit('/?/practise', null, { part: 'participant' }, headers));
		expect(await house.db.selectFrom('meeting').select('id').execute()).toEqual(before);
	});

	test('that do not fit the form are not counted', async () => {
		const other = { 'x-forwarded-for': '10.2.0.2' };
		for (let tries = newMeetings.points + 5; tries > 0; tries -= 1) {
			const wrong = { ...shedForm, circle: '' };
			expect((await house.submit('/new?/create', null, wrong, other)).status).toBe(400);
		}
		expect((await house.submit('/new?/create', null, shedForm, other)).status).toBe(303);
	});
});
