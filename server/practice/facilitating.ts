/** How a simulated facilitator leads: always the next thing that may be done, never more than one. */
import { stepOf } from '#governance/agenda/item.ts';
import type { Command, CommandType } from '#governance/commands.ts';
import { doing, type Move, type Scene } from './scene.ts';

/** What a facilitator looks for, in this order, and how long they take, in milliseconds. */
const agenda: readonly (readonly [CommandType, number])[] = [
	['answerWish', 2_000],
	['letIn', 1_500],
	['startMeeting', 2_000],
	['settle', 1_200],
	['reveal', 1_200],
	['announce', 2_200],
	['askOnceMore', 2_600],
	['finishTest', 2_200],
	['closeRound', 700],
	['openConsentRound', 1_800],
	['nextStep', 1_400],
	['finishItem', 3_000],
	['ask', 1_400],
	['openRound', 1_400],
	['startItem', 1_800],
	['endMeeting', 2_500]
];

/** The next thing a simulated facilitator does, if one facilitates. */
export function facilitating(scene: Scene): Move | undefined {
	const who = scene.meeting.facilitation.facilitator;
	if (!scene.isSimulated(who) || waitsForSomebody(scene)) return undefined;
	const choices = scene.choices(who).filter((choice) => isMeant(scene, choice));
	for (const [type, after] of agenda) {
		const command = choices.find((choice) => choice.type === type);
		if (command !== undefined) return doing(who, after, command);
	}
	return undefined;
}

/** The meeting begins when everybody sits; a question is settled when some have shown their hand. */
function waitsForSomebody({ meeting }: Scene): boolean {
	return (
		meeting.phase === 'lobby' &&
		Object.values(meeting.seats).some((seat) => seat.presence === 'expected')
	);
}

/** Leaves out what may be done but is not meant: rounds beside an objection, questions nobody needs. */
function isMeant({ meeting }: Scene, command: Command): boolean {
	const step = meeting.current === null ? undefined : stepOf(meeting.items[meeting.current]);
	switch (command.type) {
		case 'openRound':
			return step?.kind === 'speak';
		case 'ask':
			return command.payload.subject.about === 'agenda' || command.payload.subject.about === 'ours';
		case 'answerWish':
			return command.payload.given;
		default:
			return true;
	}
}
