/** The sentence to say, with the names filled in. */
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { WishKind } from '#governance/meeting.ts';
import { m } from '#i18n/paraglide/messages.js';
import { nameList } from '#i18n/times.ts';
import { titleOf } from '../agenda/itemWords.ts';
import { questionSentence } from './questionSentence.ts';
import type { ObjectionSay, Prompt } from './sayNow.ts';

/** Who is in the meeting, and how they are called. */
export type Room = Pick<LiveMeeting, 'meeting' | 'nameOf'>;

/** The room as the facilitator sees it, who says the sentence. */
type Speaker = Room & Pick<LiveMeeting, 'me'>;

type StepPrompt = Extract<Prompt, { readonly say: 'step' }>;
type ObjectionPrompt = Extract<Prompt, { readonly say: ObjectionSay }>;

const wishes: Readonly<Record<WishKind, (names: { name: string }) => string>> = {
	silence: m.facilitation_say_wish_silence,
	pause: m.facilitation_say_wish_pause,
	round: m.facilitation_say_wish_round,
	back: m.facilitation_say_wish_back
};

const objections: Readonly<Record<ObjectionSay, (names: { name: string }) => string>> = {
	objection: m.facilitation_say_objection,
	wording: m.facilitation_say_wording,
	understood: m.facilitation_say_understood,
	flaw: () => m.facilitation_say_flaw(),
	convinced: m.facilitation_say_convinced,
	concluding: m.facilitation_say_concluding,
	paramount: m.facilitation_say_paramount,
	integrate: m.facilitation_say_integrate,
	circle: () => m.facilitation_say_circle(),
	resolved: m.facilitation_say_resolved,
	stuck: () => m.facilitation_say_stuck(),
	waysOut: () => m.facilitation_say_ways_out()
};

/** Some names in one phrase. */
export function namesOf(room: Room, who: readonly ParticipantId[]): string {
	return nameList(who.map((id) => room.nameOf(id)));
}

/** What the facilitator says now. */
export function promptWords(room: Speaker, prompt: Prompt): string {
	switch (prompt.say) {
		case 'lobby':
			return prompt.missing.length === 0
				? m.facilitation_say_lobby_all()
				: m.facilitation_say_lobby({ names: namesOf(room, prompt.missing) });
		case 'wish':
			return wishes[prompt.wish.kind]({ name: room.nameOf(prompt.wish.by) });
		case 'question':
			return questionSentence(room, prompt.question);
		case 'objecting':
			return m.facilitation_say_objecting({ names: namesOf(room, prompt.who) });
		case 'startItem':
			return m.facilitation_say_start_item({ title: titleOf(room.meeting.items[prompt.item]) });
		case 'left':
			return m.facilitation_say_left({ title: titleOf(room.meeting.items[prompt.item]) });
		case 'step':
			return stepWords(room, prompt);
		case 'invite':
			return m.facilitation_say_invite({ names: namesOf(room, prompt.who) });
		case 'missing':
			return m.facilitation_say_missing({ names: namesOf(room, prompt.who) });
		case 'notYet':
			return m.facilitation_say_not_yet({ name: room.nameOf(prompt.who) });
		case 'quiet':
		case 'end':
		case 'thanks':
		case 'paused':
		case 'reveal':
		case 'allConsent':
		case 'askedOnceMore':
		case 'newRound':
			return plain[prompt.say]();
		default:
			return objectionWords(room, prompt);
	}
}

const plain = {
	quiet: m.facilitation_say_quiet,
	end: m.facilitation_say_end,
	thanks: m.facilitation_say_thanks,
	paused: m.facilitation_say_paused,
	reveal: m.facilitation_say_reveal,
	allConsent: m.facilitation_say_all_consent,
	askedOnceMore: m.facilitation_say_asked_once_more,
	newRound: m.facilitation_say_new_round
};

function objectionWords(room: Room, { say, who }: ObjectionPrompt): string {
	return objections[say]({ name: room.nameOf(who) });
}

const asked: Readonly<Record<StepPrompt['prompt'], (name: string) => string>> = {
	checkIn: () => m.facilitation_say_check_in(),
	agenda: () => m.facilitation_say_agenda(),
	ours: () => m.facilitation_say_ours(),
	present: (name) =>
		name === '' ? m.facilitation_say_present_self() : m.facilitation_say_present({ name }),
	clarify: () => m.facilitation_say_clarify(),
	react: (name) =>
		name === '' ? m.facilitation_say_react_nobody() : m.facilitation_say_react({ name }),
	amend: (name) =>
		name === '' ? m.facilitation_say_amend_nobody() : m.facilitation_say_amend({ name }),
	consent: () => m.facilitation_say_consent(),
	closed: () => m.facilitation_say_closed(),
	report: (name) =>
		name === '' ? m.facilitation_say_report_nobody() : m.facilitation_say_report({ name }),
	explore: () => m.facilitation_say_explore(),
	checkOut: () => m.facilitation_say_check_out(),
	stuck: () => m.facilitation_say_stuck_round(),
	question: () => m.facilitation_say_question_round(),
	integrate: () => m.facilitation_say_integrate_round()
};

function stepWords(room: Speaker, { prompt, who, now, next }: StepPrompt): string {
	const first = isPending(room, prompt)
		? m.facilitation_say_pending()
		: asked[prompt](room.nameOf(who));
	const second = handing(room, prompt, now, next);
	return second === null ? first : m.facilitation_two_sentences({ first, second });
}

/** CD11: all who are here consented, and absent members are still to answer. */
function isPending({ meeting }: Room, prompt: StepPrompt['prompt']): boolean {
	const { current } = meeting;
	return prompt === 'closed' && current !== null && meeting.decisions[current]?.state === 'pending';
}

/** The hand-over: a speaker is thanked, and the next is named; who is asked for consent has yet to answer. */
function handing(
	room: Speaker,
	prompt: StepPrompt['prompt'],
	now: ParticipantId | null,
	next: ParticipantId | null
): string | null {
	const after = room.nameOf(next);
	if (now === null) return next === null ? null : m.facilitation_say_your_turn({ now: after });
	if (now === room.me)
		return next === null
			? m.facilitation_say_i_am_last()
			: m.facilitation_say_i_then({ next: after });
	if (prompt === 'consent') return m.facilitation_say_your_turn({ now: room.nameOf(now) });
	return next === null
		? m.facilitation_say_handing_last({ now: room.nameOf(now) })
		: m.facilitation_say_handing({ now: room.nameOf(now), next: after });
}
