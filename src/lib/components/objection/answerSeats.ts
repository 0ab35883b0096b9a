/** The answers that lie open, as a small ring shows them. */
import type { Meeting } from '#governance/meeting.ts';
import type { Round } from '#governance/round/round.ts';
import { initialsOf, type RingSeat, type RingState } from '../ring/index.ts';

function stateOf(round: Round, id: Round['order'][number]): RingState {
	const turn = round.turns[id];
	if (turn?.state === 'left') return 'left';
	switch (turn?.answer?.kind) {
		case 'consent':
			return 'consents';
		case 'concern':
			return 'concern';
		case 'objection':
			return 'objection';
		case 'notYet':
			return 'needsTime';
		case 'words':
		case undefined:
			return 'waiting';
	}
}

/** One place for each answer, in the order of the round. */
export function answerSeats({ seats }: Pick<Meeting, 'seats'>, round: Round): readonly RingSeat[] {
	return round.order.map((id) => {
		const name = seats[id]?.name ?? '';
		return { id, name, shortName: name, initials: initialsOf(name), state: stateOf(round, id) };
	});
}

/** How many let the proposal stand, of how many. */
export function consentCount(round: Round): { readonly count: number; readonly total: number } {
	const present = round.order.filter((id) => round.turns[id]?.state !== 'left');
	const standing = present.filter((id) => ['consents', 'concern'].includes(stateOf(round, id)));
	return { count: standing.length, total: present.length };
}
