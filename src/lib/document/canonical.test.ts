import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf } from './canonical.ts';

describe('canonical JSON', () => {
	it('writes the example of RFC 8785, 3.2.2 and 3.2.3', () => {
		const example: unknown = JSON.parse(
			'{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
				'"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
		);
		expect(canonicalJson(example)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
				'"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
		);
	});

	it('sorts keys by UTF-16 units, as RFC 8785, 3.2.3 shows', () => {
		const example = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\ud83d\ude00': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis'
		};
		const values = [...canonicalJson(example).matchAll(/:"([^"]*)"/g)].map((match) => match[1]);
		expect(values).toEqual([
			'Carriage Return',
			'One',
			'Control',
			'Latin Small Letter O With Diaeresis',
			'Euro Sign',
			'Emoji: Grinning Face',
			'Hebrew Letter Dalet With Dagesh'
		]);
	});

	// RFC 8785, appendix B: IEEE 754 bits and the number as ECMAScript prints it.
	it.each([
		['0000000000000000', '0'],
		['8000000000000000', '0'],
		['0000000000000001', '5e-324'],
		['8000000000000001', '-5e-324'],
		['7fefffffffffffff', '1.7976931348623157e+308'],
		['4340000000000000', '9007199254740992'],
		['4430000000000000', '295147905179352830000'],
		['44b52d02c7e14af5', '9.999999999999997e+22'],
		['44b52d02c7e14af6', '1e+23'],
		['444b1ae4d6e2ef4e', '999999999999999700000'],
		['444b1ae4d6e2ef50', '1e+21'],
		['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
		['3eb0c6f7a0b5ed8d', '0.000001'],
		['41b3de4355555555', '333333333.3333333'],
		['becbf647612f3696', '-0.0000033333333333333333'],
		['43143ff3c1cb0959', '1424953923781206.2']
	])('prints the number %s as %s', (bits, printed) => {
		expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(printed);
	});

	it.each([
		NaN,
		Infinity,
		'\ud800',
		['\udc00a'],
		{ '\ud800': 1 },
		[undefined],
		1n,
		new Date(0),
		() => 1
	])('refuses %s, which is no JSON', (value) => {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	});

	it('leaves out what is undefined, so that a stored copy has the same hash', () => {
		expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
	});

	it('is the same for every order of keys and reads back as the same value', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const copy: unknown = JSON.parse(JSON.stringify(value), reverseKeys);
				expect(canonicalJson(copy)).toBe(canonicalJson(value));
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});
});

describe('the fingerprint of a value', () => {
	it('is SHA-256 over its canonical bytes', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const expected = createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
				expect(hashOf(value)).toBe(expected);
			})
		);
		expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
	});
});

function reverseKeys(_key: string, value: unknown): unknown {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? Object.fromEntries(Object.entries(value).reverse()) : value;
}
