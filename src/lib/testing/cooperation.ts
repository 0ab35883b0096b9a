/**
 * People who want to come to an end: whatever state a meeting is in, each does the next sensible thing.
 * Shows that no state is a dead end. They use commands only, like everybody.
 */
import { offersOf } from '#governance/actions.ts';
import { stepOf } from '#governance/agenda/item.ts';
import type { CommandPayloads, CommandType } from '#governance/commands.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import { latestVersion, openObjections, roundUnderWay } from '#governance/meeting.ts';
import { consentRollHere, isHere } from '#governance/people/seat.ts';
import { openQuestion } from '#governance/question/question.ts';
import type { Subject } from '#governance/question/question.ts';
import { unfinishedTurns } from '#governance/round/round.ts';
import type { Round } from '#governance/round/round.ts';
import type { Table } from './table.ts';

/** Gives the command if it is accepted; whether it was. */
function tried<T extends CommandType>(
	table: Table,
	actor: string,
	type: T,
	payload: CommandPayloads[T]
): boolean {
	return table.try(actor, type, payload) === null;
}

/** Everybody with a seat sits down, and the facilitator has a connection. */
function gather(table: Table): boolean {
	table.away = {};
	const { facilitator } = table.meeting.facilitation;
	if (isHere(table.meeting, facilitator)) return false;
	return (
		tried(table, facilitator, 'comeBack', {}) ||
		tried(table, facilitator, 'takeSeat', { member: true }) ||
		tried(table, facilitator, 'reopenSeat', { seat: facilitator })
	);
}

function answerFor(table: Table, round: Round, who: ParticipantId): boolean {
	const actor = actorFor(table, who);
	const kind = round.purpose === 'consent' ? 'consent' : 'words';
	const answer = { kind, text: 'I see' } as const;
	const { id, version } = round;
	return tried(table, actor, 'answer', { round: id, version, who, answer, readBack: true });
}

/** Who can act for somebody: themselves; for a person without a device a helper is found first. */
function actorFor(table: Table, who: ParticipantId): ParticipantId {
	const seat = table.meeting.seats[who];
	if (seat === undefined || !seat.withoutDevice || seat.deviceTaken) return who;
	const powers = [table.facilitator, table.meeting.circle.leader];
	const able = table.meeting.seatOrder.filter(
		(id) => id !== who && isHere(table.meeting, id) && !table.meeting.seats[id]?.withoutDevice
	);
	const helper = able.find((id) => !powers.includes(id)) ?? able[0];
	if (helper === undefined) return who;
	table.try(table.facilitator, 'seatWithoutDevice', { seat: who, helper });
	return helper;
}

function speakOn(table: Table, round: Round): boolean {
	const { id, current } = round;
	const by = table.facilitator;
	if (current !== null && tried(table, by, 'takeTurn', { round: id, who: current, as: 'spoken' }))
		return true;
	return (
		tried(table, by, 'closeRound', { round: id }) ||
		tried(table, by, 'closeEarly', { round: id, reason: 'time' }) ||
		tried(table, by, 'reveal', { round: id })
	);
}

/** Objections are withdrawn by who holds them, or by who takes them up. */
function endObjections(table: Table, item: Round['item']): boolean {
	const [objection] = openObjections(table.meeting, item);
	if (objection === undefined) return false;
	const { id, holder } = objection;
	const actor = isHere(table.meeting, holder) ? actorFor(table, holder) : null;
	if (actor !== null) return tried(table, actor, 'withdrawObjection', { objection: id, words: '' });
	return consentRollHere(table.meeting, null).some((who) =>
		tried(table, who, 'takeUpObjection', { objection: id })
	);
}

function consentOn(table: Table, round: Round): boolean {
	const { id, item, version } = round;
	for (const who of unfinishedTurns(round)) {
		const actor = actorFor(table, who);
		if (tried(table, actor, 'hearText', { round: id, who, readBack: true })) return true;
		if (answerFor(table, round, who)) return true;
	}
	if (tried(table, table.facilitator, 'reveal', { round: id })) return true;
	if (endObjections(table, item)) return true;
	for (const who of round.order)
		if (round.turns[who]?.answer?.kind === 'notYet' && answerFor(table, round, who)) return true;
	if (version === null) return false;
	return (
		tried(table, table.facilitator, 'announce', { round: id, version }) ||
		tried(table, table.facilitator, 'askOnceMore', { round: id, version })
	);
}

function settle(table: Table, subject: Subject): boolean {
	if (!tried(table, table.facilitator, 'ask', { subject, text: '' })) return false;
	return tried(table, table.facilitator, 'settle', { question: table.question.id });
}

/** The next thing in a step that has no round: what it asks for, a round, or the next step. */
function stepOn(table: Table, item: ItemId): boolean {
	const by = table.facilitator;
	const held = table.meeting.items[item];
	const from = held?.step ?? '';
	const { draftHash } = table;
	const version = latestVersion(table.meeting, item)?.id;
	if (tried(table, by, 'finishItem', { item }) || tried(table, by, 'nextStep', { item, from }))
		return true;
	if (settle(table, held?.kind === 'agenda' ? { about: 'agenda' } : { about: 'ours', item }))
		return true;
	if (tried(table, by, 'present', { item, draftHash }) || tried(table, by, 'yieldAmend', { item }))
		return true;
	if (endObjections(table, item)) return true;
	if (version !== undefined && settle(table, { about: 'amendment', item, version })) return true;
	if (tried(table, by, 'openConsentRound', { item, draftHash, answers: 'together' })) return true;
	const speaks = stepOf(held)?.kind === 'speak';
	if (speaks && tried(table, by, 'openRound', { item, step: from, mode: 'turns', seconds: 60 }))
		return true;
	// Nobody here may consent, a review date is missing, or the draft was changed: the item waits for another day.
	return settle(table, { about: 'park', item });
}

/** One sensible thing. Whether anything could be done. */
export function advance(table: Table): boolean {
	if (gather(table)) return true;
	const { meeting } = table;
	const by = table.facilitator;
	if (meeting.phase === 'lobby') return tried(table, by, 'startMeeting', {});
	const [wish] = meeting.wishes;
	if (wish !== undefined) return tried(table, by, 'answerWish', { wish: wish.id, given: false });
	const question = openQuestion(meeting.questions);
	const round = roundUnderWay(meeting);
	if (question !== undefined && tried(table, by, 'drop', { question: question.id })) return true;
	if (round?.state === 'paused') return tried(table, by, 'resumeRound', { round: round.id });
	if (round?.purpose === 'speak') return speakOn(table, round);
	if (round !== undefined && consentOn(table, round)) return true;
	if (meeting.current !== null) return stepOn(table, meeting.current);
	const [next] = offersOf('startItem', meeting, by, table.moment).filter(
		({ payload }) => meeting.items[payload.item]?.state === 'waiting'
	);
	if (next !== undefined) return tried(table, by, 'startItem', next.payload);
	return settle(table, { about: 'agenda' }) || tried(table, by, 'endMeeting', {});
}

/** Goes on until the meeting has ended. Throws when there is no way on. */
export function comeToAnEnd(table: Table, most = 600): Table {
	for (let left = most; left > 0; left -= 1) {
		if (table.meeting.phase === 'ended') return table;
		if (!advance(table)) throw new Error('there is no way on');
	}
	throw new Error('there is no end to it');
}
