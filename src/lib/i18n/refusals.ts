/** One table from a code to what people read: what is so, and what they can do next. */
import type { FailureCode } from '#governance/failure.ts';
import type { RefusalCode } from '#governance/refusal.ts';
import * as m from '#i18n/paraglide/messages.js';

/** `hint`: the meeting moved on or waits for something; `mistake`: what was typed has to change. */
export type Severity = 'hint' | 'mistake';

export interface RefusalWords {
	readonly severity: Severity;
	readonly text: string;
}

const mistakes: ReadonlySet<string> = new Set<RefusalCode | FailureCode>([
	'empty',
	'reasonNeeded',
	'textEmpty',
	'dateInPast',
	'wrongAnswer',
	'tooLong'
]);

/** What a refusal or failure says to the person who met it. */
export function refusalWords(code: RefusalCode | FailureCode): RefusalWords {
	return { severity: mistakes.has(code) ? 'mistake' : 'hint', text: words[code]() };
}

const words: Readonly<Record<RefusalCode | FailureCode, () => string>> = {
	notSeated: m.refusal_not_seated,
	notFacilitator: m.refusal_not_facilitator,
	notOnRoll: m.refusal_not_on_roll,
	notMember: m.refusal_not_member,
	notYours: m.refusal_not_yours,
	notFound: m.refusal_not_found,
	stale: m.refusal_stale,
	wrongPhase: m.refusal_wrong_phase,
	wrongStep: m.refusal_wrong_step,
	ended: m.refusal_ended,
	alreadyDone: m.refusal_already_done,
	empty: m.refusal_empty,
	seatTaken: m.refusal_seat_taken,
	needsNod: m.refusal_needs_nod,
	needsFacilitatorYes: m.refusal_needs_facilitator_yes,
	notWithoutDevice: m.refusal_not_without_device,
	needsHelper: m.refusal_needs_helper,
	helperConflict: m.refusal_helper_conflict,
	notReadBack: m.refusal_not_read_back,
	absent: m.refusal_absent,
	notAway: m.refusal_not_away,
	notConnected: m.refusal_not_connected,
	needsDevice: m.refusal_needs_device,
	roundOpen: m.refusal_round_open,
	roundNotOpen: m.refusal_round_not_open,
	roundPaused: m.refusal_round_paused,
	notYourTurn: m.refusal_not_your_turn,
	turnOver: m.refusal_turn_over,
	turnsWaiting: m.refusal_turns_waiting,
	noPassInConsent: m.refusal_no_pass_in_consent,
	neverOverridden: m.refusal_never_overridden,
	reasonNeeded: m.refusal_reason_needed,
	wrongMode: m.refusal_wrong_mode,
	answersMissing: m.refusal_answers_missing,
	alreadyRevealed: m.refusal_already_revealed,
	notRevealed: m.refusal_not_revealed,
	hearFirst: m.refusal_hear_first,
	requestWaiting: m.refusal_request_waiting,
	questionOpen: m.refusal_question_open,
	questionObjected: m.refusal_question_objected,
	agendaNotConsented: m.refusal_agenda_not_consented,
	agendaNeedsConsent: m.refusal_agenda_needs_consent,
	needsQuestion: m.refusal_needs_question,
	stepNotDone: m.refusal_step_not_done,
	lastStep: m.refusal_last_step,
	noReviewDate: m.refusal_no_review_date,
	proposalIncomplete: m.refusal_proposal_incomplete,
	textEmpty: m.refusal_text_empty,
	draftChanged: m.refusal_draft_changed,
	textLocked: m.refusal_text_locked,
	authorFirst: m.refusal_author_first,
	raiserFirst: m.refusal_raiser_first,
	staleVersion: m.refusal_stale_version,
	wrongAnswer: m.refusal_wrong_answer,
	notYetHolds: m.refusal_not_yet_holds,
	objectionsOpen: m.refusal_objections_open,
	amendmentUnchecked: m.refusal_amendment_unchecked,
	notAllConsent: m.refusal_not_all_consent,
	nobodyConsents: m.refusal_nobody_consents,
	askOnceMoreFirst: m.refusal_ask_once_more_first,
	roundFirst: m.refusal_round_first,
	oneAtATime: m.refusal_one_at_a_time,
	notRaiser: m.refusal_not_raiser,
	notUnderstood: m.refusal_not_understood,
	notWorded: m.refusal_not_worded,
	notConfirmed: m.refusal_not_confirmed,
	notHeardBack: m.refusal_not_heard_back,
	notTested: m.refusal_not_tested,
	testNotUsed: m.refusal_test_not_used,
	notIntegrating: m.refusal_not_integrating,
	nothingAmended: m.refusal_nothing_amended,
	alreadyClosed: m.refusal_already_closed,
	useWithdraw: m.refusal_use_withdraw,
	nothingToUndo: m.refusal_nothing_to_undo,
	deputyFirst: m.refusal_deputy_first,
	needsSecond: m.refusal_needs_second,
	notSilent: m.refusal_not_silent,
	confidential: m.refusal_confidential,
	notDecided: m.refusal_not_decided,
	notQuestioned: m.refusal_not_questioned,
	notOwner: m.refusal_not_owner,
	dateInPast: m.refusal_date_in_past,
	notPending: m.refusal_not_pending,
	windowOver: m.refusal_window_over,
	guestsDoNotConsent: m.refusal_guests_do_not_consent,
	tooMany: m.refusal_too_many,
	notBetween: m.refusal_not_between,
	offline: m.failure_offline,
	badForm: m.failure_bad_form,
	tooLong: m.failure_too_long,
	signedOut: m.failure_signed_out,
	serverTrouble: m.failure_server_trouble,
	diskFull: m.failure_disk_full
};
