/** CR2: the roll of a planned meeting follows its circle until the meeting starts. */
import type { EventBody } from '../events.ts';
import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { expected } from '../people/commands.ts';
import type { Seat } from '../people/seat.ts';
import type { MemberOfCircle } from './roll.ts';

/** Which person of the organisation a seat is kept for; seats of guests and of people added by name have none. */
export type SeatsOfPersons = Readonly<Record<ParticipantId, string>>;

/** What the roll of the meeting lacks, or has too much. */
interface Difference {
	readonly added: readonly { readonly seat: Seat; readonly person: string }[];
	readonly removed: readonly ParticipantId[];
	readonly changed: readonly { readonly seat: ParticipantId; readonly consents: boolean }[];
}

/**
 * CR2: who became a member or a link of the circle has a seat, who is none any more has not, and everybody
 * has the right to consent that the circle gives them. Nothing where all of it is so. Consent between
 * meetings is asked of everybody in their own time: there people join while it lasts (CR8).
 * @param seatFor the seat that a person gets; one they had before is theirs again.
 */
export function followRoll(
	meeting: Meeting,
	roll: readonly MemberOfCircle[],
	persons: SeatsOfPersons,
	seatFor: (person: string) => ParticipantId
): readonly EventBody[] {
	const follows =
		meeting.phase === 'lobby' || (meeting.kind === 'between' && meeting.phase === 'open');
	if (!follows || roll.length === 0) return [];
	const difference = differenceOf(meeting, roll, persons, seatFor);
	const { added, removed, changed } = difference;
	if (added.length + removed.length + changed.length === 0) return [];
	const { facilitator } = meeting.facilitation;
	const next = removed.includes(facilitator) ? whoFacilitates(meeting, difference) : null;
	return [{ type: 'rollFollowed', payload: { added, removed, changed, facilitator: next } }];
}

function differenceOf(
	meeting: Meeting,
	roll: readonly MemberOfCircle[],
	persons: SeatsOfPersons,
	seatFor: (person: string) => ParticipantId
): Difference {
	const entitled = new Map(roll.map((member) => [member.personId, member.consents]));
	const kept = meeting.seatOrder.flatMap((seat) => {
		const person = persons[seat];
		return person === undefined ? [] : [{ seat, person }];
	});
	const seated = new Set(kept.map(({ person }) => person));
	return {
		added: roll
			.filter(({ personId }) => !seated.has(personId))
			.map(({ personId, name, consents }) => ({
				seat: expected(seatFor(personId), name, consents),
				person: personId
			})),
		removed: kept.filter(({ person }) => !entitled.has(person)).map(({ seat }) => seat),
		changed: kept.flatMap(({ seat, person }) => {
			const consents = entitled.get(person);
			return consents === undefined || consents === meeting.seats[seat]?.consents
				? []
				: [{ seat, consents }];
		})
	};
}

/** RN8: a deputy, else whoever is there, else the first of the roll. */
function whoFacilitates(meeting: Meeting, { added, removed }: Difference): ParticipantId | null {
	const stays = (id: ParticipantId): boolean => !removed.includes(id);
	const here = meeting.seatOrder.filter((id) => meeting.seats[id]?.presence === 'here');
	const anybody = [...meeting.facilitation.deputies, ...here, ...meeting.seatOrder];
	return anybody.find(stays) ?? added[0]?.seat.id ?? null;
}
