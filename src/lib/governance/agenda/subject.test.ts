import { describe, expect, test } from 'vitest';
import { asId } from '../ids.ts';
import type { AimId } from '../ids.ts';
import type { RichText } from '../richText.ts';
import { purposeWith, readSubject } from './subject.ts';
import type { PurposeWords } from './subject.ts';

const purpose: PurposeWords = {
	vision: 'A house that is shared',
	mission: '',
	aims: [{ id: asId<AimId>('safe'), text: 'House and garden are safe' }],
	domain: 'House, garden'
};

const adopted: RichText = [
	{ kind: 'heading', level: 2, runs: [{ text: 'Our aims' }] },
	{
		kind: 'item',
		ordered: false,
		depth: 0,
		runs: [{ text: 'House and garden ' }, { text: 'are safe', bold: true }]
	},
	{ kind: 'paragraph', runs: [{ text: ' ' }] },
	{ kind: 'paragraph', runs: [{ text: 'They are open to every resident' }] }
];

let made = 0;
const newAim = () => asId<AimId>(`new${(made += 1)}`);

describe('what an item is about', () => {
	test('is read from what was stored, and is nothing where it fits nothing', () => {
		const amend = { kind: 'agreement', agreement: 'shed', change: 'amend' } as const;
		expect(readSubject({ kind: 'purpose', part: 'aim' })).toEqual({ kind: 'purpose', part: 'aim' });
		expect(readSubject({ ...amend, more: 1 })).toEqual(amend);
		const odd = [
			...[null, undefined, 'aim', 3, [], {}, { kind: 'purpose', part: 'name' }],
			...[
				{ ...amend, change: 'forget' },
				{ ...amend, agreement: '' },
				{ ...amend, agreement: 7 }
			],
			...[
				{ ...amend, agreement: 'x'.repeat(65) },
				{ ...amend, kind: 'role' }
			]
		];
		expect(odd.map(readSubject)).toEqual(odd.map(() => null));
	});

	test('[CR1] an adopted text makes each paragraph and each item of a list one aim', () => {
		const after = purposeWith(purpose, 'aim', adopted, newAim);
		expect(after).toEqual({
			...purpose,
			aims: [
				{ id: 'safe', text: 'House and garden are safe' },
				{ id: 'new1', text: 'They are open to every resident' }
			]
		});
	});

	test('[CR1] another part changes alone, in plain words', () => {
		const after = purposeWith(purpose, 'vision', adopted, newAim);
		expect(after).toEqual({
			...purpose,
			vision: 'Our aims\n\nHouse and garden are safe\n\nThey are open to every resident'
		});
	});
});
