/** CD9: whether a version may be adopted. */
import type { ParticipantId, RoundId, VersionId } from '../ids.ts';
import { latestVersion, openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { consentRoll, consentRollHere, isHere } from '../people/seat.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { unfinishedTurns } from '../round/round.ts';
import type { Round } from '../round/round.ts';
import { letsStand } from './answer.ts';

/** The round is about this version, and no newer one was offered since. */
function isAbout(meeting: Meeting, round: Round, version: VersionId): Refusal | null {
	const latest = latestVersion(meeting, round.item)?.id === version;
	return firstOf(
		() => unless(round.purpose === 'consent' && round.item === meeting.current, 'stale'),
		() => unless(round.version === version && latest, 'staleVersion'),
		() => unless(round.state !== 'closed', 'stale'),
		() => unless(round.state !== 'paused', 'roundPaused')
	);
}

/** CD7: who is here and still needs something holds the round open; who has gone meanwhile counts as absent. */
const whoNeedsMore = (meeting: Meeting, round: Round): readonly ParticipantId[] =>
	round.order.filter((who) => isHere(meeting, who) && round.turns[who]?.answer?.kind === 'notYet');

/** CD9: every present person on the roll has consented to this very version, and no objection is open. */
export function allConsent(meeting: Meeting, id: RoundId, version: VersionId): Refusal | null {
	const round = meeting.rounds[id];
	if (round === undefined) return refuse('notFound');
	const consents = (who: ParticipantId): boolean => letsStand(round.turns[who]?.answer);
	const waiting = unfinishedTurns(round);
	const notYet = whoNeedsMore(meeting, round);
	const open = openObjections(meeting, round.item).map((objection) => objection.id);
	const missing = consentRollHere(meeting, round.item).filter((who) => !consents(who));
	return firstOf(
		() => isAbout(meeting, round, version),
		() => unless(waiting.length === 0, 'answersMissing', waiting),
		() => unless(round.mode !== 'sealed' || round.state === 'revealed', 'notRevealed'),
		() => unless(notYet.length === 0, 'notYetHolds', notYet),
		() => unless(open.length === 0, 'objectionsOpen', open),
		() => unless(missing.length === 0, 'notAllConsent', missing),
		() => unless(consentRoll(meeting, round.item).some(consents), 'nobodyConsents')
	);
}
