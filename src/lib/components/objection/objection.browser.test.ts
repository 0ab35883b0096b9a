import '#ui/tokens.css';
import '#ui/base.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { lineTo, shownOf, startOf } from '#testing/liveTable.ts';
import { wordingOf } from '#governance/objection/objection.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import { understand } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import AtTable from '../meeting/AtTable.test.svelte';
import ObjectionCard from './ObjectionCard.svelte';

async function card(table: Table, name: string) {
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, name),
		lineTo(table, name, (shown) => live.show(shown))
	);
	return await render(AtTable, { live, part: ObjectionCard });
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const held = (table: Table) => Object.values(table.meeting.objections)[0]!;

test('[OB3, OB4, OB5] an objection is worded, heard back, confirmed, tested and given a way, each by whom it concerns', async () => {
	const table = aMeeting().withObjection();
	let shown = await card(table, 'Tomasz');
	await page.getByRole('checkbox', { name: 'House and garden are safe' }).click({ force: true });
	await page.getByRole('radio', { name: 'A side effect' }).click({ force: true });
	expect(await accessibilityFindings(shown.container)).toEqual([]);
	await button('These are the words').click();
	await expect.element(page.getByText(/Then you say whether it is right/)).toBeVisible();
	await shown.unmount();

	shown = await card(table, 'Hanna');
	await page.getByRole('textbox').fill('Untrained people could get hurt.');
	await button('Say it back').click();
	await expect.element(page.getByText(/Tomasz says whether it was heard right/)).toBeVisible();
	await shown.unmount();

	shown = await card(table, 'Tomasz');
	await button('Yes, that is it').click();
	await expect.element(page.getByText('Does anyone see a flaw in this reasoning?')).toBeVisible();
	expect(page.getByRole('button', { name: 'I see it differently' }).elements()).toHaveLength(0);
	table.give('Mira', 'finishTest', { objection: held(table).id });
	await shown.unmount();

	shown = await card(table, 'Elif');
	await expect.element(button(/^Change the text/)).toBeDisabled();
	await shown.unmount();

	shown = await card(table, 'Tomasz');
	await button(/^Change the text/).click();
	await expect.element(page.getByText('chosen by you')).toBeVisible();
	expect(await accessibilityFindings(shown.container)).toEqual([]);
	expect(held(table)).toMatchObject({ state: 'integrating', way: { kind: 'amend' } });
});

test('[OB3] whoever is in the middle of the words keeps them when somebody else wrote, and chooses', async () => {
	const table = aMeeting().withObjection();
	const theirs = (argument: string) =>
		table.give('Hanna', 'wordObjection', {
			...{
				objection: held(table).id,
				argument,
				touchesDriver: true,
				kind: 'aim',
				aims: [] as const
			},
			instead: wordingOf(held(table))
		});
	const live: LiveMeeting = new LiveMeeting(
		startOf(table, 'Tomasz'),
		lineTo(table, 'Tomasz', (shown) => live.show(shown))
	);
	await render(AtTable, { live, part: ObjectionCard });
	const words = page.getByRole('textbox', { name: 'In one or two sentences' });
	await words.fill('Nobody showed them how.');
	theirs('They get hurt.');
	live.show(shownOf(table));
	await button('Go on with mine').click();
	await expect.element(words).toHaveValue('Nobody showed them how.');
	await button('These are the words').click();
	await expect.poll(() => held(table).argument).toBe('Nobody showed them how.');
});

test('[OB6] only the raiser withdraws, and may keep it as a concern with words', async () => {
	const table = aMeeting().withObjection();
	const others = await card(table, 'Elif');
	expect(button('Withdraw it').elements()).toHaveLength(0);
	await others.unmount();
	await card(table, 'Tomasz');
	await button('Keep it as a concern').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Keep it as a concern' }).click();
	await expect.element(dialog.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
	await dialog.getByRole('textbox').fill('We look at accidents.');
	await dialog.getByRole('button', { name: 'Keep it as a concern' }).click();
	await expect.element(dialog).not.toBeInTheDocument();
	expect(held(table)).toMatchObject({ state: 'concern', outcomeWords: 'We look at accidents.' });
});

test('[OB7] the facilitator is told what a way out still needs', async () => {
	const table = aMeeting().withObjection();
	table
		.give('Elif', 'nameStuck', { objection: held(table).id })
		.openRound()
		.everybodySpeaks();
	await card(table, 'Mira');
	await page.getByRole('radio', { name: 'To a helping circle' }).click({ force: true });
	await button('Ask the circle').click();
	await expect.element(page.getByText('Write who takes it up, or which circle.')).toBeVisible();
	await page.getByRole('radio', { name: 'Later, with a date' }).click({ force: true });
	await button('Ask the circle').click();
	await expect
		.element(page.getByText('Choose the day on which you take it up again.'))
		.toBeVisible();
	expect(
		Object.values(table.meeting.questions).some(({ subject }) => subject.about === 'stuck')
	).toBe(false);
});

test('[OB7] being stuck is asked about before it is said, and says truly what comes next', async () => {
	const table = understand(aMeeting().withObjection());
	const elif = await card(table, 'Elif');
	await button('We are stuck').click();
	expect(held(table).stuck).toBe(false);
	await page.getByRole('dialog').getByRole('button', { name: 'We are stuck' }).click();
	await expect.element(page.getByText('First a round about it, then the ways out.')).toBeVisible();
	expect(held(table).stuck).toBe(true);
	await elif.unmount();
	table.openRound().everybodySpeaks();
	await card(table, 'Elif');
	await expect.element(page.getByText(/had its round about it. Mira asks/)).toBeVisible();
	await expect.element(page.getByText('It can still be integrated here.')).toBeVisible();
});

test('[OB6] the raiser calls it resolved by what the circle amended when it went back', async () => {
	const table = understand(aMeeting().withObjection());
	table.give('Mira', 'goBack', { item: shed, from: 'consent', to: 'amend' }).write('Locked.');
	table.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash }).next();
	await card(table, 'Tomasz');
	await button('Yes, it is resolved').click();
	await expect.poll(() => held(table).state).toBe('resolved');
});

test('[OB8] the raiser chooses whether to be named', async () => {
	const table = aMeeting().withObjection();
	table.give('Tomasz', 'turnIntoConcern', { objection: held(table).id, words: 'Accidents' });
	await card(table, 'Tomasz');
	await button('No, without my name').click();
	await expect.poll(() => held(table).named).toBe(false);
	await expect.element(button('No, without my name')).not.toBeInTheDocument();
});

test('[OB2] two objections that are the same are taken together if both raisers agree', async () => {
	const table = aMeeting().inConsentRound('together').everybodyConsents(['Tomasz', 'Hanna']);
	table.answers('Tomasz', 'objection', 'Tools are open.').answers('Hanna', 'objection').reveal();
	const first = held(table);
	const second = Object.values(table.meeting.objections)[1]!;
	const name = table.meeting.seats[second.raiser]!.name;
	let shown = await card(table, 'Mira');
	await button(`Same as ${name}'s objection`).click();
	await shown.unmount();
	for (const raiser of [first.raiser, second.raiser]) {
		shown = await card(table, raiser);
		await button('Yes, take them together').click();
		await expect.element(button('Yes, take them together')).not.toBeInTheDocument();
		await shown.unmount();
	}
	await card(table, 'Elif');
	await expect.element(page.getByText(/One more objection waits/)).toBeVisible();
	expect(table.meeting.objections[second.id]?.groupAgreedBy).toHaveLength(2);
});
