/** CD7, RN4: answering a consent or sealed round, and hearing the text first. */
import { endsBy } from '../between/rules.ts';
import type { EventBody } from '../events.ts';
import type { ObjectionId, ParticipantId } from '../ids.ts';
import { latestVersion, openObjections, roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isHere, mayConsent, seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { actsAs, fresh, mayActFor, roundIs, underWay } from '../rule.ts';
import type { Moment, Rules } from '../rule.ts';
import type { Round } from '../round/round.ts';
import type { ProcessSettings } from '../settings.ts';
import type { Answer, AnswerKind } from './answer.ts';
import type { ConsentCommands } from './commands.ts';
import { settingsOf } from './settingsOf.ts';

function kindsAllowed(round: Round, settings: ProcessSettings): readonly AnswerKind[] {
	if (round.purpose === 'speak') return ['words'];
	return settings.concerns
		? ['consent', 'concern', 'objection', 'notYet']
		: ['consent', 'objection', 'notYet'];
}

/** CD7: a concern and a "not yet" say what they are about; an objection may be wordless, and who writes nothing passes (RN3). */
function saysEnough({ kind, text }: Answer): Refusal | null {
	return unless((kind !== 'concern' && kind !== 'notYet') || text.trim() !== '', 'empty');
}

/** OB3: only an objection touches aims, and only those of the circle. */
function touchesAims(meeting: Meeting, { kind, aims = [] }: Answer): Refusal | null {
	const known = aims.every((id) => meeting.circle.aims.some((aim) => aim.id === id));
	return firstOf(
		() => unless(kind === 'objection' || aims.length === 0, 'wrongAnswer'),
		() => unless(known, 'notFound')
	);
}

/** The person has a turn in the round, and in a consent round a right to consent on this item (RL1, CD13). */
function isAsked(meeting: Meeting, round: Round | undefined, who: ParticipantId): Refusal | null {
	if (round === undefined) return { refused: 'notFound' };
	const turn = round.turns[who];
	const guest = round.purpose === 'consent' && seatOf(meeting, who)?.kind === 'guest';
	const entitled = round.purpose === 'speak' || mayConsent(meeting, round.item, who);
	return firstOf(
		() => unless(!guest, 'guestsDoNotConsent'),
		() => unless(turn !== undefined && turn.state !== 'left' && entitled, 'notOnRoll')
	);
}

/** In turn, the first answer waits for its turn; one already given may be changed at any time. */
function isTheirTurn(round: Round | undefined, who: ParticipantId): Refusal | null {
	const inTurn = round?.mode === 'turns' && round.state === 'open';
	const answered = round?.turns[who]?.state === 'spoken';
	return unless(!inTurn || answered || round.current === who, 'notYourTurn');
}

/** CD6: a new version voids the answers to the one before, and nobody changes what is void. */
function isLatest(meeting: Meeting, round: Round | undefined): boolean {
	if (round?.purpose !== 'consent') return true;
	return latestVersion(meeting, round.item)?.id === round.version;
}

/** CD7: answers may be given while the round is open, and changed until the announcement. */
function mayAnswer(
	meeting: Meeting,
	actor: ParticipantId,
	command: ConsentCommands['answer']
): Refusal | null {
	const round = meeting.rounds[command.round];
	const states =
		round?.purpose === 'consent' ? (['open', 'revealed'] as const) : (['open'] as const);
	return firstOf(
		() => underWay(meeting),
		() => roundIs(meeting, command.round, ...states),
		() => unless(round?.purpose === 'consent' || round?.mode === 'sealed', 'wrongMode'),
		() => isAsked(meeting, round, command.who),
		() => mayActFor(meeting, actor, command.who, command.readBack),
		() => unless(round?.turns[command.who]?.state !== 'hearing', 'hearFirst'),
		() => unless(round?.version === command.version && isLatest(meeting, round), 'staleVersion'),
		() => isTheirTurn(round, command.who),
		() => (round?.mode === 'sealed' ? helperIsFree(meeting, actor, command.who) : null)
	);
}

/** RL3: in sealed rounds the helper is neither facilitator nor leader where the circle has anybody else. */
function helperIsFree(meeting: Meeting, actor: ParticipantId, who: ParticipantId): Refusal | null {
	if (actor === who) return null;
	const powers = [meeting.facilitation.facilitator, meeting.circle.leader];
	const others = meeting.seatOrder.some(
		(id) =>
			id !== who &&
			isHere(meeting, id) &&
			!powers.includes(id) &&
			seatOf(meeting, id)?.withoutDevice === false
	);
	return unless(!powers.includes(actor) || !others, 'helperConflict');
}

const hasOpenObjection = (meeting: Meeting, round: Round, who: ParticipantId): boolean =>
	openObjections(meeting, round.item).some(
		(held) => held.round === round.id && held.raiser === who
	);

/** CD7: one tap raises an objection; its words are found with the circle (OB3). */
export function raise(
	meeting: Meeting,
	round: Round,
	who: ParticipantId,
	{ kind, text, aims = [] }: Answer,
	moment: Moment
): readonly EventBody[] {
	const { id, item, version } = round;
	const raises = kind === 'objection' && !hasOpenObjection(meeting, round, who);
	if (!raises || item === null || version === null) return [];
	const objection = fresh<ObjectionId>(moment);
	const payload = { objection, item, round: id, version, raiser: who, argument: text, aims };
	return [{ type: 'objectionRaised', payload }];
}

function given(
	meeting: Meeting,
	round: Round,
	command: ConsentCommands['answer'],
	via: ParticipantId | null,
	moment: Moment
): readonly EventBody[] | Refusal {
	const { who, answer } = command;
	if (round.mode === 'sealed' && round.state === 'open') {
		// RN6: a changed answer leaves no trace; only that somebody is in is an event.
		const isIn = round.turns[who]?.state === 'spoken' && round.turns[who].via === via;
		return isIn ? [] : [{ type: 'answerIn', payload: { round: round.id, who, via } }];
	}
	// OB6: an objection ends by its own commands, never by overwriting the answer.
	if (answer.kind !== 'objection' && hasOpenObjection(meeting, round, who))
		return { refused: 'useWithdraw' };
	return [
		{ type: 'answerGiven', payload: { round: round.id, who, answer, via } },
		...raise(meeting, round, who, answer, moment),
		...endsBy(meeting, round, [answer])
	];
}

export const answerRules: Rules<'answer' | 'hearText'> = {
	answer: {
		may: mayAnswer,
		then: (meeting, actor, command, moment) => {
			const round = meeting.rounds[command.round];
			if (round === undefined) return { refused: 'notFound' };
			const allowed = kindsAllowed(round, settingsOf(meeting, round.item));
			const via = actor === command.who ? null : actor;
			return (
				unless(allowed.includes(command.answer.kind), 'wrongAnswer') ??
				saysEnough(command.answer) ??
				touchesAims(meeting, command.answer) ??
				given(meeting, round, command, via, moment)
			);
		},
		offers: (meeting, actor) => {
			const round = roundUnderWay(meeting);
			if (round === undefined) return [];
			const { id, version, purpose } = round;
			const kind = purpose === 'consent' ? 'consent' : 'words';
			return round.order
				.filter((who) => actsAs(meeting, actor, who))
				.map((who) => ({ round: id, version, who, answer: { kind, text: '' }, readBack: true }));
		}
	},
	hearText: {
		may: (meeting, actor, { round, who, readBack }) =>
			firstOf(
				() => underWay(meeting),
				() => roundIs(meeting, round, 'open', 'revealed'),
				() => unless(meeting.rounds[round]?.turns[who]?.state === 'hearing', 'stale'),
				() => mayActFor(meeting, actor, who, readBack)
			),
		then: (_, __, { round, who }) => [{ type: 'textHeard', payload: { round, who } }],
		offers: (meeting, actor) => {
			const round = roundUnderWay(meeting);
			if (round === undefined) return [];
			return round.order
				.filter((who) => actsAs(meeting, actor, who))
				.map((who) => ({ round: round.id, who, readBack: true }));
		}
	}
};
