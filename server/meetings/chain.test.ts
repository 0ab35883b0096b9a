import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { chainStart, eventHash, findBreak, type ChainedEvent } from './chain.ts';

/** A chain of events of the meeting `m`. */
function chainOf(length: number): ChainedEvent[] {
	const events: ChainedEvent[] = [];
	for (let seq = 1; seq <= length; seq += 1) {
		const prev = events.at(-1)?.hash ?? chainStart;
		const event = { seq, v: 1, at: seq, actor: 'hanna', type: 'spoke', payload: { seq }, prev };
		events.push({ ...event, hash: eventHash('m', event) });
	}
	return events;
}

test('[CD10] the hash of an event is SHA-256 over its canonical JSON and its meeting', () => {
	const event = {
		seq: 1,
		v: 1,
		at: 7,
		actor: null,
		type: 'begun',
		payload: { b: [1], a: 'ä' },
		prev: chainStart
	};
	const canonical =
		`{"actor":null,"at":7,"meeting":"m","payload":{"a":"ä","b":[1]},` +
		`"prev":"${chainStart}","seq":1,"type":"begun","v":1}`;
	expect(eventHash('m', event)).toBe(createHash('sha256').update(canonical).digest('hex'));
});

describe('[CD10] a chain', () => {
	test('that nobody touched has no break', () => {
		const chain = chainOf(5);
		expect(findBreak('m', chain)).toBeUndefined();
		expect(findBreak('m', chain, chain[4])).toBeUndefined();
		expect(findBreak('m', chain, chain[2])).toBeUndefined();
		expect(findBreak('m', [], { seq: 0, hash: chainStart })).toBeUndefined();
	});

	test.for([
		{ at: 8 },
		{ v: 2 },
		{ actor: 'jonas' },
		{ actor: null },
		{ type: 'passed' },
		{ payload: { seq: 33 } },
		{ prev: chainStart },
		{ hash: 'f'.repeat(64) }
	])('shows that an event was changed: %j', (change) => {
		const tampered = chainOf(5).map((event) => (event.seq === 3 ? { ...event, ...change } : event));
		expect(findBreak('m', tampered)).toEqual({ seq: 3, what: 'changed' });
	});

	test('shows that an event was changed even if its own hash was made anew', () => {
		const tampered = chainOf(5).map((event) => {
			if (event.seq !== 3) return event;
			const changed = { ...event, at: 99 };
			return { ...changed, hash: eventHash('m', changed) };
		});
		expect(findBreak('m', tampered)).toEqual({ seq: 4, what: 'changed' });
	});

	test('shows that an event was taken out', () => {
		const tampered = chainOf(5).filter((event) => event.seq !== 3);
		expect(findBreak('m', tampered)).toEqual({ seq: 3, what: 'missing' });
	});

	test('shows that two events changed places', () => {
		const [a, b, c] = chainOf(3);
		if (!a || !b || !c) throw new Error('three events');
		expect(findBreak('m', [a, c, b])).toEqual({ seq: 2, what: 'missing' });
	});

	test('shows that it belongs to another meeting', () => {
		expect(findBreak('other', chainOf(2))).toEqual({ seq: 1, what: 'changed' });
	});

	test('that was cut short shows it only to who knows its head', () => {
		const chain = chainOf(5);
		expect(findBreak('m', chain.slice(0, 3))).toBeUndefined();
		expect(findBreak('m', chain.slice(0, 3), chain[4])).toEqual({ seq: 4, what: 'missing' });
	});

	test('that was written anew shows it only to who holds a receipt', () => {
		const receipt = chainOf(3)[2];
		let prev = chainStart;
		const anew = chainOf(5).map((event) => {
			const changed = { ...event, at: event.at + 100, prev };
			prev = eventHash('m', changed);
			return { ...changed, hash: prev };
		});
		expect(findBreak('m', anew)).toBeUndefined();
		expect(findBreak('m', anew, receipt)).toEqual({ seq: 3, what: 'other' });
	});
});
