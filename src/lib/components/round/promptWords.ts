/** What a round is called, what it asks of all, and what it asks of the one whose turn it is. */
import type { PromptKey } from '#governance/method.ts';
import type { Round } from '#governance/round/round.ts';
import { m } from '#i18n/paraglide/messages.js';

export type Prompt = PromptKey | Round['prompt'];

type Named = (who: { name: string }) => string;

interface PromptWords {
	/** "Reaction round" */
	readonly round: () => string;
	/** "the reaction round", within a sentence. */
	readonly the: () => string;
	/** The question to all. */
	readonly all: () => string;
	/** The question to one person: "Elif, how does this proposal land with you?" */
	readonly one: Named;
	/** The same where nothing else says whose turn it is: "Your turn, Elif. How does …" */
	readonly turn: Named;
}

/** What the circle answers together has no turns. */
function together(round: () => string, all: () => string): PromptWords {
	return { round, the: round, all, one: () => all(), turn: () => all() };
}

const words: Readonly<Record<Prompt, PromptWords>> = {
	agenda: together(m.round_name_agenda, m.round_all_agenda),
	ours: together(m.round_name_ours, m.round_all_ours),
	closed: together(m.round_name_closed, m.round_all_closed),
	checkIn: {
		round: m.round_name_check_in,
		the: m.round_the_check_in,
		all: m.round_all_check_in,
		one: m.round_one_check_in,
		turn: m.round_turn_check_in
	},
	present: {
		round: m.round_name_present,
		the: m.round_the_present,
		all: m.round_all_present,
		one: m.round_one_present,
		turn: m.round_turn_present
	},
	clarify: {
		round: m.round_name_clarify,
		the: m.round_the_clarify,
		all: m.round_all_clarify,
		one: m.round_one_clarify,
		turn: m.round_turn_clarify
	},
	react: {
		round: m.round_name_react,
		the: m.round_the_react,
		all: m.round_all_react,
		one: m.round_one_react,
		turn: m.round_turn_react
	},
	amend: {
		round: m.round_name_amend,
		the: m.round_the_amend,
		all: m.round_all_amend,
		one: m.round_one_amend,
		turn: m.round_turn_amend
	},
	consent: {
		round: m.round_name_consent,
		the: m.round_the_consent,
		all: m.round_all_consent,
		one: m.round_one_consent,
		turn: m.round_turn_consent
	},
	report: {
		round: m.round_name_report,
		the: m.round_the_report,
		all: m.round_all_report,
		one: m.round_one_report,
		turn: m.round_turn_report
	},
	explore: {
		round: m.round_name_explore,
		the: m.round_the_explore,
		all: m.round_all_explore,
		one: m.round_one_explore,
		turn: m.round_turn_explore
	},
	checkOut: {
		round: m.round_name_check_out,
		the: m.round_the_check_out,
		all: m.round_all_check_out,
		one: m.round_one_check_out,
		turn: m.round_turn_check_out
	},
	stuck: {
		round: m.round_name_stuck,
		the: m.round_the_stuck,
		all: m.round_all_stuck,
		one: m.round_one_stuck,
		turn: m.round_turn_stuck
	},
	question: {
		round: m.round_name_question,
		the: m.round_the_question,
		all: m.round_all_question,
		one: m.round_one_question,
		turn: m.round_turn_question
	},
	integrate: {
		round: m.round_name_integrate,
		the: m.round_the_integrate,
		all: m.round_all_integrate,
		one: m.round_one_integrate,
		turn: m.round_turn_integrate
	}
};

/** What a round, or a step before its round, is called. */
export function roundName(prompt: Prompt): string {
	return words[prompt].round();
}

/** The same within a sentence: "Add a word to the check-in". */
export function theRound(prompt: Prompt): string {
	return words[prompt].the();
}

/** What everybody is asked. */
export function questionToAll(prompt: Prompt): string {
	return words[prompt].all();
}

/** What the one whose turn it is reads, with the name. */
export function questionToOne(prompt: Prompt, name: string): string {
	return words[prompt].one({ name });
}

/** That it is somebody's turn, and the question. */
export function turnAndQuestion(prompt: Prompt, name: string): string {
	return words[prompt].turn({ name });
}
