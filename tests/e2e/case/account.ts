import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person.ts';

const password = 'a shed full of tools';

/** Somebody of an organisation, with an account, on the pages between the meetings. */
export class Account<Who extends Person = Person> {
	/** Themselves, in the room. */
	readonly person: Who;
	readonly page: Page;

	constructor(person: Who) {
		this.person = person;
		this.page = person.page;
	}

	get #email(): string {
		return `${this.person.called.toLowerCase()}@lindenhof.example`;
	}

	#button(name: string): Locator {
		return this.page.getByRole('button', { name, exact: true });
	}

	async #saysWho(): Promise<void> {
		await this.page.getByLabel('Your name').fill(this.person.name);
		await this.page.getByLabel('E-mail address').fill(this.#email);
		await this.page.getByLabel('Password').fill(password);
	}

	/** @returns the address of its outermost circle. */
	async founds(origin: string, organisation: string, circle: string): Promise<string> {
		await this.page.goto(`${origin}/begin`);
		await this.page.getByLabel('Name of the organisation').fill(organisation);
		await this.page.getByLabel('Its first circle').fill(circle);
		await this.#saysWho();
		await this.#button('Found it').click();
		return await this.#isAt(circle);
	}

	/** @returns the address of the new circle. */
	async foundsWithin(circle: string, name: string): Promise<string> {
		await this.page.goto(`${circle}/people`);
		const form = await this.#unfolds('Found a circle within this one');
		await form.getByLabel('Name of the circle').fill(name);
		await form.getByRole('button', { name: 'Found the circle' }).click();
		return await this.#isAt(name);
	}

	async #isAt(circle: string): Promise<string> {
		await expect(this.page.getByRole('heading', { level: 1, name: circle })).toBeVisible();
		return this.page.url();
	}

	/** @returns a link by which so many may come. */
	async invites(circle: string, people: number): Promise<string> {
		await this.page.goto(`${circle}/people`);
		const form = await this.#unfolds('Invite by a link');
		await form.getByLabel('For how many people').fill(String(people));
		await form.getByRole('button', { name: 'Make a link' }).click();
		return await this.page.getByRole('textbox', { name: 'Link to the invitation' }).inputValue();
	}

	async comesBy(link: string, circle: string): Promise<void> {
		await this.page.goto(link);
		await this.#saysWho();
		await this.#button('Come in').click();
		await this.#isAt(circle);
	}

	async signsIn(origin: string): Promise<void> {
		await this.page.goto(`${origin}/account/sign-in`);
		await this.page.getByLabel('E-mail address').fill(this.#email);
		await this.page.getByLabel('Password').fill(password);
		await this.#button('Sign in').click();
		await expect(this.page).toHaveURL(/\/home$/);
	}

	/** Writes down who was given a role. */
	async gives(circle: string, role: string, holder: string, until: string): Promise<void> {
		await this.page.goto(`${circle}/people`);
		const form = await this.#unfolds(`Who holds it: ${role}`);
		await form.getByLabel('Person').selectOption({ label: holder });
		await form.getByLabel('Until').fill(until);
		await form.getByRole('button', { name: 'Write down the decision' }).click();
		await expect(this.lineOf(holder)).toContainText(role.toLowerCase());
	}

	/** The line of somebody in the list of members. */
	lineOf(name: string): Locator {
		const members = this.page.locator('section').filter({
			has: this.page.getByRole('heading', { name: 'Members' })
		});
		return members.getByRole('listitem').filter({ hasText: name });
	}

	/** Writes a part of the purpose with the others, and brings it to a meeting. */
	async bringsPurpose(circle: string, part: string, words: string): Promise<void> {
		await this.page.goto(`${circle}/purpose`);
		const text = this.page.getByRole('textbox', { name: part });
		await text.pressSequentially(words);
		await expect(text).toContainText(words);
		await expect(this.page.getByText('Saved')).toBeVisible();
		const card = this.page.getByRole('article').filter({ has: text });
		await card.getByText('Bring it to a meeting').click();
		await card.getByLabel('Why now').fill('New people ask what we are for.');
		await card.getByRole('button', { name: 'Onto the backlog' }).click();
		await expect(this.page.getByText('It waits on the backlog')).toBeVisible();
	}

	/** Plans a meeting from what waits in the backlog. @returns its address. */
	async plans(circle: string, plan: MeetingPlan): Promise<string> {
		const { page } = this;
		await page.goto(`${circle}/backlog`);
		await this.#button('Plan the next meeting').click();
		await this.#replaces('Title', plan.title);
		await this.#replaces('Day', plan.date);
		await this.#replaces('Time', '19:00');
		await page.getByLabel('Place').fill('Common room');
		for (const title of plan.picked) await page.getByRole('checkbox', { name: title }).check();
		if (plan.adds) {
			await page.getByLabel('What it is about').fill(plan.adds.title);
			await page.getByLabel('Kind').selectOption({ label: 'Decide' });
			await page.getByLabel('Who brings it').selectOption({ label: plan.adds.owner });
			await page.getByLabel('Why now').fill(plan.adds.driver);
			await page.getByLabel('Proposal').fill(plan.adds.text);
			await page.getByLabel('Review on').fill(plan.adds.reviewOn);
		}
		await page.getByLabel('Facilitator').selectOption({ label: this.person.name });
		await this.#button('Plan the meeting').click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(plan.title);
		return page.url();
	}

	/** Writes over what stands in a field, also while the page is waking up. */
	async #replaces(label: string, words: string): Promise<void> {
		const field = this.page.getByLabel(label, { exact: true });
		await expect(async () => {
			await field.fill(words);
			await expect(field).toHaveValue(words, { timeout: 500 });
		}).toPass();
	}

	async enters(meeting: string): Promise<void> {
		await this.page.goto(meeting);
		await this.#button('Enter the room').click();
		await this.person.isInTheRoom();
	}

	async cannotCome(meeting: string): Promise<void> {
		await this.page.goto(meeting);
		await this.#button('I cannot come').click();
		await expect(this.#button('I can come after all')).toBeVisible();
	}

	async #unfolds(title: string): Promise<Locator> {
		const part = this.page
			.locator('details')
			.filter({ has: this.page.locator('summary').getByText(title, { exact: true }) });
		await part.locator('summary').click();
		return part;
	}
}

export interface MeetingPlan {
	readonly title: string;
	/** As `2027-05-31`. */
	readonly date: string;
	/** Titles of the backlog. */
	readonly picked: readonly string[];
	/** A decision that is not in the backlog. */
	readonly adds?: {
		readonly title: string;
		readonly owner: string;
		readonly driver: string;
		readonly text: string;
		readonly reviewOn: string;
	};
}
