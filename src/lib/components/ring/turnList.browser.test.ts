import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { accessibilityFindings } from '#testing/accessible.ts';
import type { RingSeat } from './seats.ts';
import TurnList from './TurnList.svelte';
import TurnListWithActions from './TurnListWithActions.test.svelte';

const seats: readonly RingSeat[] = [
	{ id: 'h', name: 'Hanna Vogt', shortName: 'Hanna', initials: 'HV', state: 'spoken' },
	{ id: 'j', name: 'Jonas Keller', shortName: 'Jonas', initials: 'JK', state: 'passed' },
	{ id: 'e', name: 'Elif Demir', shortName: 'Elif', initials: 'ED', state: 'now', you: true },
	{ id: 't', name: 'Tomasz Nowak', shortName: 'Tomasz', initials: 'TN', state: 'next' },
	{
		id: 'r',
		name: 'Ruth Baumann',
		shortName: 'Ruth',
		initials: 'RB',
		state: 'waiting',
		proxy: true,
		word: 'via Jonas'
	},
	{ id: 's', name: 'Samuel Osei', shortName: 'Samuel', initials: 'SO', state: 'waiting' }
];

function rows(): string[] {
	return page
		.getByRole('listitem')
		.elements()
		.map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim());
}

test('the list has the order and the words of the ring, and says of everybody how it stands', async () => {
	const { container } = await render(TurnList, { seats, label: 'Reaction round' });
	await expect.element(page.getByRole('list', { name: 'Reaction round' })).toBeVisible();
	expect(rows()).toEqual([
		'HV Hanna spoken',
		'JK Jonas passed',
		'ED You, Elif Demir now',
		'TN Tomasz next',
		'RB Ruth via Jonas',
		'SO Samuel waiting'
	]);
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('of somebody who merely sits there nothing is said', async () => {
	const [hanna] = seats;
	if (hanna === undefined) throw new Error('nobody sits there');
	await render(TurnList, {
		seats: [{ ...hanna, state: 'waiting', word: '' }],
		label: 'The circle'
	});
	expect(rows()).toEqual(['HV Hanna']);
});

test('whoever speaks is the current one', async () => {
	const { container } = await render(TurnList, { seats, label: 'Reaction round' });
	const current = [...container.querySelectorAll('[aria-current]')];
	expect(current.map((row) => row.getAttribute('data-turn'))).toEqual(['e']);
});

test('a round the other way is listed in the order in which the turn comes', async () => {
	await render(TurnList, { seats, label: 'Reaction round', direction: -1 });
	expect(rows().map((row) => row.slice(0, 2))).toEqual(['HV', 'SO', 'RB', 'TN', 'ED', 'JK']);
});

test('the actions of a seat are reached by keyboard, in the order of the list', async () => {
	await render(TurnListWithActions, { seats: seats.slice(0, 2) });
	await userEvent.tab();
	await expect.element(page.getByRole('button', { name: 'Enter for Hanna' })).toHaveFocus();
	await userEvent.tab();
	await expect.element(page.getByRole('button', { name: 'Enter for Jonas' })).toHaveFocus();
});

test('long names and words wrap on a narrow phone instead of sticking out', async () => {
	await page.viewport(320, 640);
	await render(TurnList, {
		seats: [
			{
				id: 'm',
				name: 'Maximiliane-Charlotte von Rothenburg ob der Tauber',
				shortName: 'Maximiliane-Charlotte von Rothenburg ob der Tauber',
				initials: 'MT',
				state: 'concern',
				word: 'consents, with a concern that is a little long to tell'
			},
			{
				id: 'a',
				name: 'عبد الرحمن الشنقيطي',
				shortName: 'عبدالرحمنالشنقيطيعبدالرحمنالشنقيطيعبدالرحمن',
				initials: 'عا',
				state: 'objection'
			}
		],
		label: 'Consent round'
	});
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	for (const row of page.getByRole('listitem').elements()) {
		expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth);
	}
});
