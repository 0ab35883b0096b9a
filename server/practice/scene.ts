import { availableActions, looking, offersOf } from '#governance/actions.ts';
import type { Command, CommandOf, CommandType } from '#governance/commands.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import { roundUnderWay, type Meeting } from '#governance/meeting.ts';
import { seatsInOrder, type Seat } from '#governance/people/seat.ts';
import { cast, type CastMember } from './cast.ts';

/** What a simulated person does next, and how long they take to come to it, in milliseconds. */
export interface Move {
	readonly who: ParticipantId;
	readonly after: number;
	readonly act:
		| { readonly kind: 'arrive'; readonly name: string }
		| { readonly kind: 'command'; readonly command: Command }
		/** Adds a sentence to the text of an item, as people do: in the shared document. */
		| { readonly kind: 'write'; readonly item: ItemId; readonly words: string };
}

/** A practice meeting as the simulated people see it. */
export class Scene {
	readonly meeting: Meeting;
	readonly now: number;
	/** The words of the draft at hand, plain. */
	readonly draft: string;

	constructor(meeting: Meeting, now: number, draft: string) {
		this.meeting = meeting;
		this.now = now;
		this.draft = draft;
	}

	/** The simulated people, in seating order. */
	get players(): readonly Seat[] {
		return seatsInOrder(this.meeting).filter((seat) => seat.simulated);
	}

	/** The seat of one of the cast. */
	seat(member: CastMember): Seat | undefined {
		return this.players.find((seat) => seat.name === cast[member]);
	}

	is(id: ParticipantId | null | undefined, member: CastMember): boolean {
		return id !== null && id !== undefined && this.seat(member)?.id === id;
	}

	isSimulated(id: ParticipantId | null | undefined): boolean {
		return id !== null && id !== undefined && this.meeting.seats[id]?.simulated === true;
	}

	get round() {
		return roundUnderWay(this.meeting);
	}

	offers<T extends CommandType>(type: T, who: ParticipantId): readonly CommandOf<T>[] {
		return offersOf(type, this.meeting, who, looking(this.now, {}));
	}

	/** Everything this person could do now. */
	choices(who: ParticipantId): readonly Command[] {
		return availableActions(this.meeting, who, looking(this.now, {}));
	}
}

/** A command as a move. */
export function doing(who: ParticipantId, after: number, command: Command): Move {
	return { who, after, act: { kind: 'command', command } };
}
