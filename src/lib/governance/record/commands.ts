/** What people may ask of the record. */
import type { ActionId, CarriedId, ItemId, NoteId, ParticipantId, RoundId } from '../ids.ts';

export interface RecordCommands {
	/** MT6: a note for the minutes. */
	writeNote: { readonly item: ItemId | null; readonly text: string };
	/** MT6, MT8: one's own words for the minutes; check-in words only if the person says so. */
	minuteMyWords: { readonly round: RoundId; readonly text: string; readonly alsoCheckIn: boolean };
	/** RN9: what I heard. */
	reflectBack: { readonly round: RoundId; readonly of: ParticipantId; readonly text: string };
	/** RN9: the speaker confirms or corrects. */
	answerReflection: { readonly note: NoteId; readonly confirmed: boolean; readonly text: string };
	/** MT7: corrections touch notes and wording, and keep the old form. */
	correctNote: { readonly note: NoteId; readonly text: string };
	/** MT7: one's own words at once, another's with their yes. */
	strikeNote: { readonly note: NoteId };
	agreeToStrike: { readonly note: NoteId };
	addAction: {
		readonly what: string;
		readonly who: ParticipantId | null;
		readonly due: string | null;
		readonly item: ItemId | null;
	};
	changeAction: {
		readonly action: ActionId;
		readonly what: string;
		readonly who: ParticipantId | null;
		readonly due: string | null;
	};
	dropAction: { readonly action: ActionId };
	/** MT5, EV2: what came from earlier meetings is done, or open after all. */
	settleCarried: { readonly carried: CarriedId; readonly done: boolean };
	/** EV1 */
	suggest: { readonly text: string };
}

/** The most notes, actions and suggestions one meeting keeps of each kind. */
export const mostNotes = 500;
