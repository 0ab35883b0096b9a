/** The one thing that is mine to do now. What may be done comes from the rule book; here it is only put in order. */
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { CommandPayloads } from '#governance/commands.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { questionAtHand } from '#governance/meeting.ts';
import type { Question } from '#governance/question/question.ts';

export type MyTask =
	/** Nothing: a listener, a guest while an item is confidential, or before and after the meeting. */
	| { readonly do: 'nothing' }
	/** I said goodbye and may sit down again. */
	| { readonly do: 'comeBack' }
	/** QC1: the circle is asked whether anybody objects. */
	| { readonly do: 'question'; readonly question: Question }
	/** RN4: came while answers were given, and hears the text first. */
	| { readonly do: 'hear'; readonly hearing: CommandPayloads['hearText'] }
	/** CD7: an answer is mine to give. */
	| { readonly do: 'answer' }
	/** CD9: asked once more before the announcement. */
	| { readonly do: 'onceMore' }
	/** The turn of `who` is mine to take: my own, or that of somebody without a device whom I help. */
	| { readonly do: 'turn'; readonly who: ParticipantId }
	| { readonly do: 'listen' };

/** How far my answer is; `isChoosing` while the sheet is open. */
interface Answers {
	readonly isChoosing: boolean;
	readonly form: object | null;
}

/** The one thing that this person can do now. */
export function myTask(live: LiveMeeting, answers: Answers): MyTask {
	if (live.part !== 'seat' || live.meeting.phase === 'ended') return { do: 'nothing' };
	if (live.may('comeBack')) return { do: 'comeBack' };
	if (live.meeting.phase === 'lobby' || live.isApart) return { do: 'nothing' };
	return questionOf(live) ?? hearingOf(live) ?? answerOf(live, answers) ?? turnOf(live) ?? listen;
}

const listen: MyTask = { do: 'listen' };

function questionOf(live: LiveMeeting): MyTask | undefined {
	const question = questionAtHand(live.meeting);
	return question && { do: 'question', question };
}

function hearingOf(live: LiveMeeting): MyTask | undefined {
	const hearing = live.offers('hearText')[0]?.payload;
	return hearing === undefined ? undefined : { do: 'hear', hearing };
}

function answerOf(live: LiveMeeting, { isChoosing, form }: Answers): MyTask | undefined {
	if (isChoosing) return { do: 'answer' };
	const asked = live.round?.askedOnceMore === true && form !== null;
	return asked ? { do: 'onceMore' } : undefined;
}

/** The facilitator may hand on for everybody; it is theirs to do here only where they act for the person. */
function turnOf(live: LiveMeeting): MyTask | undefined {
	const turn = live
		.offers('takeTurn')
		.find(({ payload }) => payload.who === live.round?.current && payload.as === 'passed');
	return turn === undefined ? undefined : { do: 'turn', who: turn.payload.who };
}
