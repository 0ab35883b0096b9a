/** A meeting on the table: commands go in, the folded meeting comes out; clock and ids count up. */
import type { MeetingPlan } from '#governance/agenda/events.ts';
import type { CommandOf, CommandPayloads, CommandType } from '#governance/commands.ts';
import type { Answer } from '#governance/consent/answer.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import type { Version } from '#governance/consent/proposal.ts';
import { decide, follow, placeEvents } from '#governance/decide.ts';
import type { MeetingEvent } from '#governance/events.ts';
import { evolve } from '#governance/evolve.ts';
import { asId } from '#governance/ids.ts';
import type { AnyId, ParticipantId } from '#governance/ids.ts';
import { latestVersion, openObjections, roundUnderWay } from '#governance/meeting.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { Objection } from '#governance/objection/objection.ts';
import type { Seat } from '#governance/people/seat.ts';
import { openQuestion } from '#governance/question/question.ts';
import type { Question } from '#governance/question/question.ts';
import { isRefusal } from '#governance/refusal.ts';
import type { Refusal, RefusalCode } from '#governance/refusal.ts';
import type { RichText } from '#governance/richText.ts';
import type { Moment } from '#governance/rule.ts';
import type { Round } from '#governance/round/round.ts';
import { hashOf } from '#document/canonical.ts';
import { paragraph, person, shed } from './plans.ts';

/** One command that was accepted, and what came of it. */
export interface Accepted {
	readonly before: Meeting;
	readonly actor: ParticipantId;
	readonly command: CommandOf<CommandType>;
	readonly events: readonly MeetingEvent[];
}

/** Whether a command is of this type. */
export function isA<T extends CommandType>(
	type: T,
	command: CommandOf<CommandType>
): command is CommandOf<T> {
	return command.type === type;
}

export class Table {
	meeting: Meeting;
	/** Looks after everything that is accepted. */
	witness: ((accepted: Accepted) => void) | null = null;
	readonly events: MeetingEvent[] = [];
	now = 1_800_000_000_000;
	draft: RichText = paragraph('Members of the Mühlbach allotment may use our tool shed daily.');
	sealed: Record<ParticipantId, Answer> = {};
	away: Record<ParticipantId, number> = {};
	#ids = 0;

	constructor(plan: MeetingPlan) {
		const event: MeetingEvent = {
			type: 'meetingPlanned',
			payload: plan,
			seq: 1,
			at: this.now,
			actor: null
		};
		this.events.push(event);
		this.meeting = evolve(null, event);
	}

	get moment(): Moment {
		return {
			now: this.now,
			newId: () => `id-${(this.#ids += 1)}`,
			hash: hashOf,
			away: this.away,
			draft: this.draft,
			sealed: this.sealed
		};
	}

	/** People are called by name in tests; ids of other plans are taken as they are. */
	#idOf(actor: string): ParticipantId {
		return Object.values(this.meeting.seats).find(({ id }) => id === actor)?.id ?? person(actor);
	}

	/** RN6: what a sealed answer says is kept elsewhere until the reveal, the last one only. */
	#putBy({ round: id, who, answer }: CommandPayloads['answer']): void {
		const round = this.meeting.rounds[id];
		if (round?.mode === 'sealed' && round.state === 'open')
			this.sealed = { ...this.sealed, [who]: answer };
	}

	/** Tries a command; the answer is the refusal, or `null` when it was accepted. */
	try<T extends CommandType>(actor: string, type: T, payload: CommandPayloads[T]): Refusal | null {
		const who = this.#idOf(actor);
		const before = this.meeting;
		const command: CommandOf<CommandType> = { type, payload };
		const bodies = decide(before, who, { type, payload }, this.moment);
		if (isRefusal(bodies)) return bodies;
		this.now += 1_000;
		if (isA('answer', command)) this.#putBy(command.payload);
		const events = placeEvents(before, who, bodies, this.now);
		this.events.push(...events);
		this.meeting = follow(before, events);
		this.witness?.({ before, actor: who, command, events });
		return null;
	}

	/** Takes in what Rondo itself did. */
	accept(events: readonly MeetingEvent[]): this {
		this.events.push(...events);
		this.meeting = follow(this.meeting, events);
		return this;
	}

	/** Gives a command that must be accepted. Throws the refusal's code otherwise. */
	give<T extends CommandType>(actor: string, type: T, payload: CommandPayloads[T]): this {
		const refusal = this.try(actor, type, payload);
		if (refusal !== null)
			throw new Error(`${type} was refused: ${refusal.refused} ${refusal.about?.join(' ') ?? ''}`);
		return this;
	}

	/** Tries a command and says what came of it: the code of the refusal, or that it was accepted. */
	says<T extends CommandType>(
		actor: string,
		type: T,
		payload: CommandPayloads[T]
	): RefusalCode | 'accepted' {
		return this.try(actor, type, payload)?.refused ?? 'accepted';
	}

	/** An id that nothing has. */
	fresh<Kind extends AnyId>(): Kind {
		return asId<Kind>(this.moment.newId());
	}

	/** Lets time go by without anybody acting. Seconds. */
	wait(seconds: number): this {
		this.now += seconds * 1_000;
		return this;
	}

	/** These people lose their connection now. */
	disconnect(...names: readonly string[]): this {
		for (const name of names) this.away = { ...this.away, [person(name)]: this.now };
		return this;
	}

	seat(name: string): Seat {
		const seat = this.meeting.seats[person(name)];
		if (seat === undefined) throw new Error(`nobody is called ${name}`);
		return seat;
	}

	/** The round that holds the floor. */
	get round(): Round {
		const round = roundUnderWay(this.meeting);
		if (round === undefined) throw new Error('no round is under way');
		return round;
	}

	/** The question that waits for an answer. */
	get question(): Question {
		const question = openQuestion(this.meeting.questions);
		if (question === undefined) throw new Error('no question is open');
		return question;
	}

	/** The oldest objection that is open on the item at hand. */
	get objection(): Objection {
		const item = this.meeting.current;
		const objection = item === null ? undefined : openObjections(this.meeting, item)[0];
		if (objection === undefined) throw new Error('no objection is open');
		return objection;
	}

	/** The last frozen version of the shed's proposal. */
	get version(): Version {
		const version = latestVersion(this.meeting, shed);
		if (version === undefined) throw new Error('nothing is frozen yet');
		return version;
	}

	get facilitator(): ParticipantId {
		return this.meeting.facilitation.facilitator;
	}

	/** The item and step at hand. */
	get at(): { readonly item: typeof shed; readonly step: string } {
		const item = this.meeting.current;
		const step = item === null ? null : (this.meeting.items[item]?.step ?? null);
		if (item === null || step === null) throw new Error('no step is at hand');
		return { item, step };
	}

	get draftHash(): string {
		const details = this.meeting.proposals[this.meeting.current ?? shed]?.details;
		return hashOf(details === undefined ? null : frozenContent(this.draft, details));
	}

	/** Changes the words of the draft. */
	write(text: string): this {
		this.draft = paragraph(text);
		return this;
	}

	/** Opens a round in the step at hand. */
	openRound(mode: Round['mode'] = 'turns'): this {
		return this.give(this.facilitator, 'openRound', { ...this.at, mode, seconds: 60 });
	}

	/** Everybody who has a turn takes it, in order, and the round is closed. */
	everybodySpeaks(): this {
		for (let left = 200; left > 0 && this.round.current !== null; left -= 1) {
			this.give(this.round.current, 'takeTurn', {
				round: this.round.id,
				who: this.round.current,
				as: 'spoken'
			});
		}
		return this.give(this.facilitator, 'closeRound', { round: this.round.id });
	}

	/** Leaves the step at hand for the next. */
	next(): this {
		return this.give(this.facilitator, 'nextStep', { item: this.at.item, from: this.at.step });
	}

	/** Asks a question that nobody minds. */
	settles(subject: CommandPayloads['ask']['subject']): this {
		this.give(this.facilitator, 'ask', { subject, text: '' });
		return this.give(this.facilitator, 'settle', { question: this.question.id });
	}

	/** Answers for oneself in the consent round at hand; sealed answers are put by until the reveal. */
	answers(name: string, kind: Answer['kind'], text = ''): this {
		const { id, version, mode, state } = this.round;
		const answer = { kind, text };
		this.give(name, 'answer', {
			round: id,
			version,
			who: this.#idOf(name),
			answer,
			readBack: false
		});
		if (mode === 'sealed' && state === 'open')
			this.sealed = { ...this.sealed, [this.#idOf(name)]: answer };
		return this;
	}

	/** Everybody who has not answered yet consents, in turn as far as it goes by turns, except those who are named. */
	everybodyConsents(except: readonly string[] = []): this {
		const left = except.map(person);
		const asked = (id: ParticipantId): boolean => {
			const { mode, state, current, turns } = this.round;
			const inTurn = mode !== 'turns' || state !== 'open' || current === id;
			return inTurn && ['waiting', 'current'].includes(turns[id]?.state ?? 'left');
		};
		for (let most = 200; most > 0; most -= 1) {
			const next = this.round.order.find((id) => !left.includes(id) && asked(id));
			if (next === undefined) break;
			this.answers(next, 'consent');
		}
		return this;
	}

	reveal(): this {
		return this.give(this.facilitator, 'reveal', { round: this.round.id });
	}

	/** Asks once more and announces. */
	adopt(): this {
		const { id, version } = this.round;
		if (version === null) throw new Error('no consent round is at hand');
		this.give(this.facilitator, 'askOnceMore', { round: id, version });
		return this.give(this.facilitator, 'announce', { round: id, version });
	}
}
