/** A meeting that is played: everybody gives their own commands, and the rule book judges them. */
import type { Command, CommandPayloads, CommandType } from '#governance/commands.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import { roundUnderWay, type Meeting } from '#governance/meeting.ts';
import { openQuestion } from '#governance/question/question.ts';
import type { Round } from '#governance/round/round.ts';
import { hashOf } from '#document/canonical.ts';
import { markdownToRichText } from '#document/markdown.ts';
import type { Room } from '#server/meetings/room.ts';
import { documentOf } from '#server/meetings/places.ts';
import { found, type House } from './house.ts';
import type { PersonKey } from './lindenhof/people.ts';

export class PlayedRoom {
	readonly #house: House;
	readonly #room: Room;
	/** The seat of everybody on the roll. */
	readonly #seats: ReadonlyMap<PersonKey, ParticipantId>;

	constructor(house: House, room: Room, seats: ReadonlyMap<PersonKey, ParticipantId>) {
		this.#house = house;
		this.#room = room;
		this.#seats = seats;
	}

	get meeting(): Meeting {
		return this.#room.meeting;
	}

	get id(): string {
		return this.#room.id;
	}

	seat(who: PersonKey): ParticipantId {
		return found(this.#seats, who);
	}

	/** Whoever facilitates now. */
	get lead(): ParticipantId {
		return this.meeting.facilitation.facilitator;
	}

	/** Everybody who sits at the table. */
	get here(): readonly ParticipantId[] {
		return this.meeting.seatOrder.filter((id) => this.meeting.seats[id]?.presence === 'here');
	}

	async give<T extends CommandType>(
		who: ParticipantId,
		type: T,
		payload: CommandPayloads[T]
	): Promise<void> {
		const reply = await this.#room.give(who, { type, payload } as Command, null);
		if ('refused' in reply) throw new Error(`${type} in "${this.meeting.title}": ${reply.refused}`);
		// What people say takes longer than what they press.
		this.#house.calendar.wait(type === 'takeTurn' ? 45 : 12);
	}

	/** The step of the item at hand. */
	get at(): { readonly item: ItemId; readonly step: string } {
		const item = this.meeting.current;
		const step = item === null ? null : (this.meeting.items[item]?.step ?? null);
		if (item === null || step === null) throw new Error('nothing is at hand');
		return { item, step };
	}

	/** The round that is under way. */
	get round(): Round {
		const round = roundUnderWay(this.meeting);
		if (round === undefined) throw new Error('no round is under way');
		return round;
	}

	/** A question that nobody minds. */
	async settle(subject: CommandPayloads['ask']['subject']): Promise<void> {
		await this.give(this.lead, 'ask', { subject, text: '' });
		await this.settled();
	}

	/** Nobody minds what is asked. */
	async settled(): Promise<void> {
		const question = openQuestion(this.meeting.questions);
		if (question === undefined) throw new Error('nothing is asked');
		const [first] = question.roll.filter((id) => this.here.includes(id));
		if (first !== undefined) await this.give(first, 'sayFine', { question: question.id });
		await this.give(this.lead, 'settle', { question: question.id });
	}

	/** A round in which everybody speaks. @param said words that somebody has minuted. */
	async speak(said?: readonly [PersonKey, string]): Promise<void> {
		await this.give(this.lead, 'openRound', { ...this.at, mode: 'turns', seconds: 60 });
		const { id: round } = this.round;
		const speaker = said === undefined ? undefined : this.#seats.get(said[0]);
		for (let who = this.round.current; who !== null; who = this.round.current) {
			if (said !== undefined && who === speaker)
				await this.give(who, 'minuteMyWords', { round, text: said[1], alsoCheckIn: false });
			await this.give(who, 'takeTurn', { round, who, as: 'spoken' });
		}
		await this.give(this.lead, 'closeRound', { round });
	}

	async next(): Promise<void> {
		const { item, step } = this.at;
		await this.give(this.lead, 'nextStep', { item, from: step });
	}

	async finish(): Promise<void> {
		await this.give(this.lead, 'finishItem', { item: this.at.item });
	}

	/** Puts words in place of the text of an item. */
	async write(item: ItemId, lines: readonly string[]): Promise<void> {
		await this.#room.write(item, markdownToRichText(lines.join('\n')));
	}

	/** CD6: names the draft as everybody sees it. */
	async draftHash(item: ItemId): Promise<string> {
		const proposal = this.meeting.proposals[item];
		if (proposal === undefined) throw new Error('there is no proposal');
		const { readText } = this.#house.needs.documents;
		const text = await readText(documentOf(this.meeting, item), proposal.textId);
		return hashOf(frozenContent(text, proposal.details));
	}
}
