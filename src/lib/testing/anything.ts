/** Anything people may do, sensible or not: commands drawn from what is offered, from what was offered to others or earlier, and made up. */
import { availableActions } from '#governance/actions.ts';
import type { Command, CommandPayloads } from '#governance/commands.ts';
import type { Answer, AnswerKind } from '#governance/consent/answer.ts';
import type { ParticipantId, RoundId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { advance } from './cooperation.ts';
import type { Dice } from './dice.ts';
import { person } from './plans.ts';
import { isA } from './table.ts';
import type { Accepted, Table } from './table.ts';

/** Words that nobody else writes, so that a test can look for them. */
let counted = 0;
export const canary = (): string => `canary-${(counted += 1)}-`;

const answerKinds: readonly AnswerKind[] = ['consent', 'consent', 'concern', 'objection', 'notYet'];

/** People who have no seat here. */
export const outsiders = ['ada', 'bo', 'listener'].map(person);

function anAnswer(dice: Dice, { kind }: Answer): Answer {
	return { kind: kind === 'words' ? kind : dice.pick(answerKinds), text: canary() };
}

const idKeys: readonly string[] = [
	...['item', 'round', 'seat', 'who', 'to', 'of', 'objection', 'with', 'question', 'version'],
	...['note', 'action', 'wish', 'from', 'before', 'helper', 'owner']
];

/** A payload as somebody could send it: words written in, the draft as it is, sometimes somebody else's id. */
function written(table: Table, dice: Dice, payload: object): object {
	const ids = [...table.meeting.seatOrder, ...Object.keys(table.meeting.items), 'bogus'];
	const entries = Object.entries(payload).map(([key, value]: [string, unknown]) => {
		if (key === 'draftHash') return [key, dice.chance(0.95) ? table.draftHash : 'old'];
		if (key === 'answer' && typeof value === 'object' && value !== null && 'kind' in value)
			return [
				key,
				anAnswer(dice, { kind: value.kind === 'words' ? 'words' : 'consent', text: '' })
			];
		if (key === 'readBack') return [key, dice.chance(0.9)];
		if (key === 'until' && value === null) return [key, '2027-09-01'];
		if (value === '') return [key, dice.chance(0.95) ? canary() : ' '];
		if (typeof value === 'string' && idKeys.includes(key) && dice.chance(0.02))
			return [key, dice.pick(ids)];
		if (key === 'item' && typeof value === 'object' && value !== null)
			return [key, { ...value, title: canary() }];
		return [key, value];
	});
	return Object.fromEntries(entries);
}

/** What nobody is offered, because it starts with words or with a person. */
function madeUp(table: Table, dice: Dice): Command {
	const someone = dice.pick([...table.meeting.seatOrder, ...outsiders]);
	const item = dice.pick(table.meeting.itemOrder);
	const made: readonly Command[] = [
		{ type: 'comeAsGuest', payload: { name: 'Ada' } },
		{ type: 'ringDoor', payload: { seat: dice.chance(0.5) ? null : someone, name: 'Ada' } },
		{ type: 'takeSeat', payload: { member: dice.chance(0.5) } },
		{
			type: 'seatWithoutDevice',
			payload: { seat: someone, helper: dice.pick(table.meeting.seatOrder) }
		},
		{ type: 'nameDeputies', payload: { deputies: [someone] } },
		{ type: 'handOver', payload: { to: someone, item: dice.chance(0.5) ? null : item } },
		{ type: 'ask', payload: { subject: { about: 'facilitator', who: someone }, text: '' } },
		{
			type: 'ask',
			payload: { subject: { about: 'handOver', item, circle: 'General' }, text: '' }
		},
		{ type: 'stepOff', payload: { item, reason: 'mine' } },
		{ type: 'markLeft', payload: { seat: someone, reason: 'gone' } },
		{ type: 'reopenSeat', payload: { seat: someone } },
		{ type: 'leave', payload: {} },
		{ type: 'comeBack', payload: {} },
		{ type: 'undo', payload: { step: 'openRound' } }
	];
	return dice.pick(made);
}

const enders: readonly Command['type'][] = [
	...(['leave', 'endMeeting', 'withdrawProposal', 'putOff', 'stepOff', 'reopenSeat'] as const),
	...(['withdrawObjection', 'turnIntoConcern', 'finishItem', 'handOver', 'wish'] as const)
];

/** A table where anything may happen, and somebody remembers what was really answered. */
export class Anything {
	readonly table: Table;
	readonly #dice: Dice;
	/** How often somebody does the next sensible thing instead of anything. */
	readonly #helpful: number;
	readonly #seen: Command[] = [];
	/** The last answer that each person really gave in a round, by whoever may. */
	readonly answers = new Map<RoundId, Map<ParticipantId, Answer>>();
	/** Sealed words that nobody may read yet, or ever: they were changed before the reveal. */
	readonly secrets = new Set<string>();

	constructor(table: Table, dice: Dice, look: (accepted: Accepted) => void) {
		this.table = table;
		this.#dice = dice;
		this.#helpful = dice.pick([0, 0.05, 0.2, 0.4]);
		table.witness = (accepted) => {
			this.#remember(accepted);
			look(accepted);
		};
	}

	#actor(): ParticipantId {
		const { table } = this;
		if (this.#dice.chance(0.3)) return table.facilitator;
		if (this.#dice.chance(0.05)) return this.#dice.pick(outsiders);
		return this.#dice.pick(table.meeting.seatOrder);
	}

	#surroundings(): void {
		const { table } = this;
		if (this.#dice.chance(0.05)) table.wait(this.#dice.below(100));
		const { seatOrder } = table.meeting;
		if (this.#dice.chance(0.03))
			table.disconnect(this.#dice.pick([...seatOrder, table.facilitator, table.facilitator]));
		if (this.#dice.chance(0.05)) table.away = {};
		if (this.#dice.chance(0.04)) table.write(`Version ${this.#dice.below(3)}`);
	}

	/** Somebody does something; what they could have been offered is told to `look`. */
	next(look: (actor: ParticipantId, offered: readonly Command[]) => void): void {
		this.#surroundings();
		const { table } = this;
		if (this.#dice.chance(this.#helpful)) {
			advance(table);
			return;
		}
		const actor = this.#actor();
		const offered = availableActions(table.meeting, actor, table.moment);
		look(actor, offered);
		this.#seen.push(...offered.slice(0, 40));
		const { type, payload } = this.#draw(offered);
		// What is written into an offer keeps its form; only the type system cannot know.
		table.try(actor, type, written(table, this.#dice, payload) as never);
	}

	/** Each kind of command is as likely as another; mostly one that is offered, sometimes an old or a foreign one. */
	#draw(offered: readonly Command[]): Command {
		const from = this.#dice.below(10);
		const pool = from < 7 ? offered : from < 9 ? this.#seen : [];
		if (pool.length === 0) return madeUp(this.table, this.#dice);
		const types = [...new Set(pool.map((command) => command.type))];
		const first = this.#dice.pick(types);
		// What ends things is as rare as in life, or nothing would go far.
		const type = enders.includes(first) && this.#dice.chance(0.85) ? this.#dice.pick(types) : first;
		return this.#dice.pick(pool.filter((command) => command.type === type));
	}

	#remember({ before, command, events }: Accepted): void {
		if (isA('answer', command)) this.#keep(before, command.payload);
		for (const event of events) {
			if (event.type !== 'answersRevealed') continue;
			for (const { text } of Object.values(event.payload.answers)) this.secrets.delete(text);
		}
	}

	#keep(meeting: Meeting, { round: id, who, answer }: CommandPayloads['answer']): void {
		const given = this.answers.get(id) ?? new Map<ParticipantId, Answer>();
		this.answers.set(id, given.set(who, answer));
		const round = meeting.rounds[id];
		const secret = round?.mode === 'sealed' && round.state === 'open';
		if (secret && answer.text.startsWith('canary')) this.secrets.add(answer.text);
	}
}
