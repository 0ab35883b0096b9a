/** A speaking round under way: who comes next, and when it is over (RN1, RN3, RN7). */
import { stepAfter } from '#governance/agenda/item.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { itemAt } from '#governance/meeting.ts';
import { handQueue, nextTurn, unfinishedTurns } from '#governance/round/round.ts';
import type { Round } from '#governance/round/round.ts';
import { actOf, sayNow, type Act, type Ahead, type SayNow, type Standpoint } from './sayNow.ts';

/** How many seconds one tap adds to a turn. */
const moreSeconds = 30;

/** What the facilitator says and does while a speaking round holds the floor. */
export function roundActs(at: Standpoint, round: Round): SayNow {
	const quiet = [closeEarly(at, round)];
	if (round.state === 'paused') {
		const resume = actOf(at, { type: 'resumeRound', payload: { round: round.id } });
		return sayNow({ say: 'paused' }, resume, { quiet });
	}
	if (round.mode === 'sealed') return sealedActs(at, round, quiet);
	if (unfinishedTurns(round).length === 0) return sayNow({ say: 'thanks' }, close(at, round));
	const rest = { quiet, ahead: aheadOf(at, round) };
	return round.mode === 'turns' ? inTurn(at, round, rest) : openRound(at, round, rest);
}

type Rest = { readonly quiet: readonly Act[]; readonly ahead: Ahead | null };

function inTurn(at: Standpoint, round: Round, rest: Rest): SayNow {
	const who = round.current;
	if (who === null) return sayNow({ say: 'thanks' }, close(at, round), rest);
	const next = nextTurn(round);
	const later = next === null ? [] : [taken(at, round, who, 'deferred', who)];
	return sayNow(asked(at, round, who, next), taken(at, round, who, 'spoken', next), {
		...rest,
		secondary: [extend(at, round), ...later],
		quiet: [...otherWay(at, round), ...rest.quiet]
	});
}

/** RN2: worth a button as long as it changes who comes next. */
function otherWay(at: Standpoint, { id, order, turns, direction }: Round): readonly Act[] {
	if (order.filter((who) => turns[who]?.state === 'waiting').length < 2) return [];
	const payload = { round: id, direction: direction === 1 ? -1 : 1 } as const;
	return [actOf(at, { type: 'changeDirection', payload })];
}

/** RN7: open rounds go by hands; who has spoken least comes first. */
function openRound(at: Standpoint, round: Round, rest: Rest): SayNow {
	const [next] = handQueue(round);
	const now = round.current;
	const give = (who: ParticipantId) =>
		actOf(at, { type: 'giveWord', payload: { round: round.id, who } }, { who });
	if (next !== undefined) {
		const secondary = now === null ? [] : [extend(at, round)];
		return sayNow(asked(at, round, now, next), give(next), { ...rest, secondary });
	}
	if (now !== null) {
		const secondary = [extend(at, round)];
		const spoken = taken(at, round, now, 'spoken', null);
		return sayNow(asked(at, round, now, null), spoken, { ...rest, secondary });
	}
	const silent = unfinishedTurns(round);
	const [first, ...others] = silent;
	return sayNow({ say: 'invite', who: silent }, first === undefined ? null : give(first), {
		...rest,
		secondary: others.slice(0, 2).map(give)
	});
}

/** RN6: everybody writes; nobody reads before all are in. */
function sealedActs(at: Standpoint, round: Round, quiet: readonly Act[]): SayNow {
	if (round.state === 'revealed') return sayNow({ say: 'thanks' }, close(at, round));
	const waiting = unfinishedTurns(round);
	const reveal = actOf(at, { type: 'reveal', payload: { round: round.id } });
	return sayNow(waiting.length > 0 ? { say: 'missing', who: waiting } : { say: 'reveal' }, reveal, {
		secondary: [extend(at, round)],
		quiet: waiting.length > 0 ? quiet : []
	});
}

function asked(
	at: Standpoint,
	round: Round,
	now: ParticipantId | null,
	next: ParticipantId | null
): SayNow['prompt'] {
	const named = spokenOf(at, round);
	const who = round.prompt !== 'react' || stillListens(round, named, next) ? named : null;
	return { say: 'step', prompt: round.prompt, who, now, next };
}

/** CD4: the author listens until their own turn, and is then no longer named as the one who listens. */
function stillListens(
	{ turns }: Round,
	author: ParticipantId | null,
	next: ParticipantId | null
): boolean {
	return author !== null && author !== next && turns[author]?.state === 'waiting';
}

/** Whom the sentence names: the author of the proposal, or the owner of the item. */
export function spokenOf({ meeting }: Standpoint, { item }: Pick<Round, 'item'>) {
	if (item === null) return null;
	return meeting.proposals[item]?.author ?? meeting.items[item]?.owner ?? null;
}

function taken(
	at: Standpoint,
	round: Round,
	turn: ParticipantId,
	as: 'spoken' | 'deferred',
	who: ParticipantId | null
): Act {
	return actOf(at, { type: 'takeTurn', payload: { round: round.id, who: turn, as } }, { who });
}

function close(at: Standpoint, round: Round): Act {
	return actOf(at, { type: 'closeRound', payload: { round: round.id } });
}

function closeEarly(at: Standpoint, round: Round): Act {
	const payload = { round: round.id, reason: '' };
	return actOf(at, { type: 'closeEarly', payload }, { needs: 'reason' });
}

function extend(at: Standpoint, round: Round): Act {
	const payload = { round: round.id, seconds: moreSeconds };
	return actOf(at, { type: 'extendTurn', payload });
}

/** The step that opens when the round is over. A round about something else opens nothing. */
function aheadOf({ meeting }: Standpoint, round: Round): Ahead | null {
	const item = itemAt(meeting, round.item);
	if (item?.step !== round.step) return null;
	return { step: stepAfter(item)?.id ?? null, left: unfinishedTurns(round).length };
}
