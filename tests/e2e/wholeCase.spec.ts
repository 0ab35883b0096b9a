import { expect, test } from '@playwright/test';
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

test('eight people decide by consent, and the minutes tell how', async () => {
	const { origin } = house;
	const mira = new Facilitator('Mira Aydın', await house.device('laptop'));
	const samuel = new Person('Samuel Osei', await house.device('laptop'));
	const hanna = new Person('Hanna Vogt', await house.device('phone'));
	const jonas = new Person('Jonas Keller', await house.device('phone'));
	const elif = new Person('Elif Demir', await house.device('phone'));
	const tomasz = new Person('Tomasz Nowak', await house.device('phone'));
	const lena = new Person('Lena Brandt', await house.device('phone'));
	const noor = new Person('Noor Haddad', await house.device('phone'));
	const ada = new Person('Ada', await house.device('phone'));
	const screen = await house.device('projector');

	await test.step('Mira sets the meeting up and puts it on the shared screen', async () => {
		await mira.setsUp(origin, {
			members: [samuel, hanna, jonas, elif, tomasz, lena]
				.map(({ name }) => name)
				.concat('Ruth Bauer'),
			others: [],
			title: 'Share the tool shed',
			owner: samuel.name,
			driver: 'The storm took the shed of the allotment next door.',
			text: '1. The allotment may use our shed from 7:00 to 20:00.\n2. Residents go first on Saturdays.',
			reviewOn: '2027-05-31'
		});
		await screen.goto(await mira.linksScreen());
		await screen.getByRole('button', { name: 'Open the meeting here' }).click();
	});
	const shown = screen.getByLabel(/^Code \w{3} \w{3}$/);
	const code = (await shown.textContent())?.replace(/\s/g, '') ?? '';

	await test.step('people come in by the code', async () => {
		await hanna.typesCode(origin, `${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
		await Promise.all([samuel, jonas, elif, tomasz].map((each) => each.takesSeat(origin, code)));
		await noor.comesAsGuest(origin, code);
		await ada.comesToListen(origin, code);
		await mira.seatsWithoutDevice('Ruth Bauer', jonas.name);
	});

	const members = [samuel, hanna, jonas, elif, tomasz];
	const speakers = () => [
		...[mira, ...members, noor].map((each) => () => each.speaks()),
		() => jonas.entersTurnOf('Ruth')
	];

	await test.step('check-in, and the agenda gets its consent', async () => {
		await mira.goesOn('Begin the meeting');
		await mira.leadsRound(speakers());
		await mira.goesOn('Finish: Check-in');
		await mira.goesOn('Start: Agenda');
		await mira.asks(members);
		await mira.goesOn('Finish: Agenda');
	});

	await test.step('it is ours, and two write the proposal at once', async () => {
		await mira.goesOn('Start: Share the tool shed');
		await mira.asks([hanna, elif]);
		await mira.goesOn('On to: Present');
		await Promise.all([
			samuel.writesIn('Control+End', ' They pay 15 euros a month.'),
			hanna.writesIn('Control+Home', 'For one year: ')
		]);
		for (const { page } of [samuel, hanna, jonas]) {
			await expect(page.getByText('For one year: The allotment may use')).toBeVisible();
			await expect(page.getByText('on Saturdays. They pay 15 euros a month.')).toBeVisible();
		}
		await mira.goesOn('Samuel has presented');
	});

	await test.step('Lena comes late and is nodded in; questions and reactions', async () => {
		await mira.goesOn('On to: Clarify');
		await lena.rings(origin, code);
		await elif.letsIn(lena);
		await lena.isInTheRoom();
		await mira.leadsRound([...speakers(), () => lena.speaks()]);
		await mira.goesOn('On to: React');
		await mira.leadsRound([...speakers(), () => lena.speaks()]);
	});

	await test.step('Samuel amends what he heard: version 2', async () => {
		await mira.goesOn('On to: Amend');
		await samuel.writesIn('Control+End', ' A calendar hangs on the door.');
		await samuel.putsForward(2);
		await mira.goesOn('On to: Consent');
	});

	const everybody = [...members, lena];
	await test.step('the consent round, together; the server is killed between two answers', async () => {
		await mira.goesOn('Consent round on version 2');
		await Promise.all([elif.answers('Consent'), samuel.answers('Consent')]);
		await elif.page.reload();
		await expect(elif.page.getByText('Your answer is in, sealed')).toBeVisible();
		await hanna.answers('Consent, with a concern', 'Noise before eight.');
		await house.killAndRestart();
		await Promise.all([mira, ...everybody].map((each) => each.isConnected()));
		await tomasz.answers('Objection');
		await Promise.all([mira.answers('Consent'), jonas.answers('Consent'), lena.answers('Consent')]);
		await jonas.entersConsentOf('Ruth');
		await mira.goesOn('Show all answers');
	});

	await test.step('the objection is understood, tested and integrated: version 3', async () => {
		await tomasz.wordsObjection(
			'Untrained people could get hurt with the power tools.',
			'House and garden are safe'
		);
		await hanna.saysBack('Somebody gets hurt, and we are to blame.');
		await tomasz.says('Yes, that is it');
		await mira.goesOn('The objection stands');
		await tomasz.choosesWay('Change the text');
		await samuel.writesIn('Control+End', ' Power tools stay in the locked cabinet.');
		await samuel.putsForward(3);
		await mira.settles([hanna, elif]);
		await tomasz.says('Yes, it is resolved');
		await tomasz.says('Yes, with my name');
	});

	await test.step('everybody is asked again, once more, and it is announced', async () => {
		await mira.goesOn('Consent round on version 3');
		await Promise.all([
			...[mira, samuel, elif, tomasz, lena].map((each) => each.answers('Consent')),
			hanna.answers('Consent, with a concern', 'Noise before eight.'),
			jonas.answers('Consent').then(() => jonas.entersConsentOf('Ruth'))
		]);
		await mira.goesOn('Show all answers');
		await mira.goesOn('Ask once more');
		await mira.goesOn('Announce the decision');
		await expect(screen.getByText('We have consent')).toBeVisible();
		await expect(ada.page.getByRole('region', { name: 'Now' })).toContainText('We have consent');
	});

	await test.step('an action, the closing round, and the end', async () => {
		await hanna.notesAction('Fit the lock on the cabinet', jonas.name);
		await mira.goesOn('Finish: Share the tool shed');
		await mira.goesOn('Start: Closing');
		await elif.suggests('A minute of quiet before the consent round.');
		await mira.leadsRound([...speakers(), () => lena.speaks()]);
		await mira.goesOn('Finish: Closing');
		await mira.goesOn('End the meeting');
	});

	await test.step('the minutes have written themselves', async () => {
		await noor.readsMinutes();
		const paper = noor.page.getByRole('article');
		for (const words of told) await expect(paper).toContainText(words);
	});

	await test.step('the decision has its page and a receipt, and the database verifies', async () => {
		const { page } = tomasz;
		await tomasz.readsMinutes();
		await page.getByRole('article').getByRole('link', { name: 'Share the tool shed' }).click();
		await expect(page.getByText('Fingerprint of this version')).toBeVisible();
		const taken = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Take a receipt' }).click();
		const receipt = await (await taken).path();
		const { exitCode, output } = await house.verify(receipt);
		expect(output).toContain('Everything fits');
		expect(output).toContain('The receipt is of this database');
		expect(output).not.toContain('it cannot be excluded');
		expect(exitCode).toBe(0);
	});

	expect(house.complaints).toEqual([]);
});

/** What the minutes tell, in this meeting. */
const told = [
	'Facilitated by Mira Aydın',
	'in the room, via Jonas Keller',
	'let in by Elif Demir',
	'guest',
	'Version 1, offered by Samuel Osei.',
	'Version 3, offered by Samuel Osei.',
	'For one year: The allotment may use our shed',
	'Power tools stay in the locked cabinet.',
	'Tomasz Nowak, to version 2: Somebody gets hurt, and we are to blame.',
	'Resolved by version 3.',
	'Hanna Vogt: Noise before eight.',
	'8 of 8',
	'Fit the lock on the cabinet',
	'Elif Demir: A minute of quiet before the consent round.'
];
