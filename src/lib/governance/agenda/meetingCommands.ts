/** Starting and ending the meeting and its items. */
import type { EventBody } from '../events.ts';
import type { ItemId } from '../ids.ts';
import { roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { methods } from '../method.ts';
import { isHereWithDevice } from '../facilitation/hasDevice.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, itemIsCurrent, noQuestionWaits, noWishWaits, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import type { Round } from '../round/round.ts';
import { itemDone } from './stepsDone.ts';

/** The frame comes in order: check-in, agenda, and only then anything else. */
function frameFirst(meeting: Meeting, item: ItemId): Refusal | null {
	const kind = meeting.items[item]?.kind;
	if (kind === 'checkIn' || kind === 'agenda') return null;
	return unless(meeting.agendaConsented, 'agendaNotConsented');
}

const nextItem = (meeting: Meeting): ItemId | undefined =>
	meeting.itemOrder.find((id) => meeting.items[id]?.state === 'waiting');

/** MT2: the circle consented to the order; a parked item may be taken up again whenever nothing else is current. */
function isDue(meeting: Meeting, item: ItemId): Refusal | null {
	const state = meeting.items[item]?.state;
	return firstOf(
		() => unless(state !== undefined, 'notFound'),
		() => unless(state === 'waiting' || state === 'parked', 'stale'),
		() => unless(state === 'parked' || nextItem(meeting) === item, 'agendaNeedsConsent')
	);
}

/** RN8: facilitation lent for one item goes back when the item ends, if whoever lent it is here with a device. */
export function handBack(meeting: Meeting, item: ItemId): readonly EventBody[] {
	const lent = meeting.facilitation.forItem;
	if (lent?.item !== item || !isHereWithDevice(meeting, lent.before)) return [];
	return [
		{ type: 'facilitationHandedOver', payload: { to: lent.before, item: null, how: 'returned' } }
	];
}

/** RN1: whatever happened to its item, no round ends with the meeting. */
const everyRoundIsOver = (meeting: Meeting): boolean =>
	Object.values(meeting.rounds).every(({ state }: Round) => state === 'closed');

function starting(meeting: Meeting, id: ItemId): EventBody {
	const kind = meeting.items[id]?.kind ?? 'explore';
	return {
		type: 'itemStarted',
		payload: { item: id, method: methods[kind], settings: meeting.circle.settings }
	};
}

const startable = (meeting: Meeting): readonly ItemId[] =>
	meeting.itemOrder.filter((id) => isDue(meeting, id) === null);

export const meetingRules: Rules<'startMeeting' | 'endMeeting' | 'startItem' | 'finishItem'> = {
	startMeeting: {
		may: (meeting, actor) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => unless(meeting.phase === 'lobby', 'alreadyDone')
			),
		then: (meeting) => {
			const first = nextItem(meeting);
			const started: EventBody = { type: 'meetingStarted', payload: {} };
			return first === undefined ? [started] : [started, starting(meeting, first)];
		},
		offers: () => [{}]
	},
	endMeeting: {
		may: (meeting, actor) =>
			firstOf(
				() => underWay(meeting),
				() => facilitates(meeting, actor),
				() => noWishWaits(meeting),
				() => noQuestionWaits(meeting),
				() => unless(meeting.current === null, 'stepNotDone'),
				() => unless(everyRoundIsOver(meeting), 'roundOpen')
			),
		then: () => [{ type: 'meetingEnded', payload: {} }],
		offers: () => [{}]
	},
	startItem: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => underWay(meeting),
				() => facilitates(meeting, actor),
				() => unless(meeting.current === null, 'stale'),
				() => frameFirst(meeting, item),
				() => isDue(meeting, item),
				() => noWishWaits(meeting),
				() => noQuestionWaits(meeting)
			),
		then: (meeting, _, { item }) => [starting(meeting, item)],
		offers: (meeting) => startable(meeting).map((item) => ({ item }))
	},
	finishItem: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => underWay(meeting),
				() => facilitates(meeting, actor),
				() => itemIsCurrent(meeting, item),
				() => noWishWaits(meeting),
				() => noQuestionWaits(meeting),
				() => unless(roundUnderWay(meeting) === undefined, 'roundOpen'),
				() => itemDone(meeting, meeting.items[item])
			),
		then: (meeting, _, { item }) => [
			{ type: 'itemEnded', payload: { item } },
			...handBack(meeting, item)
		],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current }])
	}
};
