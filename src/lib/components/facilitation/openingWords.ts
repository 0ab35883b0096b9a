/** What opens a step that is locked, in words. */
import { unfinishedTurns } from '#governance/round/round.ts';
import { roundUnderWay } from '#governance/meeting.ts';
import type { Refusal } from '#governance/refusal.ts';
import { asId, isId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { m } from '#i18n/paraglide/messages.js';
import { refusalWords } from '#i18n/refusals.ts';
import { nameList } from '#i18n/times.ts';
import { stepWord, titleOf } from '../agenda/itemWords.ts';
import { namesOf, type Room } from './promptWords.ts';
import type { Ahead, Prompt } from './sayNow.ts';

/** Up to so many people are named. */
const mostNamed = 4;

/** Why the ink button is locked, and what opens it. */
export function openingWords(room: Room, { refused, about }: Refusal, prompt: Prompt): string {
	switch (refused) {
		case 'objectionsOpen':
			return m.facilitation_opens_resolved();
		case 'answersMissing':
			return missingWords(room, about ?? []);
		case 'notTested':
			return 'who' in prompt && typeof prompt.who === 'string'
				? m.facilitation_opens_heard({ name: room.nameOf(prompt.who) })
				: refusalWords(refused).text;
		case 'authorFirst': {
			const item = room.meeting.current;
			const author = item === null ? null : (room.meeting.proposals[item]?.author ?? null);
			return m.facilitation_opens_author({ name: room.nameOf(author) });
		}
		default:
			return refusalWords(refused).text;
	}
}

function missingWords(room: Room, about: readonly string[]): string {
	const who = about.filter(isId).map((id) => asId<ParticipantId>(id));
	const round = roundUnderWay(room.meeting);
	const all =
		round === undefined
			? who.length
			: round.order.filter((id) => round.turns[id]?.state !== 'left').length;
	return who.length > mostNamed || who.length === 0
		? m.facilitation_opens_all_answered({ count: all })
		: m.facilitation_opens_answered({ names: namesOf(room, who) });
}

/** What the end of the round opens: "To amend when 5 more have spoken". */
export function aheadWords({ step, left }: Ahead): string {
	return step === null
		? m.facilitation_ahead_end({ count: left })
		: m.facilitation_ahead({ step: stepWord(step).toLocaleLowerCase(), count: left });
}

/** What the circle has not dealt with, and would leave if the meeting ended now. */
export function leftOver({ meeting }: Room): string {
	const items = meeting.itemOrder.map((id) => meeting.items[id]);
	return nameList(items.filter((item) => item?.state === 'waiting').map(titleOf));
}

/** Who would be missed if the round were closed now. */
export function missedNames(room: Room): string {
	const round = roundUnderWay(room.meeting);
	return round === undefined ? '' : namesOf(room, unfinishedTurns(round));
}
