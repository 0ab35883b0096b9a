/** What the buttons of the facilitator are called; each names its act, and the person it is about. */
import { stepAfter, stepOf } from '#governance/agenda/item.ts';
import type { WishKind } from '#governance/meeting.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import { m } from '#i18n/paraglide/messages.js';
import { stepWord, titleOf } from '../agenda/itemWords.ts';
import type { Room } from './promptWords.ts';
import type { Act, ActCommand } from './sayNow.ts';

type CommandOf<T extends ActCommand['type']> = Extract<ActCommand, { readonly type: T }>;

const wished: Readonly<Record<WishKind, () => string>> = {
	silence: m.facilitation_do_silence,
	pause: m.facilitation_do_pause,
	round: m.facilitation_do_round,
	back: m.facilitation_do_back
};

/**
 * The words on a button. `number` is that of the version a consent round would be about;
 * `other` marks the circle's less usual way, which is named by how it is answered.
 */
export function actWords(room: Room, { command, who }: Act, number: number, other = false): string {
	const name = room.nameOf(who ?? null);
	switch (command.type) {
		case 'answerWish':
			return wishWords(room, command);
		case 'startItem':
			return m.facilitation_do_start_item({
				title: titleOf(room.meeting.items[command.payload.item])
			});
		case 'finishItem':
			return m.facilitation_do_finish_item({
				title: titleOf(room.meeting.items[command.payload.item])
			});
		case 'nextStep':
			return nextStepWords(room, command);
		case 'goBack':
			return m.agenda_go_back({ step: stepWord(command.payload.to) });
		case 'takeTurn':
			return turnWords(room, command, name);
		case 'giveWord':
			return m.facilitation_do_give_word({ name });
		case 'extendTurn':
			return m.facilitation_do_extend({ seconds: command.payload.seconds });
		case 'ask':
			return askWords(command);
		case 'openRound':
			return other ? moreRoundWords(room, command) : m.facilitation_do_open_round();
		case 'present':
			return name === '' ? m.facilitation_do_present_nobody() : m.facilitation_do_present({ name });
		case 'openConsentRound':
			return other ? wayWords(command) : m.facilitation_do_consent_round({ number });
		case 'finishTest':
			return testWords(room, command);
		case 'undo':
			return m.facilitation_do_undo({ step: undoneWords(command.payload.step) });
		default:
			return plain[command.type]();
	}
}

const plain = {
	startMeeting: m.facilitation_do_start_meeting,
	endMeeting: m.facilitation_do_end_meeting,
	endQuiet: m.facilitation_do_go_on,
	settle: m.facilitation_do_settle,
	wantRound: m.facilitation_do_want_round,
	drop: m.facilitation_do_drop,
	closeRound: m.facilitation_do_close_round,
	closeEarly: m.facilitation_do_close_early,
	reopenRound: m.facilitation_do_reopen,
	pauseRound: m.facilitation_do_pause_round,
	resumeRound: m.facilitation_do_resume,
	changeDirection: m.facilitation_do_direction,
	yieldAmend: m.facilitation_do_yield,
	reveal: m.facilitation_do_reveal,
	askOnceMore: m.facilitation_do_ask_once_more,
	announce: m.facilitation_do_announce,
	passToCircle: m.facilitation_do_pass_to_circle
};

function wishWords({ meeting }: Room, { payload }: CommandOf<'answerWish'>): string {
	const wish = meeting.wishes.find(({ id }) => id === payload.wish);
	return payload.given ? wished[wish?.kind ?? 'pause']() : m.facilitation_do_not_now();
}

function nextStepWords({ meeting }: Room, { payload }: CommandOf<'nextStep'>): string {
	const next = stepAfter(meeting.items[payload.item]);
	return m.facilitation_do_next_step({ step: stepWord(next?.id ?? '') });
}

function turnWords(room: Room, { payload }: CommandOf<'takeTurn'>, next: string): string {
	const name = room.nameOf(payload.who);
	if (payload.as === 'deferred') return m.facilitation_do_later({ name });
	return next === '' ? m.facilitation_do_spoken({ name }) : m.facilitation_do_next({ name: next });
}

function askWords({ payload: { subject } }: CommandOf<'ask'>): string {
	if (subject.about === 'extend') return m.facilitation_do_ask_extend({ minutes: subject.minutes });
	return subject.about === 'skip' ? m.facilitation_do_ask_skip() : m.facilitation_do_ask();
}

function moreRoundWords({ meeting }: Room, { payload }: CommandOf<'openRound'>): string {
	return stepOf(meeting.items[payload.item])?.kind === 'consent'
		? m.facilitation_do_round_about_it()
		: m.facilitation_do_one_more_round();
}

function wayWords({ payload }: CommandOf<'openConsentRound'>): string {
	return payload.answers === 'together'
		? m.facilitation_do_consent_together()
		: m.facilitation_do_consent_in_turn();
}

function testWords({ meeting }: Room, { payload }: CommandOf<'finishTest'>): string {
	const item = meeting.objections[payload.objection]?.item;
	const test = item === undefined ? 'none' : settingsOf(meeting, item).objectionTest;
	return test === 'none' ? m.facilitation_do_finish_test_none() : m.facilitation_do_finish_test();
}

const undone: Readonly<Record<string, () => string>> = {
	startItem: m.facilitation_undo_start_item,
	finishItem: m.facilitation_undo_finish_item,
	nextStep: m.facilitation_undo_next_step,
	goBack: m.facilitation_undo_go_back,
	openRound: m.facilitation_undo_open_round,
	takeTurn: m.facilitation_undo_take_turn,
	closeRound: m.facilitation_undo_close_round,
	closeEarly: m.facilitation_undo_close_round,
	reopenRound: m.facilitation_undo_reopen_round,
	changeDirection: m.facilitation_undo_direction,
	extendTurn: m.facilitation_undo_extend_turn,
	pauseRound: m.facilitation_undo_pause_round,
	resumeRound: m.facilitation_undo_resume_round,
	giveWord: m.facilitation_undo_give_word,
	openConsentRound: m.facilitation_undo_consent_round,
	settle: m.facilitation_undo_settle,
	ask: m.facilitation_undo_ask
};

function undoneWords(step: string): string {
	return (undone[step] ?? m.facilitation_undo_last)();
}
