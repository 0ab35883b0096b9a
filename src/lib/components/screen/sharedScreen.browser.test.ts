import '#ui/tokens.css';
import '#ui/base.css';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { asId, type ParticipantId } from '#governance/ids.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { shownOf, startOf } from '#testing/liveTable.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import { amend, resolve, understand } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import SharedScreen from './SharedScreen.svelte';

const address = 'http://192.168.1.20:3000/join/TK7M4W';

/** The screen beside a table; what happens there shows after `look`. */
async function screenAt(table: Table) {
	const me = asId<ParticipantId>('shared-screen');
	const live = new LiveMeeting({ ...startOf(table, 'Mira', 'screen'), me });
	const { container } = await render(SharedScreen, { live, address });
	return { container, look: () => live.show(shownOf(table)) };
}

const words = (text: string | RegExp) => page.getByText(text);

/** The objection is resolved and everybody consents to the new version; Tomasz chooses whether to be named. */
function agreed(named: boolean): Table {
	const table = resolve(aMeeting().withObjection(), 'the locked cabinet');
	const [objection] = Object.values(table.meeting.objections);
	if (objection === undefined) throw new Error('nobody objected');
	table.give('Tomasz', 'chooseNaming', { objection: objection.id, named });
	const draftHash = table.draftHash;
	table.give(table.facilitator, 'openConsentRound', { item: shed, draftHash, answers: 'together' });
	return table.answers('Hanna', 'concern', 'noise before eight').everybodyConsents().reveal();
}

beforeEach(() => page.viewport(1920, 1080));

test('in the lobby the screen says how to come in, and who is here', async () => {
	const { container } = await screenAt(aMeeting().without('Lena').inLobby());
	await expect.element(page.getByLabelText('Code TK7 M4W')).toBeVisible();
	await expect
		.element(page.getByRole('img', { name: `QR code that leads to ${address}` }))
		.toBeVisible();
	await expect.element(words('7 of 8')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('beneath a long title the code of the lobby stays in sight', async () => {
	const table = aMeeting().inLobby();
	const title = 'The circle of those who look after the house and the garden together, November';
	table.meeting = { ...table.meeting, title };
	await screenAt(table);
	await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
	const code = page.getByLabelText('Code TK7 M4W').element().getBoundingClientRect();
	expect(code.bottom).toBeLessThanOrEqual(1080 - 46);
	const qr = page
		.getByRole('img', { name: /^QR code/ })
		.element()
		.getBoundingClientRect();
	expect(qr.width).toBeGreaterThan(140);
});

test('in a round it shows who speaks, the question and the matter, and nobody is taken for you', async () => {
	const { container } = await screenAt(aMeeting().inStep('react').openRound());
	await expect
		.element(
			page.getByRole('heading', { level: 1, name: 'What comes up for you when you hear this?' })
		)
		.toBeVisible();
	await expect
		.element(page.getByRole('heading', { level: 2, name: /^Share the tool shed/ }))
		.toBeVisible();
	await expect.element(words('Your turn')).not.toBeInTheDocument();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[RN7] a turn of a minute begins with 1:00, also on a device whose clock is a little behind', async () => {
	const table = aMeeting().inStep('react').openRound();
	const start = { ...startOf(table, 'Mira', 'screen'), now: table.now - 700 };
	const live = new LiveMeeting({ ...start, me: asId<ParticipantId>('shared-screen') });
	await render(SharedScreen, { live, address });
	expect(page.getByText('1:01').elements()).toHaveLength(0);
	await expect.element(page.getByText('1:00')).toBeVisible();
});

test('[RN6] while a consent round is sealed only who is in can be seen', async () => {
	const table = aMeeting().inConsentRound('together');
	const { container, look } = await screenAt(table);
	table.answers('Elif', 'concern', 'canary').answers('Hanna', 'consent');
	look();
	await expect.element(words('2 of 8')).toBeVisible();
	await expect.element(words('Consent round, version 1, locked')).toBeVisible();
	expect(container.textContent).not.toMatch(/canary|consents/);
});

test('[CD6] a new version waits for its round, and the answers before it are said to be void', async () => {
	const { container } = await screenAt(resolve(aMeeting().withObjection()));
	await expect.element(words('Version 2 waits for its consent round')).toBeVisible();
	await expect.element(words(/^The answers to version 1 are void/)).toBeVisible();
	expect(container.textContent).not.toMatch(/consents|7 of 8/);
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[OB8] an objection is heard without a name beside it, and its confirmed words count', async () => {
	const table = aMeeting().withObjection('Power tools are open to everybody.');
	const { container, look } = await screenAt(table);
	const card = page.getByRole('region', { name: 'An objection' });
	await expect.element(card.getByText('Power tools are open to everybody.')).toBeVisible();
	await expect.element(card.getByText(/Tomasz/)).not.toBeInTheDocument();
	understand(table);
	look();
	await expect.element(card.getByText('Somebody could be hurt.')).toBeVisible();
	await expect.element(card.getByText('House and garden are safe')).toBeVisible();
	await expect.element(words('Does anyone see a flaw in this reasoning?')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('[OB3] [OB6] the screen asks what the facilitator asks: the words back, and whether it is resolved', async () => {
	const table = aMeeting().withObjection();
	const { id, holder, argument, aims, touchesDriver, kind } = table.objection;
	const { look } = await screenAt(table);
	await expect.element(words('Thank you. What would go wrong, as you see it?')).toBeVisible();
	table.give(holder, 'wordObjection', {
		objection: id,
		argument: 'Somebody gets hurt.',
		aims: [],
		touchesDriver: true,
		kind: 'sideEffects',
		instead: { argument, aims, touchesDriver, kind }
	});
	look();
	await expect.element(words('Who says back what we heard?')).toBeVisible();
	const { look: lookAgain } = await screenAt(amend(table));
	lookAgain();
	await expect.element(words('Does this resolve the objection?')).toBeVisible();
});

test('[OB4] while a flaw is named, the screen asks whether it changes anything', async () => {
	const table = understand(aMeeting().withObjection());
	table.give('Hanna', 'argueAgainst', { objection: table.objection.id, text: 'All are trained.' });
	await screenAt(table);
	await expect.element(words('Does this change how you see it?')).toBeVisible();
});

describe('once all have consented', () => {
	test('[CD9] the screen asks once more', async () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents().reveal();
		const { round, version } = table;
		table.give(table.facilitator, 'askOnceMore', { round: round.id, version: version.id });
		await screenAt(table);
		await expect.element(words('Once more: does anybody see harm in trying this?')).toBeVisible();
	});

	test('[CD12] the ring closes, and the screen says when we look again and which concern is kept', async () => {
		const table = agreed(true);
		const { container, look } = await screenAt(table);
		await expect.element(words('We have consent')).not.toBeInTheDocument();
		table.adopt();
		look();
		await expect.element(words('We have consent')).toBeVisible();
		await expect.element(words('We look again on 31 May 2027')).toBeVisible();
		await expect.element(words('Concern kept: noise before eight')).toBeVisible();
		expect(await accessibilityFindings(container)).toEqual([]);
	});

	test('[OB8] an objector who chose to be named is thanked by name, another is not', async () => {
		const named = await screenAt(agreed(true).adopt());
		await expect.element(words('Thank you, Tomasz.')).toBeVisible();
		await expect.element(words('Your objection gave us this: the locked cabinet')).toBeVisible();
		named.container.remove();
		await screenAt(agreed(false).adopt());
		await expect.element(words('We have consent')).toBeVisible();
		await expect.element(words(/Thank you/)).not.toBeInTheDocument();
	});

	test('[CD11] while somebody absent has not answered, the ring stays open and says whom we wait for', async () => {
		const table = aMeeting().without('Lena').inConsentRound('together').everybodyConsents();
		await screenAt(table.reveal().adopt());
		await expect.element(words('Not yet in force')).toBeVisible();
		await expect
			.element(words('Before it is in force, we wait for the answer of Lena.'))
			.toBeVisible();
	});
});

test('[MT9] during a confidential item the screen is blank', async () => {
	const table = aMeeting().inStep('react').settles({ about: 'confidential', item: shed, on: true });
	const { container } = await screenAt(table);
	await expect.element(page.getByRole('heading', { name: 'Confidential item' })).toBeVisible();
	expect(container.textContent).not.toMatch(/shed|Samuel|TK7/);
});

test.for([
	['1920 by 1080', 1920, 1080],
	['1280 by 720', 1280, 720],
	['4k', 3840, 2160]
] as const)(
	'at %s all words are as large as on the drawing, where nothing is under 32',
	async ([, width, height]) => {
		await page.viewport(width, height);
		const { container } = await screenAt(agreed(true).adopt());
		const least = (32 * width) / 1920;
		const small = [...container.querySelectorAll('p, h1, h2, li, span, button')]
			.filter((element) => element.closest('svg') === null && element.textContent.trim() !== '')
			.filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < least - 0.51)
			.map((element) => element.textContent.trim());
		expect(small).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
		expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(height);
	}
);

test('twenty-four people and a text of many pages leave everything on the screen', async () => {
	const names = Array.from({ length: 23 }, (_, place) => `Person${place}`);
	const table = aMeeting()
		.with('Samuel', ...names)
		.readyForItems();
	table.write('Members of the Mühlbach allotment may use our tool shed daily. '.repeat(200));
	table.give(table.facilitator, 'startItem', { item: shed }).settles({ about: 'ours', item: shed });
	table.next().give('Samuel', 'present', { item: shed, draftHash: table.draftHash });
	const { container } = await screenAt(table);
	await expect.element(words('The whole text is on your phone.')).toBeVisible();
	const code = container.querySelector('.join')?.getBoundingClientRect();
	expect(code?.bottom).toBeLessThanOrEqual(1080);
});
