/** QC1: answering a question by hand, or aloud where somebody has no device. */
import type { ParticipantId, QuestionId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { isHere, mayConsent, seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { seated, seatedAt } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { isOpen, openIds } from './openQuestions.ts';

/** RL3: what is said aloud is entered by the helper, or by the facilitator who asked for it. */
function hears(meeting: Meeting, actor: ParticipantId, who: ParticipantId): Refusal | null {
	const seat = seatOf(meeting, who);
	const serves = seat?.helper === actor || meeting.facilitation.facilitator === actor;
	return firstOf(
		() => seatedAt(meeting, actor, meeting.current),
		() => unless(isHere(meeting, who), 'absent'),
		() => unless(seat?.withoutDevice === true && serves, 'notYours')
	);
}

/** QC1: those with a right to consent answer. */
function onRoll(
	meeting: Meeting,
	actor: ParticipantId,
	id: QuestionId,
	who: ParticipantId
): Refusal | null {
	const item = meeting.questions[id]?.item ?? null;
	return firstOf(
		() => isOpen(meeting, id),
		() => (actor === who ? seated(meeting, actor) : hears(meeting, actor, who)),
		() => unless(seatOf(meeting, who)?.kind !== 'guest', 'guestsDoNotConsent'),
		() => unless(mayConsent(meeting, item, who), 'notOnRoll')
	);
}

/** One's own reply, and those of the people one enters for. */
function replies(meeting: Meeting, actor: ParticipantId) {
	const others = meeting.seatOrder.filter(
		(who) => who !== actor && hears(meeting, actor, who) === null
	);
	return openIds(meeting).flatMap(({ question }) => [
		{ question },
		...others.map((who) => ({ question, who }))
	]);
}

export const replyRules: Rules<'sayFine' | 'sayNo' | 'takeBackNo'> = {
	sayFine: {
		may: (meeting, actor, { question, who = actor }) => onRoll(meeting, actor, question, who),
		then: (_, actor, { question, who = actor }) => [
			{ type: 'questionFine', payload: { question, who } }
		],
		offers: replies
	},
	sayNo: {
		may: (meeting, actor, { question, who = actor }) => onRoll(meeting, actor, question, who),
		then: (_, actor, { question, who = actor, words }) => [
			{ type: 'questionObjected', payload: { question, who, words } }
		],
		offers: (meeting, actor) => replies(meeting, actor).map((reply) => ({ ...reply, words: '' }))
	},
	takeBackNo: {
		may: (meeting, actor, { question, who = actor }) =>
			onRoll(meeting, actor, question, who) ??
			unless(meeting.questions[question]?.objecting[who] !== undefined, 'stale'),
		then: (_, actor, { question, who = actor }) => [
			{ type: 'questionObjectionTakenBack', payload: { question, who } }
		],
		offers: replies
	}
};
