/** RL2: coming in. */
import type { ParticipantId, RequestId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, fresh, notEnded, said, seated, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { expected, mostSeats } from './commands.ts';
import { hasConsent, isHere, seatOf } from './seat.ts';
import type { DoorRequest, Seat } from './seat.ts';

/** RL2: a named seat that no device holds: never taken yet, or opened to another device. */
function isFree(seat: Seat | undefined): Refusal | null {
	if (seat === undefined) return refuse('notFound');
	return unless(!seat.deviceTaken || seat.reopened, 'seatTaken');
}

/** RL2: once the meeting has begun a seat on the consent roll needs a member's session or a nod. */
function entersFreely(meeting: Meeting, seat: Seat | undefined, member: boolean): Refusal | null {
	return unless(meeting.phase === 'lobby' || member || !hasConsent(seat), 'needsNod');
}

const hasRoom = (meeting: Meeting): Refusal | null =>
	unless(meeting.seatOrder.length < mostSeats, 'tooMany');

/** RL2: anybody seated nods a known name in, for a guest the facilitator says yes or no. */
function answersDoor(
	meeting: Meeting,
	actor: ParticipantId,
	asked: DoorRequest | undefined
): Refusal | null {
	if (asked === undefined) return refuse('stale');
	return asked.seat === null ? facilitates(meeting, actor) : seated(meeting, actor);
}

/** What is asked for can still be given. */
function canEnter(
	meeting: Meeting,
	{ seat, by }: Pick<DoorRequest, 'seat' | 'by'>
): Refusal | null {
	if (seat !== null) return isFree(seatOf(meeting, seat));
	return firstOf(
		() => unless(seatOf(meeting, by) === undefined, 'seatTaken'),
		() => hasRoom(meeting)
	);
}

const atDoor = (meeting: Meeting) =>
	Object.values(meeting.door).map(({ id }: DoorRequest) => ({ request: id }));

export const doorRules: Rules<
	'takeSeat' | 'comeAsGuest' | 'ringDoor' | 'letIn' | 'turnAway' | 'addPerson'
> = {
	takeSeat: {
		may: (meeting, actor, { member }) =>
			firstOf(
				() => notEnded(meeting),
				() => isFree(seatOf(meeting, actor)),
				() => entersFreely(meeting, seatOf(meeting, actor), member)
			),
		then: (_, actor) => [
			{ type: 'seatTaken', payload: { seat: actor, letInBy: null, request: null } }
		],
		offers: () => [{ member: false }]
	},
	comeAsGuest: {
		may: (meeting, actor) =>
			firstOf(
				() => notEnded(meeting),
				() => unless(seatOf(meeting, actor) === undefined, 'seatTaken'),
				() => hasRoom(meeting),
				() => unless(meeting.phase === 'lobby', 'needsFacilitatorYes')
			),
		then: (_, actor, { name }) =>
			said(name) ?? [
				{ type: 'guestSeated', payload: { seat: actor, name, letInBy: null, request: null } }
			]
	},
	ringDoor: {
		may: (meeting, actor, { seat }) => {
			const rings = Object.values(meeting.door);
			return firstOf(
				() => underWay(meeting),
				() => unless(!isHere(meeting, actor), 'alreadyDone'),
				() => unless(!rings.some((held: DoorRequest) => held.by === actor), 'alreadyDone'),
				() => unless(rings.length < mostSeats, 'tooMany'),
				() => canEnter(meeting, { seat, by: actor })
			);
		},
		then: (_, actor, { seat, name }, moment) =>
			said(name) ?? [
				{ type: 'doorRung', payload: { request: fresh<RequestId>(moment), seat, name, by: actor } }
			]
	},
	letIn: {
		may: (meeting, actor, { request }) => {
			const asked = meeting.door[request];
			return answersDoor(meeting, actor, asked) ?? (asked ? canEnter(meeting, asked) : null);
		},
		offers: atDoor,
		then: (meeting, actor, { request }) => {
			const asked = meeting.door[request];
			if (asked === undefined) return { refused: 'stale' };
			const { seat, name, by } = asked;
			return seat === null
				? [{ type: 'guestSeated', payload: { seat: by, name, letInBy: actor, request } }]
				: [{ type: 'seatTaken', payload: { seat, letInBy: actor, request } }];
		}
	},
	turnAway: {
		may: (meeting, actor, { request }) => answersDoor(meeting, actor, meeting.door[request]),
		then: (_, __, { request }) => [{ type: 'doorAnswered', payload: { request } }],
		offers: atDoor
	},
	addPerson: {
		may: (meeting, actor) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => unless(meeting.phase === 'lobby', 'wrongPhase'),
				() => hasRoom(meeting)
			),
		then: (_, __, { name, consents }, moment) =>
			said(name) ?? [
				{
					type: 'seatAdded',
					payload: { seat: expected(fresh<ParticipantId>(moment), name, consents) }
				}
			],
		offers: () => [{ name: '', consents: true }]
	}
};
