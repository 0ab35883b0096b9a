/** What people may ask of a speaking round. */
import type { ItemId, ParticipantId, RoundId } from '../ids.ts';
import type { RoundMode } from '../method.ts';

export interface RoundCommands {
	/** Opens a speaking round in the current step; mode and time box may be chosen, rights may not (CR3). */
	openRound: {
		readonly item: ItemId;
		readonly step: string;
		readonly mode: RoundMode;
		readonly seconds: number;
	};
	/** RN1, RN3: the turn of `who` is taken. The person themself says pass; the facilitator may hand on or put to the end. */
	takeTurn: {
		readonly round: RoundId;
		readonly who: ParticipantId;
		readonly as: 'spoken' | 'passed' | 'deferred';
	};
	extendTurn: { readonly round: RoundId; readonly seconds: number };
	pauseRound: { readonly round: RoundId };
	resumeRound: { readonly round: RoundId };
	changeDirection: { readonly round: RoundId; readonly direction: 1 | -1 };
	closeRound: { readonly round: RoundId };
	/** RN1: the facilitator overrides; the minutes name those who were missed. */
	closeEarly: { readonly round: RoundId; readonly reason: string };
	reopenRound: { readonly round: RoundId; readonly reason: string };
	/** RN4: a marked late addition to a closed round. */
	addLate: { readonly round: RoundId; readonly words: string };
	raiseHand: { readonly round: RoundId };
	lowerHand: { readonly round: RoundId };
	/** RN7: in an open round the word goes to whoever stands first in the queue, or to somebody the facilitator asks. */
	giveWord: { readonly round: RoundId; readonly who: ParticipantId };
}
