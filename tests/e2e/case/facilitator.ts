import { expect, type Locator } from '@playwright/test';
import { Person } from './person.ts';

export interface Plan {
	readonly members: readonly string[];
	readonly others: readonly string[];
	readonly title: string;
	readonly owner: string;
	readonly driver: string;
	readonly text: string;
	readonly reviewOn: string;
}

/** Who sets the meeting up and facilitates it, at the cockpit. */
export class Facilitator extends Person {
	get #dock(): Locator {
		return this.page.getByRole('region', { name: 'Say now' });
	}

	/** Fills in the form of a new meeting. */
	async setsUp(origin: string, plan: Plan): Promise<void> {
		const { page } = this;
		await page.goto(origin);
		await page.getByRole('link', { name: 'Set up a circle of your own' }).click();
		await page.getByLabel('Name of the circle').fill('House & Garden');
		await page.getByLabel('Organisation').fill('Lindenhof');
		await page
			.getByLabel('Aims of the circle')
			.fill('House and garden are safe\nThey are cared for');
		await page.getByLabel('Your name').fill(this.name);
		await page.getByLabel('Members of the circle').fill(plan.members.join('\n'));
		await page.getByLabel('Planned minutes').fill('60');
		await page.getByRole('radio', { name: 'Decide' }).check();
		await page.getByLabel('What is it about?').fill(plan.title);
		await page.getByLabel('Who brings it?').fill(plan.owner);
		await page.getByLabel('Why now?').fill(plan.driver);
		await page.getByRole('textbox', { name: 'Proposal' }).fill(plan.text);
		await page.getByLabel('Look at it again on').fill(plan.reviewOn);
		await this.button('Set up the meeting').click();
		await this.isInTheRoom();
	}

	/** The address that makes another device the shared screen. */
	async linksScreen(): Promise<string> {
		await this.button('Shared screen').click();
		await this.button('On another device').click();
		const address = await this.page.getByRole('textbox', { name: 'Address' }).inputValue();
		await this.page.keyboard.press('Escape');
		return address;
	}

	/** Seats somebody who is in the room without a device, with who helps. */
	async seatsWithoutDevice(name: string, helper: string): Promise<void> {
		await this.goesTo('People');
		await this.button(`What can be done for ${name}`).click();
		await this.page.getByRole('menuitem', { name: 'Is in the room without a device' }).click();
		await this.page.getByLabel('Who helps?').selectOption({ label: helper });
		await this.button('Take the seat').click();
		await expect(this.page.getByRole('dialog')).toBeHidden();
		await this.goesTo('Matter');
	}

	/** Reads out what the dock says, and does what its button says. */
	async goesOn(act: string | RegExp): Promise<void> {
		const button = this.#dock.getByRole('button', { name: act });
		await expect(button).toBeEnabled();
		await button.click();
	}

	/** Waits for their own turn, speaks, and hands it on from the dock. */
	override async speaks(): Promise<void> {
		const turn = this.page.getByRole('region', { name: 'Your turn' });
		await expect(turn).toBeVisible();
		await this.goesOn(new RegExp(`^(Next: |${this.called} has spoken)`));
		await expect(turn).toBeHidden();
	}

	/** Asks the circle for its objections, and settles it when all have shown that they are fine. */
	async asks(fine: readonly Person[]): Promise<void> {
		await this.goesOn('Ask: any objection?');
		await this.settles(fine);
	}

	async settles(fine: readonly Person[]): Promise<void> {
		await Promise.all(fine.map((person) => person.isFine()));
		await this.goesOn('Nobody objects');
	}

	/** A round in which everybody speaks, in whatever order they are asked. */
	async leadsRound(all: readonly (() => Promise<void>)[]): Promise<void> {
		await this.goesOn('Begin the round');
		await Promise.all(all.map((speak) => speak()));
		await this.goesOn('Close the round');
	}
}
