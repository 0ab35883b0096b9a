/** What the facilitator sees: what to say, what to do next, and what is near. Plain data, no words. */
import type { Command, CommandOf, CommandType } from '#governance/commands.ts';
import { ruleOf } from '#governance/rules.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import type { Meeting, Wish } from '#governance/meeting.ts';
import type { PromptKey } from '#governance/method.ts';
import type { Question } from '#governance/question/question.ts';
import type { Refusal } from '#governance/refusal.ts';
import type { Moment } from '#governance/rule.ts';
import type { Round } from '#governance/round/round.ts';

/** From where somebody looks at the meeting. */
export interface Standpoint {
	readonly meeting: Meeting;
	readonly me: ParticipantId;
	readonly moment: Moment;
	/** The hash of the draft as this device shows it (CD6); `null` while it is not connected. */
	readonly draftHash: string | null;
}

/** What a command still needs before it can be given: a reason in words, the draft that is seen, or a second yes. */
export type ActNeed = 'reason' | 'draft' | 'yes';

/** The commands that the facilitator is led through. */
export type ActCommand = Extract<
	Command,
	{
		readonly type:
			| 'startMeeting'
			| 'endMeeting'
			| 'startItem'
			| 'finishItem'
			| 'nextStep'
			| 'goBack'
			| 'answerWish'
			| 'endQuiet'
			| 'ask'
			| 'settle'
			| 'wantRound'
			| 'drop'
			| 'openRound'
			| 'closeRound'
			| 'closeEarly'
			| 'reopenRound'
			| 'pauseRound'
			| 'resumeRound'
			| 'changeDirection'
			| 'takeTurn'
			| 'extendTurn'
			| 'giveWord'
			| 'present'
			| 'yieldAmend'
			| 'openConsentRound'
			| 'reveal'
			| 'askOnceMore'
			| 'announce'
			| 'finishTest'
			| 'passToCircle'
			| 'undo';
	}
>;

/** One thing to do, as one command. When `refusal` is there it is locked, and the refusal says why. */
export interface Act {
	readonly command: ActCommand;
	readonly refusal: Refusal | null;
	readonly needs?: ActNeed;
	/** Whom it is about: the next to speak, the one who is put to the end. */
	readonly who?: ParticipantId | null;
}

/** The sentence that fits now. */
export type Prompt =
	| { readonly say: 'lobby'; readonly missing: readonly ParticipantId[] }
	| { readonly say: 'wish'; readonly wish: Wish }
	| { readonly say: 'quiet' }
	| { readonly say: 'question'; readonly question: Question }
	| {
			readonly say: 'objecting';
			readonly question: Question;
			readonly who: readonly ParticipantId[];
	  }
	| { readonly say: 'startItem'; readonly item: ItemId }
	| { readonly say: 'end' }
	| {
			readonly say: 'step';
			readonly prompt: PromptKey | Round['prompt'];
			/** The author of a proposal, or the owner of a report: named in the sentence, or asked by it. */
			readonly who: ParticipantId | null;
			/** The hand-over that is spoken with it. */
			readonly now: ParticipantId | null;
			readonly next: ParticipantId | null;
	  }
	| { readonly say: 'thanks' }
	| { readonly say: 'paused' }
	| { readonly say: 'invite'; readonly who: readonly ParticipantId[] }
	| { readonly say: 'missing'; readonly who: readonly ParticipantId[] }
	| { readonly say: 'reveal' }
	| { readonly say: 'notYet'; readonly who: ParticipantId }
	| { readonly say: 'allConsent' }
	| { readonly say: 'askedOnceMore' }
	| { readonly say: 'newRound' }
	| { readonly say: 'left'; readonly item: ItemId }
	| { readonly say: ObjectionSay; readonly who: ParticipantId };

/** What is said while an objection is in hand; `who` holds it. */
export type ObjectionSay =
	| 'objection'
	| 'wording'
	| 'understood'
	| 'flaw'
	| 'convinced'
	| 'concluding'
	| 'paramount'
	| 'integrate'
	| 'circle'
	| 'resolved'
	| 'stuck'
	| 'waysOut';

/** What opens when the round is over: the step, and how many still have to speak. */
export interface Ahead {
	readonly step: string | null;
	readonly left: number;
}

export interface SayNow {
	readonly prompt: Prompt;
	/** The one ink button; locked when it carries a refusal, absent while everybody waits for somebody else. */
	readonly primary: Act | null;
	readonly secondary: readonly Act[];
	/** Quiet words beneath: close early, undo. */
	readonly quiet: readonly Act[];
	readonly ahead: Ahead | null;
	/** RN7: how long the round will take that the ink button opens, in seconds. */
	readonly expected: number | null;
}

function refusalOf(at: Standpoint, command: ActCommand): Refusal | null;
function refusalOf<T extends CommandType>(
	{ meeting, me, moment }: Standpoint,
	{ type, payload }: CommandOf<T>
): Refusal | null {
	return ruleOf(type).may(meeting, me, payload, moment);
}

/** A thing to do; the rule book says whether it may be done now. */
export function actOf(
	at: Standpoint,
	command: ActCommand,
	more: Pick<Act, 'needs' | 'who'> = {}
): Act {
	return { command, refusal: refusalOf(at, command), ...more };
}

/** Keeps the things that may be done now. */
export function allowed(acts: readonly Act[]): readonly Act[] {
	return acts.filter((act) => act.refusal === null);
}

/** A view of now, with what is not named left empty. */
export function sayNow(
	prompt: Prompt,
	primary: Act | null,
	rest: Partial<Omit<SayNow, 'prompt' | 'primary'>> = {}
): SayNow {
	return {
		prompt,
		primary,
		secondary: allowed(rest.secondary ?? []),
		quiet: allowed(rest.quiet ?? []),
		ahead: rest.ahead ?? null,
		expected: rest.expected ?? null
	};
}
