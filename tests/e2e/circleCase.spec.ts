import { expect, test } from '@playwright/test';
import { Account } from './case/account.ts';
import { Facilitator } from './case/facilitator.ts';
import { House } from './case/house.ts';
import { Person } from './case/person.ts';

test.setTimeout(300_000);

let house: House;
test.beforeEach(async () => {
	house = await House.open();
});
test.afterEach(async ({}, info) => {
	if (info.status !== info.expectedStatus) await house.picture(info);
	await house.close();
});

/** Checks in, finds the agenda good, and begins the first item. */
async function begins(mira: Facilitator, others: readonly Person[], item: string): Promise<void> {
	const speakers = [mira, ...others].map((each) => () => each.speaks());
	await mira.goesOn('Begin the meeting');
	await mira.leadsRound(speakers);
	await mira.goesOn('Finish: Check-in');
	await mira.goesOn('Start: Agenda');
	await mira.asks(others);
	await mira.goesOn('Finish: Agenda');
	await mira.goesOn(`Start: ${item}`);
}

/** From the question whether it is theirs to the announcement: everybody consents at once. */
async function decide(
	mira: Facilitator,
	others: readonly Person[],
	brings: Person,
	reviewOn = ''
): Promise<void> {
	const speakers = [mira, ...others].map((each) => () => each.speaks());
	await mira.asks(others);
	await mira.goesOn('On to: Present');
	if (reviewOn !== '') await brings.setsReview(reviewOn);
	await mira.goesOn(`${brings.called} has presented`);
	await mira.goesOn('On to: Clarify');
	await mira.leadsRound(speakers);
	await mira.goesOn('On to: React');
	await mira.leadsRound(speakers);
	await mira.goesOn('On to: Amend');
	await brings.says('Nothing to change for now');
	await mira.goesOn('On to: Consent');
	await mira.goesOn('Consent round on version 1');
	await Promise.all([mira, ...others].map((each) => each.answers('Consent')));
	await mira.goesOn('Show all answers');
	await mira.goesOn('Ask once more');
	await mira.goesOn('Announce the decision');
}

/** The closing round, and the end. */
async function closes(mira: Facilitator, others: readonly Person[], item: string): Promise<void> {
	await mira.goesOn(`Finish: ${item}`);
	await mira.goesOn('Start: Closing');
	await mira.leadsRound([mira, ...others].map((each) => () => each.speaks()));
	await mira.goesOn('Finish: Closing');
	await mira.goesOn('End the meeting');
}

test('a circle is founded, decides, and what it decided comes back', async () => {
	const { origin } = house;
	const mira = new Account(new Facilitator('Mira Aydın', await house.device('laptop')));
	const samuel = new Account(new Person('Samuel Osei', await house.device('laptop')));
	const hanna = new Account(new Person('Hanna Vogt', await house.device('phone')));
	const jonas = new Account(new Person('Jonas Keller', await house.device('phone')));
	const guests = [samuel, hanna, jonas];
	let general = '';
	let garden = '';

	await test.step('Mira founds the organisation with two circles and invites three people', async () => {
		general = await mira.founds(origin, 'Lindenhof', 'General circle');
		garden = await mira.foundsWithin(general, 'House & Garden');
		const link = await mira.invites(garden, 3);
		await Promise.all(guests.map((each) => each.comesBy(link, 'House & Garden')));
	});

	await test.step('leader and delegate link the circles, at once', async () => {
		await mira.gives(garden, 'Leader', mira.person.name, house.day(300));
		await mira.gives(garden, 'Delegate', hanna.person.name, house.day(20));
		await mira.page.goto(`${general}/people`);
		await expect(mira.lineOf(hanna.person.name)).toContainText('delegate of House & Garden');
	});

	await test.step('an aim is written together and adopted by consent', async () => {
		await samuel.bringsPurpose(garden, 'Aim', 'House and garden are safe and cared for.');
		const meeting = await mira.plans(garden, {
			title: 'What we are for',
			date: house.day(1),
			picked: ['Our aim']
		});
		await Promise.all([mira, ...guests].map((each) => each.enters(meeting)));
		const others = guests.map(({ person }) => person);
		await begins(mira.person, others, 'Our aim');
		await decide(mira.person, others, samuel.person, house.day(300));
		await closes(mira.person, others, 'Our aim');
		await jonas.page.goto(garden);
		await expect(jonas.page.getByText('House and garden are safe and cared for.')).toBeVisible();
		await jonas.page.getByRole('link', { name: /^Adopted / }).click();
		await expect(jonas.page.getByRole('heading', { name: 'Adopted' })).toBeInViewport();
	});

	await test.step('a meeting without Jonas decides, and waits for him', async () => {
		const meeting = await mira.plans(garden, {
			title: 'Spring meeting',
			date: house.day(2),
			picked: [],
			adds: {
				title: 'Share the tool shed',
				owner: samuel.person.name,
				driver: 'The storm took the shed of the allotment next door.',
				text: 'The Mühlbach allotment may use our shed from 7:00 to 20:00.',
				reviewOn: house.day(40)
			}
		});
		await jonas.cannotCome(meeting);
		await Promise.all([mira, samuel, hanna].map((each) => each.enters(meeting)));
		const others = [samuel.person, hanna.person];
		await begins(mira.person, others, 'Share the tool shed');
		await decide(mira.person, others, samuel.person);
		await closes(mira.person, others, 'Share the tool shed');
	});

	await test.step('Jonas finds at home that his answer is asked for, and gives it', async () => {
		const { page } = jonas;
		await page.goto(`${origin}/home`);
		await page
			.getByRole('link', { name: /Share the tool shed/ })
			.first()
			.click();
		await expect(page.getByRole('heading', { name: 'Your answer is asked for' })).toBeVisible();
		await page.getByRole('radio', { name: 'I consent', exact: true }).check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(page.getByText('In force')).toBeVisible();
	});

	await test.step('the decision is found by a word of it, and prints as a resolution', async () => {
		const { page } = hanna;
		await page.goto(general);
		await page.getByRole('searchbox', { name: 'Search agreements and people' }).fill('muhlb');
		await page.keyboard.press('Enter');
		await expect(page.locator('mark').first()).toHaveText(/Mühlbach/);
		await page.getByRole('link', { name: 'Share the tool shed' }).click();
		await page.getByRole('link', { name: 'Print as a resolution' }).click();
		const paper = page.getByRole('main');
		for (const words of resolved) await expect(paper).toContainText(words);
	});

	await test.step('two weeks later its review has come back into the backlog by itself', async () => {
		await house.sleepsFor(14);
		await mira.page.goto(`${garden}/backlog`);
		await expect(mira.page.getByText(/Review: Share the tool shed/)).toBeVisible();
		const meeting = await mira.plans(garden, {
			title: 'Autumn meeting',
			date: house.day(3),
			picked: ['Share the tool shed']
		});
		expect(meeting).toContain('/meetings/');
		const { page } = mira;
		await page.getByLabel('Change Review: Share the tool shed').click();
		const form = page.locator('form').filter({ has: page.getByLabel('Proposal') });
		await form.getByLabel('Proposal').fill('The shed is open to all, all day.');
		await form.getByRole('button', { name: 'Save' }).click();
		await page.getByText('Read the proposal').click();
		await expect(page.getByText('The shed is open to all, all day.').first()).toBeVisible();
	});

	await test.step('when her term is over, the delegate goes on for the time being', async () => {
		await house.sleepsFor(10);
		await mira.page.goto(`${general}/people`);
		await expect(mira.lineOf(hanna.person.name)).toContainText(
			'delegate of House & Garden, interim'
		);
	});

	expect(house.complaints).toEqual([]);
});

/** What stands on the paper of the resolution. */
const resolved = [
	'Resolution of the circle House & Garden',
	'Share the tool shed',
	'The Mühlbach allotment may use our shed from 7:00 to 20:00.',
	'4 of 4',
	'Jonas Keller',
	'No objection was raised.'
];
