import type { Item } from '../agenda/item.ts';
import type { Proposal } from '../consent/proposal.ts';
import type { Evolvers } from '../events.ts';
import type { ItemId, ParticipantId, RequestId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import {
	changeConsent,
	joinRounds,
	leaveConsentRounds,
	leaveRounds,
	reopenTurns
} from '../round/rollChanges.ts';
import type { Seat } from './seat.ts';

export interface PeopleEvents {
	seatAdded: { readonly seat: Seat };
	seatTaken: {
		readonly seat: ParticipantId;
		readonly letInBy: ParticipantId | null;
		readonly request: RequestId | null;
	};
	guestSeated: {
		readonly seat: ParticipantId;
		readonly name: string;
		readonly letInBy: ParticipantId | null;
		readonly request: RequestId | null;
	};
	doorRung: {
		readonly request: RequestId;
		readonly seat: ParticipantId | null;
		readonly name: string;
		readonly by: ParticipantId;
	};
	doorAnswered: { readonly request: RequestId };
	seatReopened: { readonly seat: ParticipantId };
	seatedWithoutDevice: { readonly seat: ParticipantId; readonly helper: ParticipantId | null };
	personLeft: { readonly seat: ParticipantId; readonly reason: string };
	/** CR2: the roll of a planned meeting follows its circle. */
	rollFollowed: {
		readonly added: readonly { readonly seat: Seat; readonly person: string }[];
		readonly removed: readonly ParticipantId[];
		readonly changed: readonly { readonly seat: ParticipantId; readonly consents: boolean }[];
		/** Who facilitates where the facilitator left the circle. */
		readonly facilitator: ParticipantId | null;
	};
	personReturned: { readonly seat: ParticipantId };
	steppedOff: {
		readonly item: ItemId;
		readonly seat: ParticipantId;
		readonly reason: string;
		readonly byRule: boolean;
	};
	steppedOn: { readonly item: ItemId; readonly seat: ParticipantId };
}

function withSeat(meeting: Meeting, id: ParticipantId, change: Partial<Seat>): Meeting {
	const seat = meeting.seats[id];
	if (seat === undefined) return meeting;
	return { ...meeting, seats: { ...meeting.seats, [id]: { ...seat, ...change } } };
}

function withoutRequest(meeting: Meeting, request: RequestId | null): Meeting {
	if (request === null) return meeting;
	return {
		...meeting,
		door: Object.fromEntries(Object.entries(meeting.door).filter(([id]) => id !== request))
	};
}

/** RN4: somebody sits down, comes back or is seated by name; after the beginning they are late. */
function arrive(meeting: Meeting, id: ParticipantId, at: number, change: Partial<Seat>): Meeting {
	const before = meeting.seats[id];
	const comesIn = meeting.phase === 'open' && before?.presence !== 'here';
	const lateAt = before?.lateAt ?? (comesIn ? at : null);
	return joinRounds(withSeat(meeting, id, { ...change, presence: 'here', lateAt }), id, at);
}

function guest(seat: ParticipantId, name: string, letInBy: ParticipantId | null): Seat {
	return {
		id: seat,
		name,
		kind: 'guest',
		consents: false,
		presence: 'expected',
		deviceTaken: true,
		reopened: false,
		withoutDevice: false,
		helper: null,
		lateAt: null,
		letInBy,
		simulated: false
	};
}

function withSteppedOff(
	meeting: Meeting,
	id: ItemId,
	seat: ParticipantId,
	off: { readonly reason: string; readonly byRule: boolean } | null
): Meeting {
	const item = meeting.items[id];
	if (item === undefined) return meeting;
	const others = Object.fromEntries(
		Object.entries(item.steppedOff).filter(([other]) => other !== seat)
	);
	const steppedOff = off === null ? others : { ...others, [seat]: off };
	return { ...meeting, items: { ...meeting.items, [id]: { ...item, steppedOff } } };
}

/** CR2: seats come and go with the roll of the circle; what somebody owned who left waits for a new owner. */
function followed(
	meeting: Meeting,
	{ added, removed, changed, facilitator }: PeopleEvents['rollFollowed'],
	at: number
): Meeting {
	const gone = new Set(removed);
	const stays = (id: ParticipantId | null): boolean => id === null || !gone.has(id);
	const kept = Object.fromEntries(
		Object.values<Seat>(meeting.seats)
			.filter(({ id }) => stays(id))
			.map((seat) => {
				const change = changed.find((each) => each.seat === seat.id);
				return [seat.id, { ...seat, consents: change?.consents ?? seat.consents }];
			})
	);
	const left = removed.reduce((held, id) => leaveRounds(held, id, at), meeting);
	const { facilitation, secretary, seatOrder } = left;
	const next: Meeting = {
		...withoutOwners(left, gone),
		seats: { ...kept, ...Object.fromEntries(added.map(({ seat }) => [seat.id, seat])) },
		seatOrder: [...seatOrder.filter(stays), ...added.map(({ seat }) => seat.id)],
		secretary: stays(secretary) ? secretary : null,
		facilitation: {
			...facilitation,
			facilitator: facilitator ?? facilitation.facilitator,
			deputies: facilitation.deputies.filter((id) => stays(id) && id !== facilitator),
			offered: stays(facilitation.offered) ? facilitation.offered : null
		}
	};
	const asked = changed.reduce(
		(held, { seat, consents }) => changeConsent(held, seat, consents, at),
		next
	);
	// CR8: between meetings everybody is there, each in their own time.
	if (meeting.kind !== 'between') return asked;
	return added.reduce((held, { seat }) => arrive(held, seat.id, at, { deviceTaken: true }), asked);
}

function withoutOwners(meeting: Meeting, gone: ReadonlySet<ParticipantId>): Meeting {
	const kept = (id: ParticipantId | null) => (id !== null && gone.has(id) ? null : id);
	return {
		...meeting,
		items: Object.fromEntries(
			Object.values<Item>(meeting.items).map((item) => [
				item.id,
				{ ...item, owner: kept(item.owner) }
			])
		),
		proposals: Object.fromEntries(
			Object.values<Proposal>(meeting.proposals).map((proposal) => {
				const details = { ...proposal.details, owner: kept(proposal.details.owner) };
				return [proposal.item, { ...proposal, author: kept(proposal.author), details }];
			})
		)
	};
}

export const evolvePeople: Evolvers<keyof PeopleEvents> = {
	seatAdded: (meeting, { payload: { seat } }) => ({
		...meeting,
		seats: { ...meeting.seats, [seat.id]: seat },
		seatOrder: [...meeting.seatOrder, seat.id]
	}),
	rollFollowed: (meeting, { at, payload }) => followed(meeting, payload, at),
	seatTaken: (meeting, { at, payload: { seat, letInBy, request } }) =>
		arrive(withoutRequest(meeting, request), seat, at, {
			deviceTaken: true,
			reopened: false,
			withoutDevice: false,
			helper: null,
			letInBy
		}),
	guestSeated: (meeting, { at, payload: { seat, name, letInBy, request } }) => {
		const known = {
			...withoutRequest(meeting, request),
			seats: { ...meeting.seats, [seat]: guest(seat, name, letInBy) },
			seatOrder: [...meeting.seatOrder, seat]
		};
		return arrive(known, seat, at, {});
	},
	doorRung: (meeting, { payload: { request, seat, name, by } }) => ({
		...meeting,
		door: { ...meeting.door, [request]: { id: request, seat, name, by } }
	}),
	doorAnswered: (meeting, { payload: { request } }) => withoutRequest(meeting, request),
	seatReopened: (meeting, { at, payload: { seat } }) =>
		reopenTurns(withSeat(meeting, seat, { reopened: true }), seat, at),
	seatedWithoutDevice: (meeting, { at, payload: { seat, helper } }) =>
		arrive(meeting, seat, at, { withoutDevice: true, helper }),
	personLeft: (meeting, { at, payload: { seat } }) =>
		leaveRounds(withSeat(meeting, seat, { presence: 'left' }), seat, at),
	personReturned: (meeting, { at, payload: { seat } }) => arrive(meeting, seat, at, {}),
	steppedOff: (meeting, { at, payload: { item, seat, reason, byRule } }) =>
		leaveConsentRounds(withSteppedOff(meeting, item, seat, { reason, byRule }), item, seat, at),
	steppedOn: (meeting, { at, payload: { item, seat } }) =>
		joinRounds(withSteppedOff(meeting, item, seat, null), seat, at)
};
