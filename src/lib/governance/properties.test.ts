import { comeToAnEnd } from '#testing/cooperation.ts';
import { outsiders } from '#testing/anything.ts';
import type { Anything } from '#testing/anything.ts';
import type { Table } from '#testing/table.ts';
import { allowedFor } from '#testing/fromOutside.ts';
import { Testimony, watch } from '#testing/witness.ts';
import type { Witness } from '#testing/witness.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Command, CommandOf, CommandType } from './commands.ts';
import { letsStand } from './consent/answer.ts';
import type { Decision } from './consent/proposal.ts';
import { replay } from './evolve.ts';
import { openObjections } from './meeting.ts';
import type { Meeting } from './meeting.ts';
import { consentRoll, consentRollHere, isHere, speakingRoll } from './people/seat.ts';
import { isOpenQuestion } from './question/question.ts';
import { commandTypes, ruleOf } from './rules.ts';
import type { Refusal } from './refusal.ts';
import { unfinishedTurns } from './round/round.ts';
import type { Round } from './round/round.ts';

const seed = Number(process.env.RONDO_SEED ?? 20_261_123);
const numRuns = Number(process.env.RONDO_RUNS ?? 300);

/** What has to hold; `expect` is too slow for what is looked at a million times. */
function must(holds: boolean, what: string): void {
	if (!holds) throw new Error(what);
}

const roundsOf = (meeting: Meeting): readonly Round[] => Object.values(meeting.rounds);
const decisionsOf = (meeting: Meeting): readonly Decision[] => Object.values(meeting.decisions);

/** What the rule says before the words are looked at. */
function mayGive<T extends CommandType>(
	table: Table,
	actor: Table['facilitator'],
	{ type, payload }: CommandOf<T>
): Refusal | null {
	return ruleOf(type).may(table.meeting, actor, payload, table.moment);
}

function missesNobody(): Witness {
	let closed = 0;
	return {
		after: ({ before, events }, { table: { meeting } }) => {
			for (const event of events) {
				if (event.type !== 'roundClosed') continue;
				closed += 1;
				const round = meeting.rounds[event.payload.round];
				const already = before.rounds[event.payload.round]?.turns ?? {};
				for (const who of speakingRoll(before, round?.item ?? null)) {
					const state = round?.turns[who]?.state;
					const named = event.payload.missed.includes(who) || already[who]?.state === 'missed';
					expect(state === 'spoken' || state === 'passed' || (state === 'missed' && named)).toBe(
						true
					);
					if (named) expect(round?.closedEarly).not.toBeNull();
				}
			}
		},
		saw: () => expect(closed).toBeGreaterThan(numRuns / 2)
	};
}

function needsConsent(): Witness {
	let adopted = 0;
	return {
		after: ({ before, events }, { answers }) => {
			for (const event of events) {
				if (event.type !== 'decisionAnnounced') continue;
				adopted += 1;
				const { decision } = event.payload;
				const round = before.rounds[decision.round];
				const given = answers.get(decision.round);
				expect(round).toMatchObject({ version: decision.version, askedOnceMore: true });
				expect(openObjections(before, decision.item)).toEqual([]);
				for (const who of consentRollHere(before, decision.item))
					expect(letsStand(given?.get(who) ?? round?.turns[who]?.answer)).toBe(true);
			}
		},
		saw: () => expect(adopted).toBeGreaterThan(numRuns / 10)
	};
}

function waitsForTheAbsent(): Witness {
	const seen = new Set<Decision['state']>();
	return {
		after: ({ events }, { table: { meeting } }) => {
			if (!events.some(({ type }) => /^(decision|answeredAfter)/.test(type))) return;
			for (const { item, roll, state } of decisionsOf(meeting)) {
				seen.add(state);
				const settings = meeting.items[item]?.settings;
				const standing = roll.filter(({ answer }) => letsStand(answer)).length;
				if (roll.some(({ answer }) => answer?.kind === 'objection')) expect(state).toBe('returned');
				if (state !== 'inForce') continue;
				const answered = roll.every(({ answer }) => answer !== null);
				expect(answered || settings?.absent === 'window').toBe(true);
				expect(standing / roll.length).toBeGreaterThanOrEqual(settings?.quorum ?? 0);
			}
		},
		// By chance alone an absent member hardly ever objects.
		atEnd: ({ table }) => {
			for (const { item, version, roll } of decisionsOf(table.meeting)) {
				const absent = roll.find(({ given }) => given === null);
				const answer = { kind: 'objection', text: 'Not this.' } as const;
				if (absent) table.try(absent.who, 'answerAfterwards', { item, version, answer });
			}
		},
		saw: () => expect([...seen].sort()).toEqual(['inForce', 'pending', 'returned'])
	};
}

function waitsForNobodyElse(): Witness {
	const outside = new Set<string>();
	return {
		after: ({ before, actor, events }, { table: { meeting } }) => {
			if (!isHere(before, actor))
				for (const { type } of events) {
					outside.add(type);
					must(allowedFor(before, actor).includes(type), `${actor} caused ${type} from outside`);
				}
			for (const round of roundsOf(meeting)) {
				if (round.state === 'closed') continue;
				const waiting = unfinishedTurns(round);
				must(
					waiting.every((who) => isHere(meeting, who)),
					`${round.id} waits for who is gone`
				);
				if (round.purpose !== 'consent') continue;
				const roll = consentRoll(meeting, round.item);
				must(
					waiting.every((who) => roll.includes(who)),
					`${round.id} asks who is off the roll`
				);
				must(!round.order.some((who) => outsiders.includes(who)), `${round.id} asks a guest`);
			}
			for (const { roll } of decisionsOf(meeting))
				must(!roll.some(({ who }) => outsiders.includes(who)), 'a guest decided');
		},
		saw: () => expect(outside.size).toBeGreaterThan(6)
	};
}

function keepsSecrets(): Witness {
	let secrets = 0;
	const look = (anything: Anything): void => {
		const { meeting, events } = anything.table;
		secrets += anything.secrets.size;
		const all = JSON.stringify([meeting, events]);
		expect([...anything.secrets].filter((secret) => all.includes(secret))).toEqual([]);
		for (const { mode, state, turns } of roundsOf(meeting))
			if (mode === 'sealed' && (state === 'open' || state === 'paused'))
				expect(Object.values(turns).filter(({ answer }) => answer !== null)).toEqual([]);
	};
	return {
		after: ({ events }, anything) => {
			if (events.some(({ type }) => type === 'answersRevealed' || type === 'roundPaused'))
				look(anything);
		},
		atEnd: look,
		saw: () => expect(secrets).toBeGreaterThan(numRuns / 10)
	};
}

function givesTurns(): Witness {
	return {
		after: (_, { table: { meeting } }) => {
			for (const { state, turns, mode, current } of roundsOf(meeting)) {
				if (state !== 'open') continue;
				const states = Object.values(turns).map((turn) => turn.state);
				const waits = states.includes('waiting') || states.includes('deferred');
				const speaking = states.filter((each) => each === 'current').length;
				must(speaking <= 1, 'two have the turn');
				must((current !== null) === (speaking === 1), 'nobody has the turn that is named');
				must(
					mode !== 'turns' || speaking === 1 || !waits,
					'somebody waits and nobody has the turn'
				);
			}
		}
	};
}

function oneThingAtATime(): Witness {
	return {
		after: (_, { table: { meeting } }) => {
			const open = Object.values(meeting.questions).filter(isOpenQuestion);
			must(open.length < 2, 'two questions are open');
			const held = roundsOf(meeting).filter(
				({ item, state }) => item === meeting.current && (state === 'open' || state === 'paused')
			);
			must(held.length < 2, 'two rounds have the floor');
		}
	};
}

function replays(): Witness {
	return {
		after: ({ before }, { table: { meeting } }) => {
			for (const { item, version, hash } of decisionsOf(before))
				must(
					meeting.decisions[item]?.version === version && meeting.decisions[item].hash === hash,
					'a decision was changed'
				);
		},
		atEnd: ({ table }) => expect(replay(table.events)).toEqual(table.meeting)
	};
}

function offersOnlyWhatItAllows(): Witness {
	const offers = new Set<string>();
	return {
		before: ({ table }, actor, offered: readonly Command[]) => {
			for (const command of offered) {
				offers.add(command.type);
				must(mayGive(table, actor, command) === null, `${actor} is offered ${command.type}`);
			}
		},
		saw: () => {
			const never = commandTypes.filter((type) => !offers.has(type));
			const elsewhere = ['cancelMeeting', 'planAnew', 'takeToMeeting'];
			expect([...never].sort()).toEqual([...elsewhere, 'comeAsGuest', 'ringDoor'].sort());
		}
	};
}

function comesToAnEnd(): Witness {
	return {
		atEnd: ({ table }) => {
			comeToAnEnd(table);
			expect(table.meeting.phase).toBe('ended');
		}
	};
}

function neverFalls(): Witness {
	return {
		fell: (error) => {
			throw error;
		}
	};
}

const properties: readonly (readonly [string, () => Witness])[] = [
	['whatever is asked, the rule book answers and never falls over', neverFalls],
	['[RN1] a round that is closed has missed nobody who is not named in it', missesNobody],
	[
		'[CD9] nothing is adopted without the consent of all who are here, to that version, over no objection',
		needsConsent
	],
	[
		'[CD11] nothing is in force that waits for somebody, as far as the circle’s setting says',
		waitsForTheAbsent
	],
	[
		'[RL1] guests, strangers and those who left cause nothing, and nobody waits for them',
		waitsForNobodyElse
	],
	['[RN6] no sealed word is anywhere in the meeting or its events before the reveal', keepsSecrets],
	['[RN2] one by one somebody has the turn as long as somebody waits, and only one', givesTurns],
	['[QC1] at most one question is open, and at most one round has the floor', oneThingAtATime],
	['[CD10] the events fold to the same meeting again, and a decision is never changed', replays],
	['[RL2] what is offered is never refused for who asks, when or on what', offersOnlyWhatItAllows],
	['[RN5] no state is a dead end: people who want to bring every meeting to its end', comesToAnEnd]
];

describe(`whatever people do (seed ${seed}, ${numRuns} meetings)`, () => {
	const testimonies = properties.map(
		([title, witness]) => [title, new Testimony(witness())] as const
	);

	beforeAll(() => {
		for (const drawn of fc.sample(fc.nat(), { seed, numRuns }))
			watch(
				drawn,
				testimonies.map(([, testimony]) => testimony)
			);
	}, 600_000);

	it.each(testimonies)('%s', (_, testimony) => testimony.speak());
});
