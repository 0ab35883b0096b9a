import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody in the meeting, at their own device. */
export class Person {
	readonly name: string;
	readonly page: Page;

	constructor(name: string, page: Page) {
		this.name = name;
		this.page = page;
	}

	/** How the circle calls them. */
	get called(): string {
		return this.name.split(' ')[0] ?? this.name;
	}

	protected button(name: string | RegExp): Locator {
		return this.page.getByRole('button', { name });
	}

	/** Opens the address with the code and takes the seat of their name. */
	async takesSeat(origin: string, code: string): Promise<void> {
		await this.#writesName(`${origin}/join/${code}`);
		await this.button('Take my seat').click();
		await this.isInTheRoom();
	}

	/** Types the code on the start page, with the gap that the screen shows. */
	async typesCode(origin: string, code: string): Promise<void> {
		await this.page.goto(origin);
		await this.page.getByLabel('Join with a code').fill(code);
		await this.button('Join').click();
		await this.page.getByLabel('What shall we call you?').fill(this.name);
		await this.button('Take my seat').click();
		await this.isInTheRoom();
	}

	/** Nobody of this name is expected, so they come as a guest. */
	async comesAsGuest(origin: string, code: string): Promise<void> {
		await this.#writesName(`${origin}/join/${code}`);
		await this.button('Take my seat').click();
		await this.button('Come in as a guest').click();
		await this.isInTheRoom();
	}

	async comesToListen(origin: string, code: string): Promise<void> {
		await this.page.goto(`${origin}/join/${code}`);
		await this.button('Come in without a seat').click();
		await this.isInTheRoom();
	}

	/** The meeting has begun: they ring, and wait to be let in. */
	async rings(origin: string, code: string): Promise<void> {
		await this.#writesName(`${origin}/join/${code}`);
		await this.button('Take my seat').click();
		await expect(this.page.getByRole('heading', { name: 'We have rung for you' })).toBeVisible();
	}

	async #writesName(address: string): Promise<void> {
		await this.page.goto(address);
		await expect(this.page.getByText('This is the right meeting')).toBeVisible();
		await this.page.getByLabel('What shall we call you?').fill(this.name);
	}

	async isInTheRoom(): Promise<void> {
		await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('House & Garden');
		await this.isConnected();
	}

	async isConnected(): Promise<void> {
		await expect(this.page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	}

	async letsIn(other: Person): Promise<void> {
		await this.button(`Let ${other.name} in`).click();
	}

	/** Waits for their turn, speaks, and hands it on. */
	async speaks(): Promise<void> {
		const spoken = this.button(/^I have spoken/);
		await spoken.click();
		await expect(spoken).toBeHidden();
	}

	/** Somebody without a device, whom they help, has spoken. */
	async entersTurnOf(other: string): Promise<void> {
		await this.button(new RegExp(`^${other} has spoken`)).click();
	}

	async isFine(): Promise<void> {
		await this.button('Fine with me').click();
		await expect(this.button('You said: fine')).toBeVisible();
	}

	/** Chooses an answer of the consent round; the text that belongs to it is written if there is any. */
	async answers(answer: Answer, words = ''): Promise<void> {
		await this.page.getByRole('radio', { name: answer, exact: true }).check();
		if (words !== '') await this.page.getByLabel(fieldOf[answer]).fill(words);
		await this.says(buttonOf[answer]);
	}

	/** Enters what somebody without a device said, after reading it back. */
	async entersConsentOf(other: string): Promise<void> {
		await expect(
			this.page.getByRole('heading', { name: `${other}, do you see harm in trying this?` })
		).toBeVisible();
		await this.page.getByRole('radio', { name: 'Consent', exact: true }).check();
		await this.page.getByRole('checkbox', { name: `${other} has confirmed it aloud` }).check();
		await this.button(`${other} consents`).click();
		await expect(this.page.getByText(`The answer of ${other} is in.`)).toBeVisible();
	}

	/** The text of the proposal, where it is written. */
	async writesIn(place: 'Control+Home' | 'Control+End', words: string): Promise<void> {
		const text = this.page.getByRole('textbox', { name: 'The text of the proposal' });
		const toWrite = this.button('Write in the text');
		await expect(text.or(toWrite)).toBeVisible();
		if (await toWrite.isVisible()) await toWrite.click();
		await text.click();
		// What somebody else writes meanwhile can put the caret back, as it would for anybody.
		await expect(async () => {
			await text.press(place);
			expect(await text.evaluate(wordsBeyondCaret, place)).toBe('');
		}).toPass();
		await text.pressSequentially(words);
		await expect(text).toContainText(words.trim());
	}

	/** CD2: says when the circle looks at the proposal again. */
	async setsReview(day: string): Promise<void> {
		await this.button('Details').click();
		const details = this.page.getByRole('dialog', { name: 'Details of the proposal' });
		await details.getByLabel('We look again on').fill(day);
		await details.getByRole('button', { name: 'Save' }).click();
		await expect(details).toBeHidden();
	}

	/** The text as they have it before them becomes the next version. */
	async putsForward(version: number): Promise<void> {
		await this.button(`Put forward as version ${version}`).click();
		await expect(this.button(`Put forward as version ${version}`)).toBeHidden();
	}

	/** OB3: the objection gets its words, the aim it touches and its kind. */
	async wordsObjection(words: string, aim: string): Promise<void> {
		await this.page.getByLabel('In one or two sentences').fill(words);
		await this.page.getByRole('checkbox', { name: aim }).check();
		await this.page.getByRole('radio', { name: 'A side effect' }).check();
		await this.button('These are the words').click();
	}

	async saysBack(words: string): Promise<void> {
		await this.page.getByLabel('Say it back in your own words').fill(words);
		await this.button('Say it back').click();
	}

	/** Answers what is asked of them with the button of this name. */
	async says(button: string): Promise<void> {
		await this.button(button).click();
		await expect(this.button(button)).toBeHidden();
	}

	/** OB5: the way in which the objection is integrated. */
	async choosesWay(way: string): Promise<void> {
		await this.button(way).click();
		await expect(this.page.getByRole('button', { name: way, pressed: true })).toBeVisible();
	}

	async notesAction(what: string, who: string): Promise<void> {
		await this.goesTo('Actions');
		await this.page.getByLabel('What is to be done?').fill(what);
		await this.page.getByLabel('Who does it?').selectOption({ label: who });
		await this.button('Add the action').click();
		await expect(this.page.getByRole('listitem').filter({ hasText: what })).toBeVisible();
		await this.goesTo('Matter');
	}

	async suggests(words: string): Promise<void> {
		await this.page.getByLabel('Your suggestion').fill(words);
		await this.button('Suggest it').click();
		await expect(this.page.getByText(words)).toBeVisible();
	}

	/** The meeting has ended, and its page leads to the minutes. */
	async readsMinutes(): Promise<void> {
		await this.page
			.getByRole('region', { name: 'Now' })
			.getByRole('link', { name: 'Read the minutes' })
			.click();
		await expect(this.page.getByRole('heading', { level: 1 })).toContainText('Minutes of');
	}

	async goesTo(place: 'Agenda' | 'Matter' | 'People' | 'Notes' | 'Actions'): Promise<void> {
		await this.page
			.getByRole('navigation', { name: 'Parts of the meeting' })
			.getByRole('link', { name: place })
			.click();
	}
}

export type Answer = 'Consent' | 'Consent, with a concern' | 'Objection';

const buttonOf: Record<Answer, string> = {
	Consent: 'I consent',
	'Consent, with a concern': 'I consent, with this concern',
	Objection: 'Hand in my objection'
};

const fieldOf: Record<Answer, string> = {
	Consent: '',
	'Consent, with a concern': 'What shall we watch?',
	Objection: 'What would go wrong, as you see it?'
};

/** The words between the caret and the end of the text that it was sent to. */
function wordsBeyondCaret(text: Element, place: 'Control+Home' | 'Control+End'): string {
	const caret = document.getSelection()?.getRangeAt(0);
	if (caret === undefined) return text.textContent;
	const beyond = document.createRange();
	beyond.selectNodeContents(text);
	if (place === 'Control+Home') beyond.setEnd(caret.startContainer, caret.startOffset);
	else beyond.setStart(caret.endContainer, caret.endOffset);
	return beyond.toString();
}
