/** RL2, RL3, RN5: seats that change hands, people without a device, leaving and coming back. */
import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, isAway, notEnded, seated } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { isHere, seatOf } from './seat.ts';
import type { Seat } from './seat.ts';

/** RL3: somebody here with a device of their own, and not the person themself. */
function canHelp(meeting: Meeting, helper: ParticipantId, seat: ParticipantId): boolean {
	return (
		helper !== seat && isHere(meeting, helper) && seatOf(meeting, helper)?.withoutDevice === false
	);
}

const mayBeSeated: Rules<'seatWithoutDevice'>['seatWithoutDevice']['may'] = (
	meeting,
	actor,
	{ seat, helper }
) => {
	const serves = meeting.facilitation.facilitator === actor || helper === actor;
	return firstOf(
		() => notEnded(meeting),
		() => seated(meeting, actor),
		() => unless(seatOf(meeting, seat)?.kind === 'member', 'notFound'),
		() => unless(serves || actor === seat, 'notYours'),
		() =>
			unless(seatOf(meeting, seat)?.deviceTaken === false || actor === seat, 'notWithoutDevice'),
		() => unless(helper === null || canHelp(meeting, helper, seat), 'needsHelper')
	);
};

/** RN5: nobody is marked left who has a connection; who never had a device has none to lose. */
function isGone(meeting: Meeting, seat: ParticipantId, away: boolean): Refusal | null {
	const held = seatOf(meeting, seat);
	return unless((held?.withoutDevice === true && !held.deviceTaken) || away, 'notAway');
}

const deviceless = (meeting: Meeting): readonly Seat[] =>
	Object.values(meeting.seats).filter((seat: Seat) => !seat.deviceTaken);

export const seatRules: Rules<
	'reopenSeat' | 'seatWithoutDevice' | 'leave' | 'markLeft' | 'comeBack'
> = {
	reopenSeat: {
		may: (meeting, actor, { seat }) => {
			const held = seatOf(meeting, seat);
			return firstOf(
				() => notEnded(meeting),
				() => unless(held !== undefined, 'notFound'),
				() => unless(held?.deviceTaken === true && !held.reopened, 'stale'),
				() => (actor === seat ? null : facilitates(meeting, actor))
			);
		},
		then: (_, __, { seat }) => [{ type: 'seatReopened', payload: { seat } }],
		offers: (meeting) => meeting.seatOrder.map((seat) => ({ seat }))
	},
	seatWithoutDevice: {
		may: mayBeSeated,
		then: (_, __, { seat, helper }) => [{ type: 'seatedWithoutDevice', payload: { seat, helper } }],
		offers: (meeting, actor) => deviceless(meeting).map(({ id }) => ({ seat: id, helper: actor }))
	},
	leave: {
		may: (meeting, actor) => notEnded(meeting) ?? seated(meeting, actor),
		then: (_, actor) => [{ type: 'personLeft', payload: { seat: actor, reason: '' } }],
		offers: () => [{}]
	},
	markLeft: {
		may: (meeting, actor, { seat }, moment) =>
			firstOf(
				() => notEnded(meeting),
				() => facilitates(meeting, actor),
				() => unless(isHere(meeting, seat), 'stale'),
				() => isGone(meeting, seat, isAway(moment, seat))
			),
		then: (_, __, { seat, reason }) =>
			unless(reason.trim() !== '', 'reasonNeeded') ?? [
				{ type: 'personLeft', payload: { seat, reason } }
			],
		offers: (meeting) => meeting.seatOrder.map((seat) => ({ seat, reason: '' }))
	},
	comeBack: {
		may: (meeting, actor) =>
			firstOf(
				() => notEnded(meeting),
				() => unless(seatOf(meeting, actor)?.presence === 'left', 'stale')
			),
		then: (_, actor) => [{ type: 'personReturned', payload: { seat: actor } }],
		offers: () => [{}]
	}
};
