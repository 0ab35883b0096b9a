import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { asId } from '../ids.ts';
import type { ItemId } from '../ids.ts';
import { agendaKinds, isFrame, itemKinds } from '../method.ts';
import { mostItems } from './commands.ts';
import type { NewItem } from './commands.ts';
import { spentOn, timing } from './item.ts';

const hedge: NewItem = {
	title: 'The hedge',
	kind: 'explore',
	owner: person('Elif'),
	minutes: 10,
	outcome: 'Ideas',
	driver: ''
};
const closing = asId<ItemId>('closing');

function itemCalled(table: Table, title: string): ItemId {
	const item = Object.values(table.meeting.items).find((held) => held.title === title);
	assert(item);
	return item.id;
}

const titles = (table: Table): readonly (string | undefined)[] =>
	table.meeting.itemOrder.map((id) => table.meeting.items[id]?.title);

describe('putting the agenda together', () => {
	it('[MT2] everyone may add items before the circle consented to it; the closing stays last', () => {
		const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		expect(table.says('Ada', 'addItem', { item: hedge })).toBe('accepted');
		expect(table.says('listener', 'addItem', { item: hedge })).toBe('notSeated');
		expect(titles(table).slice(-2)).toEqual(['The hedge', 'Closing']);
		table.give('Mira', 'startMeeting', {});
		expect(table.says('Hanna', 'addItem', { item: { ...hedge, title: 'Bees' } })).toBe('accepted');
	});

	it('[MT2] an item has a title and an owner who sits here; there is an end to how many', () => {
		const table = aMeeting().inLobby();
		expect(table.says('Hanna', 'addItem', { item: { ...hedge, title: ' ' } })).toBe('empty');
		expect(table.says('Hanna', 'addItem', { item: { ...hedge, owner: person('nobody') } })).toBe(
			'notFound'
		);
		for (let left = mostItems - 4; left > 0; left -= 1)
			table.give('Hanna', 'addItem', { item: hedge });
		expect(table.says('Hanna', 'addItem', { item: hedge })).toBe('tooMany');
	});

	it('[MT2] a decision comes with a proposal of its owner and a text of its own', () => {
		const table = aMeeting().inLobby();
		table.give('Hanna', 'addItem', { item: { ...hedge, kind: 'decide', driver: 'It is high.' } });
		const proposal = table.meeting.proposals[itemCalled(table, 'The hedge')];
		expect(proposal).toMatchObject({
			author: person('Elif'),
			state: 'draft',
			details: { title: 'The hedge', driver: 'It is high.', owner: person('Elif') }
		});
		expect(proposal?.textId).not.toBe(table.meeting.proposals[shed]?.textId);
	});

	it('[MT2] its owner, the facilitator and the secretary arrange an item', () => {
		const table = aMeeting().inLobby().give('Hanna', 'addItem', { item: hedge });
		const item = itemCalled(table, 'The hedge');
		const change = { item, title: 'The high hedge', owner: null, minutes: 5, outcome: '' };
		expect(table.says('Hanna', 'changeItem', change)).toBe('notYours');
		table.give('Elif', 'changeItem', change);
		expect(table.says('Elif', 'moveItem', { item, before: shed })).toBe('notYours');
		table.give('Mira', 'nameSecretary', { who: person('Ruth') });
		table.give('Ruth', 'moveItem', { item, before: shed });
		expect(titles(table)).toEqual([
			...['Check-in', 'Agenda', 'The high hedge', 'Share the tool shed', 'Closing']
		]);
		table.give('Mira', 'removeItem', { item });
		expect(table.meeting.items[item]?.state).toBe('removed');
		expect(table.says('Mira', 'changeItem', change)).toBe('alreadyDone');
	});

	it('[MT2] whatever nobody may put on the agenda frames the meeting', () => {
		const frames = itemKinds.filter((kind) => isFrame({ kind }));
		expect([...frames, ...agendaKinds].toSorted()).toEqual(itemKinds.toSorted());
	});

	it('[CD2] who brings it owns it, until somebody else is named', () => {
		const table = aMeeting().inLobby();
		const bring = (name: string | null) => {
			const owner = name === null ? null : person(name);
			const { title, minutes, outcome } = table.meeting.items[shed]!;
			table.give('Mira', 'changeItem', { item: shed, owner, title, minutes, outcome });
			return table.meeting.proposals[shed]?.details.owner ?? null;
		};
		expect([bring(null), bring('Elif')]).toEqual([null, 'elif']);
		const details = { ...table.meeting.proposals[shed]!.details, owner: person('Ruth') };
		table.give('Mira', 'changeDetails', { item: shed, details });
		expect(bring('Jonas')).toBe('ruth');
	});

	it('[MT2] check-in, agenda and closing frame the meeting and are not arranged', () => {
		const table = aMeeting().inLobby();
		for (const frame of ['checkIn', 'agenda', 'closing'] as const) {
			const item = asId<ItemId>(frame);
			expect(table.says('Mira', 'removeItem', { item })).toBe('notFound');
			expect(table.says('Mira', 'moveItem', { item, before: null })).toBe('notFound');
		}
		expect(table.says('Mira', 'moveItem', { item: shed, before: asId<ItemId>('agenda') })).toBe(
			'notFound'
		);
		expect(table.says('Mira', 'moveItem', { item: shed, before: shed })).toBe('notFound');
		table.give('Mira', 'moveItem', { item: shed, before: null });
		expect(titles(table).at(-1)).toBe('Closing');
	});
});

describe('the circle’s consent to the agenda', () => {
	it('[MT2] comes before any other item', () => {
		const table = aMeeting().started().openRound().everybodySpeaks();
		const checkIn = table.at.item;
		expect(table.says('Mira', 'startItem', { item: asId<ItemId>('agenda') })).toBe('stale');
		table.give('Mira', 'finishItem', { item: checkIn });
		expect(table.says('Mira', 'startItem', { item: shed })).toBe('agendaNotConsented');
		table.give('Mira', 'startItem', { item: asId<ItemId>('agenda') });
		expect(table.says('Mira', 'finishItem', { item: table.at.item })).toBe('needsQuestion');
		table.settles({ about: 'agenda' });
		expect(table.meeting.agendaConsented).toBe(true);
		expect(table.says('Mira', 'ask', { subject: { about: 'agenda' }, text: '' })).toBe(
			'alreadyDone'
		);
	});

	it('[MT2] is asked again for every change afterwards, by anyone', () => {
		const table = aMeeting().readyForItems();
		expect(table.says('Hanna', 'addItem', { item: hedge })).toBe('agendaNeedsConsent');
		expect(table.says('Mira', 'removeItem', { item: shed })).toBe('agendaNeedsConsent');
		const change = { do: 'add', item: hedge } as const;
		table.give('Hanna', 'ask', { subject: { about: 'agendaChange', change }, text: '' });
		expect(titles(table)).not.toContain('The hedge');
		table.give('Mira', 'settle', { question: table.question.id });
		expect(titles(table).slice(-2)).toEqual(['The hedge', 'Closing']);
	});

	it('[MT2] lets the circle move, trim and remove what waits, and nothing else', () => {
		const table = aMeeting().readyForItems();
		table.settles({ about: 'agendaChange', change: { do: 'add', item: hedge } });
		const item = itemCalled(table, 'The hedge');
		table.settles({ about: 'agendaChange', change: { do: 'move', item, before: shed } });
		expect(titles(table).indexOf('The hedge')).toBe(2);
		table.settles({ about: 'agendaChange', change: { do: 'minutes', item, minutes: 3 } });
		expect(table.meeting.items[item]?.minutes).toBe(3);
		table.settles({ about: 'agendaChange', change: { do: 'remove', item } });
		expect(table.meeting.items[item]?.state).toBe('removed');
		const ask = (change: { do: 'remove'; item: ItemId } | { do: 'add'; item: NewItem }) =>
			table.says('Mira', 'ask', { subject: { about: 'agendaChange', change }, text: '' });
		expect(ask({ do: 'remove', item })).toBe('alreadyDone');
		expect(ask({ do: 'remove', item: closing })).toBe('notFound');
		expect(ask({ do: 'add', item: { ...hedge, title: '' } })).toBe('empty');
	});

	it('[MT2] is to the order as well: another item comes first only when the circle agrees', () => {
		const table = aMeeting().readyForItems();
		expect(table.says('Mira', 'startItem', { item: closing })).toBe('agendaNeedsConsent');
		table.settles({ about: 'park', item: shed });
		expect(table.says('Mira', 'startItem', { item: closing })).toBe('accepted');
	});
});

describe('items one after the other', () => {
	it('[MT2] one item at a time, started and ended by the facilitator', () => {
		const table = aMeeting().readyForItems();
		expect(table.says('Hanna', 'startItem', { item: shed })).toBe('notFacilitator');
		table.give('Mira', 'startItem', { item: shed });
		expect(table.says('Mira', 'startItem', { item: closing })).toBe('stale');
		expect(table.says('Mira', 'finishItem', { item: shed })).toBe('stepNotDone');
		expect(table.says('Mira', 'finishItem', { item: closing })).toBe('stale');
		expect(table.says('Mira', 'endMeeting', {})).toBe('stepNotDone');
	});

	it('[MT2] a report is heard and asked about; a last step that was skipped lets it end', () => {
		const table = aMeeting().started().openRound().everybodySpeaks();
		table.give('Hanna', 'addItem', { item: { ...hedge, kind: 'report' } });
		const item = itemCalled(table, 'The hedge');
		table.give('Mira', 'moveItem', { item, before: shed });
		table.give('Mira', 'finishItem', { item: table.at.item });
		table.give('Mira', 'startItem', { item: asId<ItemId>('agenda') }).settles({ about: 'agenda' });
		table.give('Mira', 'finishItem', { item: table.at.item });
		table.give('Mira', 'startItem', { item }).next();
		expect(table.says('Mira', 'finishItem', { item })).toBe('stepNotDone');
		table.settles({ about: 'skip', item, step: 'clarify' });
		expect(table.says('Mira', 'finishItem', { item })).toBe('accepted');
	});

	it('[MT2] the meeting begins once and ends between items, with nothing left open', () => {
		const table = aMeeting().inLobby();
		expect(table.says('Hanna', 'startMeeting', {})).toBe('notFacilitator');
		table.give('Mira', 'startMeeting', {});
		expect(table.says('Mira', 'startMeeting', {})).toBe('alreadyDone');
		const ready = aMeeting().readyForItems();
		expect(ready.says('Hanna', 'endMeeting', {})).toBe('notFacilitator');
		ready.give('Hanna', 'ask', { subject: { about: 'free' }, text: 'Enough?' });
		expect(ready.says('Mira', 'endMeeting', {})).toBe('questionOpen');
		ready.give('Mira', 'settle', { question: ready.question.id }).give('Mira', 'endMeeting', {});
		expect(ready.meeting).toMatchObject({ phase: 'ended', endedAt: ready.now });
		expect(ready.says('Mira', 'endMeeting', {})).toBe('ended');
		expect(ready.says('Mira', 'startItem', { item: shed })).toBe('ended');
	});
});

describe('time', () => {
	it('[MT3] every item has a budget, and the meeting knows its drift and when it will end', () => {
		const minute = 60_000;
		const table = aMeeting().readyForItems();
		const items = Object.values(table.meeting.items);
		const left = (25 + 8) * minute;
		expect(timing(items, 0, 90, 20 * minute)).toEqual({
			endsAt: 20 * minute + left,
			inHand: 90 * minute - 20 * minute - left
		});
		table.give('Mira', 'startItem', { item: shed });
		const at = table.meeting.items[shed];
		assert(at);
		const now = (at.startedAt ?? 0) + 40 * minute;
		expect(spentOn(at, now)).toBe(40 * minute);
		expect(timing(Object.values(table.meeting.items), 0, 90, now).endsAt).toBe(now + 8 * minute);
	});

	it('[MT3] on overrun the circle extends, trims or parks by quick consent', () => {
		const table = aMeeting().inStep('react');
		table.settles({ about: 'extend', item: shed, minutes: 10 });
		expect(table.meeting.items[shed]?.minutes).toBe(35);
		table.settles({ about: 'extend', item: shed, minutes: -60 });
		expect(table.meeting.items[shed]?.minutes).toBe(1);
		table.settles({ about: 'park', item: shed });
		expect(table.meeting).toMatchObject({ current: null, items: { shed: { state: 'parked' } } });
		expect(
			table.says('Mira', 'ask', { subject: { about: 'extend', item: shed, minutes: 5 }, text: '' })
		).toBe('stale');
	});

	it('[MT3] a parked item is taken up where it was, and its time goes on counting', () => {
		const table = aMeeting().inStep('react').wait(60).settles({ about: 'park', item: shed });
		const held = table.meeting.items[shed];
		assert(held);
		const before = spentOn(held, table.now);
		table.wait(600).give('Mira', 'startItem', { item: shed });
		const again = table.meeting.items[shed];
		assert(again);
		expect(again).toMatchObject({ state: 'current', step: 'react' });
		expect(spentOn(again, table.now + 5_000)).toBe(before + 5_000);
	});

	it('[MT3] check-in, agenda and closing are not parked', () => {
		const table = aMeeting().started();
		for (const item of [table.at.item, closing])
			expect(table.says('Mira', 'ask', { subject: { about: 'park', item }, text: '' })).toBe(
				'notFound'
			);
	});

	it('[MT3] no item is parked in the middle of a speaking round: it is closed first, with who was missed', () => {
		const table = aMeeting().inStep('react').openRound();
		const park = { subject: { about: 'park', item: shed }, text: '' } as const;
		expect(table.says('Mira', 'ask', park)).toBe('roundOpen');
		table.give('Hanna', 'ask', {
			subject: { about: 'agendaChange', change: { do: 'add', item: hedge } },
			text: ''
		});
		table.give('Mira', 'settle', { question: table.question.id });
		const other = { about: 'park', item: itemCalled(table, 'The hedge') } as const;
		expect(table.settles(other).meeting.items[other.item]?.state).toBe('parked');
		table.give('Mira', 'closeEarly', { round: table.round.id, reason: 'out of time' });
		expect(table.says('Mira', 'ask', park)).toBe('accepted');
	});

	it('[MT3] parking ends a consent round without a decision; everybody is asked again', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents();
		table.settles({ about: 'park', item: shed });
		expect(table.meeting.decisions).toEqual({});
		table.give('Mira', 'startItem', { item: shed });
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		expect(Object.values(table.round.turns).every(({ state }) => state === 'waiting')).toBe(true);
	});
});
