/** MT5, MT6, EV1: what people write down on the way. */
import type { ActionId, CarriedId, ItemId, NoteId, ParticipantId, RoundId } from '../ids.ts';

export const noteKinds = ['note', 'ownWords', 'reflection', 'thought'] as const;
/** `ownWords`: one's own line for the minutes; `reflection`: what was heard, confirmed by the speaker (RN9); `thought`: parked opinion (CD3). */
export type NoteKind = (typeof noteKinds)[number];

export interface Note {
	readonly id: NoteId;
	readonly kind: NoteKind;
	readonly item: ItemId | null;
	readonly round: RoundId | null;
	readonly by: ParticipantId;
	/** Whose words these are. */
	readonly about: ParticipantId | null;
	readonly text: string;
	/** RN9: the speaker's answer; `null` while open or where none is needed. */
	readonly confirmed: boolean | null;
	readonly at: number;
	/** MT7: struck from the minutes; the old form stays in the record. */
	readonly struck: boolean;
	/** MT7: somebody asks to strike another's words, which needs that person's yes. */
	readonly strikeAskedBy: ParticipantId | null;
	/** MT7: earlier forms, oldest first. */
	readonly before: readonly string[];
}

export interface Action {
	readonly id: ActionId;
	readonly item: ItemId | null;
	readonly what: string;
	readonly who: ParticipantId | null;
	/** Plain date `YYYY-MM-DD`. */
	readonly due: string | null;
	readonly dropped: boolean;
	readonly by: ParticipantId;
	readonly at: number;
}

export const carriedKinds = ['action', 'suggestion'] as const;
export type CarriedKind = (typeof carriedKinds)[number];

/** MT5, EV2: what comes from earlier meetings of the circle and is still open when this one is planned. */
export interface Carried {
	readonly id: CarriedId;
	readonly kind: CarriedKind;
	readonly what: string;
	/** Who does it, or who suggested it, by name as it was noted; empty where nobody was named. */
	readonly name: string;
	/** Plain date `YYYY-MM-DD`. */
	readonly due: string | null;
	/** Whether somebody of the circle has said that it is done. */
	readonly done: boolean;
}

/** EV1: what a person suggests for next time; it stays open until the circle says it is done (EV2). */
export interface Suggestion {
	readonly who: ParticipantId;
	readonly text: string;
	readonly at: number;
}
