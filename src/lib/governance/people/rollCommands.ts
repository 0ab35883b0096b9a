/** CD13: stepping off the consent roll of an item, and being put off it by a rule stated beforehand. */
import type { ItemId, ParticipantId } from '../ids.ts';
import { openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, notEnded, seated } from '../rule.ts';
import type { Rules } from '../rule.ts';
import type { Round } from '../round/round.ts';
import { hasConsent, seatOf } from './seat.ts';

function mayStep(meeting: Meeting, who: ParticipantId, item: ItemId, off: boolean): Refusal | null {
	return firstOf(
		() => notEnded(meeting),
		() => unless(meeting.items[item] !== undefined, 'notFound'),
		() => unless(meeting.decisions[item] === undefined, 'alreadyDone'),
		() => unless(hasConsent(seatOf(meeting, who)), 'notOnRoll'),
		() => unless((meeting.items[item]?.steppedOff[who] !== undefined) === off, 'stale')
	);
}

/** CD13: beforehand means before anybody was asked; nobody is put off for what they answer. */
function isBeforehand(meeting: Meeting, item: ItemId, seat: ParticipantId): Refusal | null {
	const asked = Object.values(meeting.rounds).some(
		(round: Round) => round.item === item && round.purpose === 'consent' && round.state !== 'closed'
	);
	const objects = openObjections(meeting, item).some((held) => held.holder === seat);
	return firstOf(
		() => unless(!asked, 'roundOpen'),
		() => unless(!objects, 'objectionsOpen')
	);
}

export const rollRules: Rules<'stepOff' | 'stepOn' | 'putOff'> = {
	stepOff: {
		may: (meeting, actor, { item }) =>
			seated(meeting, actor) ?? mayStep(meeting, actor, item, false),
		then: (_, actor, { item, reason }) =>
			unless(reason.trim() !== '', 'reasonNeeded') ?? [
				{ type: 'steppedOff', payload: { item, seat: actor, reason, byRule: false } }
			],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current, reason: '' }])
	},
	stepOn: {
		may: (meeting, actor, { item }) =>
			mayStep(meeting, actor, item, true) ??
			unless(meeting.items[item]?.steppedOff[actor]?.byRule === false, 'notYours'),
		then: (_, actor, { item }) => [{ type: 'steppedOn', payload: { item, seat: actor } }],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current }])
	},
	putOff: {
		may: (meeting, actor, { item, seat }) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => mayStep(meeting, seat, item, false),
				() => isBeforehand(meeting, item, seat)
			),
		then: (_, __, { item, seat, rule }) =>
			unless(rule.trim() !== '', 'reasonNeeded') ?? [
				{ type: 'steppedOff', payload: { item, seat, reason: rule, byRule: true } }
			],
		offers: (meeting) => {
			const item = meeting.current;
			return item === null ? [] : meeting.seatOrder.map((seat) => ({ item, seat, rule: '' }));
		}
	}
};
