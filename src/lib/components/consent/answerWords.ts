/** What the answers are called, what they mean, and what handing one in is called. */
import type { AnswerKind } from '#governance/consent/answer.ts';
import { m } from '#i18n/paraglide/messages.js';

interface AnswerWords {
	readonly title: () => string;
	/** Where there is room for one word only. */
	readonly short: () => string;
	readonly meaning: () => string;
	/** Names the act on the button. */
	readonly handIn: () => string;
	/** The same for somebody without a device. */
	readonly enter: (who: { name: string }) => string;
}

const words: Readonly<Record<AnswerKind, AnswerWords>> = {
	consent: {
		title: m.consent_consent,
		short: m.consent_consent,
		meaning: m.consent_consent_meaning,
		handIn: m.consent_hand_in_consent,
		enter: m.consent_enter_consent
	},
	concern: {
		title: m.consent_concern,
		short: m.consent_concern_short,
		meaning: m.consent_concern_meaning,
		handIn: m.consent_hand_in_concern,
		enter: m.consent_enter_concern
	},
	objection: {
		title: m.consent_objection,
		short: m.consent_objection,
		meaning: m.consent_objection_meaning,
		handIn: m.consent_hand_in_objection,
		enter: m.consent_enter_objection
	},
	notYet: {
		title: m.consent_not_yet,
		short: m.consent_not_yet,
		meaning: m.consent_not_yet_meaning,
		handIn: m.consent_hand_in_not_yet,
		enter: m.consent_enter_not_yet
	},
	words: {
		title: m.consent_words,
		short: m.consent_words,
		meaning: m.consent_words_meaning,
		handIn: m.consent_hand_in_words,
		enter: m.consent_enter_words
	}
};

/** The name of an answer. */
export function answerTitle(kind: AnswerKind): string {
	return words[kind].title();
}

/** The name of an answer in one word. */
export function shortTitle(kind: AnswerKind): string {
	return words[kind].short();
}

/** What an answer means; once it is chosen, an objection is thanked for. */
export function answerMeaning(kind: AnswerKind, chosen: boolean): string {
	return kind === 'objection' && chosen ? m.consent_objection_thanks() : words[kind].meaning();
}

/** What the button is called that hands it in. `helped` is who answers aloud, if not I. */
export function handInWords(kind: AnswerKind | undefined, helped: string | null): string {
	if (kind === undefined) return m.consent_choose();
	return helped === null ? words[kind].handIn() : words[kind].enter({ name: helped });
}
