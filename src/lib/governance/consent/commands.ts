/** CD6-CD9: what people may ask of a consent round. */
import type { ItemId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import type { AnswerMode } from '../settings.ts';
import type { Answer } from './answer.ts';

export interface ConsentCommands {
	/** CD6: freezes the draft that the sender saw and opens the round on it. */
	openConsentRound: {
		readonly item: ItemId;
		readonly draftHash: string;
		readonly answers: AnswerMode;
	};
	/** CD7, RN6: an answer to one version. In a sealed round what it says never enters the events before the reveal. */
	answer: {
		readonly round: RoundId;
		readonly version: VersionId | null;
		readonly who: ParticipantId;
		readonly answer: Answer;
		readonly readBack: boolean;
	};
	/** RN4: a late member has heard the text and is ready to be asked. */
	hearText: { readonly round: RoundId; readonly who: ParticipantId; readonly readBack: boolean };
	/** RN6: everybody's answers at once. */
	reveal: { readonly round: RoundId };
	/** CD9: the facilitator asks once more for objections. */
	askOnceMore: { readonly round: RoundId; readonly version: VersionId };
}
