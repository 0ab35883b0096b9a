/** Every way in which the rule book says no. One table elsewhere turns a code into words and a next step. */
export const refusalCodes = [
	'notSeated',
	'notFacilitator',
	'notOnRoll',
	'notMember',
	'notYours',
	'notFound',
	'stale',
	'wrongPhase',
	'wrongStep',
	'ended',
	'alreadyDone',
	'empty',
	'seatTaken',
	'needsNod',
	'needsFacilitatorYes',
	'notWithoutDevice',
	'needsHelper',
	'helperConflict',
	'notReadBack',
	'absent',
	'notAway',
	'notConnected',
	'needsDevice',
	'roundOpen',
	'roundNotOpen',
	'roundPaused',
	'notYourTurn',
	'turnOver',
	'turnsWaiting',
	'noPassInConsent',
	'neverOverridden',
	'reasonNeeded',
	'wrongMode',
	'answersMissing',
	'alreadyRevealed',
	'notRevealed',
	'hearFirst',
	'requestWaiting',
	'questionOpen',
	'questionObjected',
	'agendaNotConsented',
	'agendaNeedsConsent',
	'needsQuestion',
	'stepNotDone',
	'lastStep',
	'noReviewDate',
	'proposalIncomplete',
	'textEmpty',
	'draftChanged',
	'textLocked',
	'authorFirst',
	'raiserFirst',
	'staleVersion',
	'wrongAnswer',
	'notYetHolds',
	'objectionsOpen',
	'amendmentUnchecked',
	'notAllConsent',
	'nobodyConsents',
	'askOnceMoreFirst',
	'roundFirst',
	'oneAtATime',
	'notRaiser',
	'notUnderstood',
	'notWorded',
	'notHeardBack',
	'notConfirmed',
	'notTested',
	'testNotUsed',
	'notIntegrating',
	'nothingAmended',
	'alreadyClosed',
	'useWithdraw',
	'nothingToUndo',
	'deputyFirst',
	'needsSecond',
	'notSilent',
	'confidential',
	'notDecided',
	'notQuestioned',
	'notOwner',
	'dateInPast',
	'notPending',
	'windowOver',
	'guestsDoNotConsent',
	'tooMany',
	'notBetween'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** An expected "no": the code says why, `about` names who or what stands in the way (ids or plain values). */
export interface Refusal {
	readonly refused: RefusalCode;
	readonly about?: readonly string[];
}

/** A refusal with its reason. */
export function refuse(code: RefusalCode, about?: readonly string[]): Refusal {
	return about === undefined ? { refused: code } : { refused: code, about };
}

/** A check that either passes (`null`) or gives the refusal. */
export function unless(
	holds: boolean,
	code: RefusalCode,
	about?: readonly string[]
): Refusal | null {
	return holds ? null : refuse(code, about);
}

/** The first refusal among several checks, or `null` when all pass. Checks are made one after the other. */
export function firstOf(...checks: readonly (() => Refusal | null)[]): Refusal | null {
	for (const check of checks) {
		const refusal = check();
		if (refusal !== null) return refusal;
	}
	return null;
}

/** Whether an outcome is a refusal. */
export function isRefusal(outcome: unknown): outcome is Refusal {
	return typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
}
