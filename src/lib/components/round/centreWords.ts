/** What stands in the middle of the ring. */
import type { ParticipantId } from '#governance/ids.ts';
import { latestVersion, type Meeting } from '#governance/meeting.ts';
import type { Round } from '#governance/round/round.ts';
import { letsStand } from '#governance/consent/answer.ts';
import type { Decision } from '#governance/consent/proposal.ts';
import { m } from '#i18n/paraglide/messages.js';
import { timeOfDay } from '#i18n/times.ts';
import { isVoid, type Scene } from './scene.ts';

export interface Centre {
	/** Small, above. */
	readonly over?: string;
	readonly words: string;
	/** Small, beneath. */
	readonly under?: string;
	readonly tone?: 'consent';
	/** Whether the clock of the turn stands here. */
	readonly clock?: boolean;
}

/** What the middle of the ring is made from. */
export interface CentreSight {
	readonly meeting: Meeting;
	readonly scene: Scene;
	readonly round: Round | undefined;
	readonly progress: { readonly done: number; readonly of: number } | null;
	readonly isMine: boolean;
	readonly closed: boolean;
	readonly nameOf: (id: ParticipantId | null) => string;
}

/** The words in the middle of the ring. */
export function centreWords(sight: CentreSight): Centre {
	const { scene, meeting, nameOf } = sight;
	switch (scene.at) {
		case 'lobby':
			return here(meeting);
		case 'ended':
			return { words: m.round_centre_ended() };
		case 'quiet':
			return { words: m.round_centre_quiet() };
		case 'question':
			return { words: m.round_centre_question() };
		case 'between':
			return { over: m.round_centre_here_over(), words: String(countHere(meeting)) };
		case 'before':
			return {
				over: m.round_centre_before_over(),
				words: m.round_centre_minutes({ minutes: Math.max(1, Math.round(scene.seconds / 60)) })
			};
		case 'asked':
			return scene.who === null
				? { over: m.round_centre_here_over(), words: String(countHere(meeting)) }
				: { over: m.round_centre_now(), words: nameOf(scene.who) };
		case 'again':
			return again(scene.number);
		case 'left':
			return { words: m.round_centre_left() };
		case 'decided':
			return decided(sight, scene.decision);
		case 'over':
		case 'round':
			return inRound(sight, scene.round);
	}
}

const countHere = ({ seats }: Meeting): number =>
	Object.values(seats).filter(({ presence }) => presence === 'here').length;

function here(meeting: Meeting): Centre {
	const here = countHere(meeting);
	const of = Object.values(meeting.seats).filter(({ presence }) => presence !== 'left').length;
	return { words: m.round_centre_of({ count: here, of }), under: m.round_centre_are_here() };
}

const again = (number: number): Centre => ({
	words: m.matter_version({ number }),
	under: m.round_centre_again()
});

function inRound({ meeting, progress, isMine, nameOf }: CentreSight, round: Round): Centre {
	const { done, of } = progress ?? { done: 0, of: 0 };
	const count = m.round_centre_of({ count: done, of });
	if (round.state === 'paused') return { words: m.round_centre_paused() };
	if (isVoid(meeting, round)) return again(latestVersion(meeting, round.item)?.number ?? 1);
	if (round.state === 'revealed') return revealed(round);
	if (round.state === 'closed') return { words: count, under: m.round_centre_have_spoken() };
	if (round.mode === 'sealed') return { words: count, under: m.round_centre_answers_in() };
	const under = m.round_done({ count: done, of });
	if (isMine) return { words: m.round_your_turn(), clock: true, under };
	if (round.current !== null)
		return { over: m.round_centre_now(), words: nameOf(round.current), clock: true, under };
	return round.mode === 'open' ? { words: m.round_centre_open(), under } : { words: count };
}

/** The answers lie open. Only whether all consent is said here; who and why stands on the ring. */
function revealed(round: Round): Centre {
	if (round.purpose === 'speak') return { words: m.round_centre_all_open() };
	const asked = round.order.filter((id) => round.turns[id]?.state !== 'left');
	const consent = asked.filter((id) => letsStand(round.turns[id]?.answer)).length;
	return {
		words: m.round_centre_of({ count: consent, of: asked.length }),
		under: m.round_centre_consent()
	};
}

function decided({ meeting, closed }: CentreSight, decision: Decision): Centre {
	const time = timeOfDay(decision.announcedAt, meeting.zone);
	const standing = decision.roll.filter(({ answer }) => letsStand(answer)).length;
	const under = m.round_centre_decided_at({ count: standing, of: decision.roll.length, time });
	if (closed) return { words: m.round_centre_we_have_consent(), under, tone: 'consent' };
	const words =
		decision.state === 'pending' ? m.round_centre_pending() : m.round_centre_we_have_consent();
	return { words, under };
}
