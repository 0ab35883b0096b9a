import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { m } from '#i18n/paraglide/messages.js';
import { theRound } from '../round/promptWords.ts';

export interface WelcomeWords {
	/** Empty for a listener who gave none. */
	readonly name: string;
	readonly sub: string;
	/** RN4: the round that was missed and takes a late word; empty where there is none. */
	readonly missed: string;
}

type Looking = Pick<
	LiveMeeting,
	'meeting' | 'me' | 'name' | 'part' | 'mySeat' | 'round' | 'facilitates' | 'nameOf' | 'offers'
>;

/** How a person is greeted; nothing for whoever is in the middle of the meeting. */
export function welcomeWords(live: Looking): WelcomeWords | undefined {
	const { phase } = live.meeting;
	if (phase === 'lobby') return { name: calledName(live), sub: lobbySub(live), missed: '' };
	return phase === 'open' && !live.facilitates ? lateWords(live) : undefined;
}

/** RN4: who comes late has the last turn of the round that is open, and may add a word to one that is closed. */
function lateWords(live: Looking): WelcomeWords | undefined {
	const turn = live.round?.turns[live.me];
	const comesLast = turn?.late === true && turn.state === 'waiting';
	const addition = live.offers('addLate').at(-1)?.payload.round;
	const closed = addition === undefined ? undefined : live.meeting.rounds[addition];
	if (!comesLast && closed === undefined) return undefined;
	return {
		name: calledName(live),
		sub: comesLast ? m.meeting_welcome_last() : m.meeting_welcome_seat(),
		missed: closed === undefined ? '' : m.meeting_welcome_missed({ round: theRound(closed.prompt) })
	};
}

const calledName = (live: Looking): string =>
	live.mySeat === undefined ? live.name : live.nameOf(live.me);

function lobbySub({ part, mySeat }: Looking): string {
	if (part !== 'seat') return m.meeting_welcome_listener();
	return mySeat?.kind === 'guest' ? m.meeting_welcome_guest() : m.meeting_welcome_seat();
}
