/** Forms of a meeting's page that came back: what was typed, and what does not fit. */
import type { FieldWords } from '#i18n/fieldWords.ts';
import type { PlanDraft } from './draft.ts';

/** An item that was to be put on the agenda. */
export interface NewItemBack {
	readonly typed: PlanDraft;
	readonly problems: FieldWords;
}

/** CD11: an answer afterwards, to the decision of this item. */
export interface AnswerBack {
	readonly item: string;
	readonly kind: string;
	readonly text: string;
}

/** Why a meeting was to be cancelled. */
export interface CancelBack {
	readonly reason: string;
	readonly problem: string | undefined;
}
