import type { AimId } from '../ids.ts';

/** CD7: what a person may answer in a consent round, and the words of a sealed speaking round. */
export const answerKinds = ['consent', 'concern', 'objection', 'notYet', 'words'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/**
 * One answer. `text` is the concern, the first words of an objection (may be empty: one tap is enough, CD7),
 * what is still needed for a "not yet", or the words of a sealed speaking round.
 */
export interface Answer {
	readonly kind: AnswerKind;
	readonly text: string;
	/** OB3: the aims that an objection would harm, as far as its raiser knows yet. */
	readonly aims?: readonly AimId[];
}

/** Whether an answer lets the proposal stand: consent, with or without a concern (CD12). */
export function letsStand(answer: Answer | null | undefined): boolean {
	return answer?.kind === 'consent' || answer?.kind === 'concern';
}
