import { describe, expect, test } from 'vitest';
import {
	draftFrom,
	formFrom,
	freshDraft,
	freshItem,
	itemField,
	namesIn,
	peopleOf,
	placeOf,
	withoutBlankItems,
	type MeetingDraft
} from './meetingDraft.ts';

function draft(changes: Partial<MeetingDraft> = {}): MeetingDraft {
	return {
		...freshDraft('Europe/Berlin'),
		circle: 'House & Garden',
		me: 'Mira Aydın',
		members: 'Mira Aydın\nSamuel Osei\nLena Brandt',
		...changes
	};
}

describe('a pasted list of names', () => {
	test('has one name to a line, with or without bullets and numbers', () => {
		expect(namesIn('- Hanna Vogt\n2. Jonas Keller\n\n• Mira Aydın ')).toEqual([
			'Hanna Vogt',
			'Jonas Keller',
			'Mira Aydın'
		]);
	});

	test('may stand in one line, as in an e-mail', () => {
		expect(namesIn('Hanna Vogt, Jonas Keller; Mira Aydın')).toHaveLength(3);
	});

	test('may have several in one of its lines', () => {
		const list = 'Vogt, Hanna\nJonas Keller, Mira Aydın\nElif, Tomasz, Ruth';
		expect(namesIn(list)).toEqual([
			'Vogt, Hanna',
			'Jonas Keller',
			'Mira Aydın',
			'Elif',
			'Tomasz',
			'Ruth'
		]);
	});

	test('keeps the comma of a surname in front', () => {
		expect(namesIn('Vogt, Hanna\nKeller, Jonas')).toEqual(['Vogt, Hanna', 'Keller, Jonas']);
	});
});

describe('who sits where', () => {
	test('whoever sets the meeting up is a member, and first, unless the lists know better', () => {
		expect(peopleOf(draft({ me: 'Hanna Vogt' }))[0]).toEqual({
			name: 'Hanna Vogt',
			consents: true,
			from: 'me'
		});
		expect(peopleOf(draft({ me: 'mira' }))).toHaveLength(3);
		const outside = peopleOf(draft({ me: 'Ruth', others: 'Ruth Baumann' }));
		expect(outside.map(({ consents }) => consents)).toEqual([true, true, true, false]);
	});

	test('a first name is enough if only one has it', () => {
		const people = [{ name: 'Lena Brandt' }, { name: 'Lena Vogt' }, { name: 'Jonas Keller' }];
		expect(placeOf(people, 'jonas')).toBe(2);
		expect(placeOf(people, 'LENA VOGT')).toBe(1);
		expect(placeOf(people, 'Lena')).toBe(-1);
		expect(placeOf(people, '')).toBe(-1);
	});
});

test('what goes to the server names people by their place, and nobody by -1', () => {
	const item = {
		...freshItem(),
		title: 'Tool shed',
		owner: 'samuel',
		minutes: '25',
		text: '# Share'
	};
	const form = formFrom(draft({ deputy: 'Nobody', aims: 'Safe\n\nOpen', items: [item] }));
	expect(form).toMatchObject({ me: 0, deputy: -1, minutes: 90, aims: ['Safe', 'Open'] });
	expect(form.items[0]).toMatchObject({ owner: 1, minutes: 25, text: '# Share', reviewOn: null });
});

test('only a decision brings a proposal along', () => {
	const item = {
		...freshItem(),
		kind: 'report',
		title: 'Heating',
		text: 'x',
		reviewOn: '2027-05-31'
	};
	expect(formFrom(draft({ items: [item] })).items[0]).toMatchObject({ text: '', reviewOn: null });
});

test('rows that nobody wrote into are left out, and all others come back as they were typed', () => {
	const data = new FormData();
	data.set('circle', 'House & Garden');
	data.set('members', 'Hanna\r\nJonas');
	data.set('rows', '3');
	data.set(itemField(1, 'title'), 'Tool shed');
	data.set(itemField(1, 'minutes'), 'many');
	const read = draftFrom(data);
	expect(read.items).toHaveLength(3);
	expect(read.members).toBe('Hanna\nJonas');
	const filled = withoutBlankItems(read);
	expect(filled.items).toMatchObject([{ title: 'Tool shed', minutes: 'many' }]);
});

test('a hostile number of rows makes no more of them than a form has', () => {
	const data = new FormData();
	data.set('rows', '1e9');
	expect(draftFrom(data).items.length).toBeLessThan(100);
	data.set('rows', '-4');
	expect(draftFrom(data).items).toEqual([]);
});
