/** From the lobby to the end: what the facilitator says and does next. Pure. */
import { isHere, seatsInOrder } from '#governance/people/seat.ts';
import { stepOf } from '#governance/agenda/item.ts';
import { roundsBehind } from '#governance/agenda/stepCommands.ts';
import { itemAt, roundUnderWay, type Wish } from '#governance/meeting.ts';
import { openQuestion } from '#governance/question/question.ts';
import { consentActs } from './consentActs.ts';
import { roundActs } from './roundActs.ts';
import { actOf, sayNow, type Act, type SayNow, type Standpoint } from './sayNow.ts';
import { stepActs } from './stepActs.ts';

/**
 * What the facilitator says and does now, or `null` for everybody else and after the end.
 * Whatever is offered as the ink button is accepted by the rule book, or says why it is locked.
 */
export function nextActs(at: Standpoint): SayNow | null {
	const { meeting, me } = at;
	if (meeting.facilitation.facilitator !== me || !isHere(meeting, me)) return null;
	switch (meeting.phase) {
		case 'lobby':
			return inLobby(at);
		case 'open': {
			const now = interrupted(at) ?? inItem(at) ?? betweenItems(at);
			return { ...now, quiet: [...now.quiet, ...undo(at)] };
		}
		case 'ended':
			return null;
	}
}

function inLobby(at: Standpoint): SayNow {
	const missing = seatsInOrder(at.meeting)
		.filter((seat) => seat.presence === 'expected')
		.map((seat) => seat.id);
	return sayNow({ say: 'lobby', missing }, actOf(at, { type: 'startMeeting', payload: {} }));
}

/** RN10: the last step, as long as nobody else has acted. */
function undo(at: Standpoint): readonly Act[] {
	const step = at.meeting.undoable?.step;
	if (step === undefined) return [];
	const act = actOf(at, { type: 'undo', payload: { step } });
	return act.refusal === null ? [act] : [];
}

/** RN11, QC1: a wish, silence or a question comes before the next step. */
function interrupted(at: Standpoint): SayNow | null {
	const { meeting } = at;
	const [wish] = meeting.wishes;
	if (wish !== undefined) return wished(at, wish);
	if (meeting.quietSince !== null)
		return sayNow({ say: 'quiet' }, actOf(at, { type: 'endQuiet', payload: {} }));
	return questioned(at);
}

/** Silence and a pause begin with the yes; a round, or going back, is the yes itself, where the floor is free. */
function wished(at: Standpoint, wish: Wish): SayNow {
	const answer = (given: boolean) =>
		actOf(at, { type: 'answerWish', payload: { wish: wish.id, given } });
	const [first, ...others] = fulfilling(at, wish).filter(({ refusal }) => refusal === null);
	return sayNow({ say: 'wish', wish }, first ?? answer(true), {
		secondary: [...others, answer(false)]
	});
}

/** What is a yes by itself; the steps that lie nearest come first. */
function fulfilling(at: Standpoint, { kind }: Wish): readonly Act[] {
	const item = itemAt(at.meeting, at.meeting.current);
	const step = stepOf(item);
	if (item === undefined || step === undefined) return [];
	if (kind === 'back')
		return roundsBehind(item)
			.toReversed()
			.map(({ id: to }) =>
				actOf(at, { type: 'goBack', payload: { item: item.id, from: step.id, to } })
			);
	if (kind !== 'round') return [];
	const { id, mode, seconds } = step;
	return [actOf(at, { type: 'openRound', payload: { item: item.id, step: id, mode, seconds } })];
}

function questioned(at: Standpoint): SayNow | null {
	const question = openQuestion(at.meeting.questions);
	if (question === undefined) return null;
	const held = roundUnderWay(at.meeting);
	if (held !== undefined && held.id === question.round) return roundActs(at, held);
	const payload = { question: question.id };
	const settle = actOf(at, { type: 'settle', payload });
	const round = actOf(at, { type: 'wantRound', payload });
	const drop = actOf(at, { type: 'drop', payload });
	const secondary = question.round === null ? [round, drop] : [drop];
	const who = question.roll.filter((id) => question.objecting[id] !== undefined);
	return sayNow(
		who.length > 0 ? { say: 'objecting', question, who } : { say: 'question', question },
		settle,
		{ secondary }
	);
}

function inItem(at: Standpoint): SayNow | null {
	const { meeting } = at;
	const item = meeting.current === null ? undefined : meeting.items[meeting.current];
	if (item === undefined) return null;
	const round = roundUnderWay(meeting);
	if (round?.purpose === 'speak') return roundActs(at, round);
	if (round !== undefined) return consentActs(at, round, item);
	return stepActs(at, item);
}

/** Between two items: the next that waits, or the end. */
function betweenItems(at: Standpoint): SayNow {
	const { meeting } = at;
	const next = meeting.itemOrder.find((id) => meeting.items[id]?.state === 'waiting');
	const end = { type: 'endMeeting', payload: {} } as const;
	if (next === undefined) return sayNow({ say: 'end' }, actOf(at, end));
	const start = actOf(at, { type: 'startItem', payload: { item: next } });
	// Nothing undoes the end (RN10): while something is left it is asked for twice.
	return sayNow({ say: 'startItem', item: next }, start, {
		quiet: [actOf(at, end, { needs: 'yes' })]
	});
}
