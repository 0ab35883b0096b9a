/** The words under a name in the ring that say more than its state. */
import { calledName } from '#client/calledName.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Turn } from '#governance/round/round.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { RingState } from '../ring/index.ts';
import type { Sight } from './ringSeats.ts';

/** RL3: somebody in the room without a device, and who enters for them. */
function withoutDevice({ meeting }: Sight, id: ParticipantId, form: 'ring' | 'list'): string {
	const helper = meeting.seats[id]?.helper ?? null;
	if (form === 'ring' || helper === null) return m.round_in_the_room();
	return m.round_in_the_room_via({ name: calledName(meeting, helper) });
}

/** CD3, CD4: whose proposal it is answers the questions, and listens to the reactions. */
function authorWord({ meeting, round }: Sight, id: ParticipantId): string | undefined {
	const item = round?.item ?? null;
	if (round === undefined || item === null || meeting.proposals[item]?.author !== id)
		return undefined;
	if (round.prompt === 'react') return m.round_author_listens();
	return round.prompt === 'clarify' ? m.round_author_answers() : undefined;
}

function goneWord({ meeting, decision }: Sight, id: ParticipantId): string | undefined {
	if (decision !== undefined) return m.round_absent();
	return meeting.seats[id]?.presence === 'expected' ? m.round_expected() : undefined;
}

function waitingWord(
	sight: Sight,
	id: ParticipantId,
	turn: Turn | undefined,
	form: 'ring' | 'list'
): string | undefined {
	if (turn?.state === 'hearing') return m.round_hears_first();
	if (turn?.state === 'missed') return m.round_not_heard();
	if (sight.meeting.seats[id]?.withoutDevice === true) return withoutDevice(sight, id, form);
	return authorWord(sight, id) ?? (turn?.late === true ? m.round_joined_late() : undefined);
}

/** What stands under a name in place of the word of its state; `undefined` where that one says it all. */
export function seatWord(
	sight: Sight,
	id: ParticipantId,
	state: RingState,
	form: 'ring' | 'list'
): string | undefined {
	const { meeting, round, decision } = sight;
	const entry = decision?.roll.find(({ who }) => who === id);
	const turn = round?.turns[id];
	// Who merely sits there waits for no turn.
	if (state === 'waiting')
		return waitingWord(sight, id, turn, form) ?? (round === undefined ? '' : undefined);
	if (state === 'away') return goneWord(sight, id);
	// CD13: no turn any more, and still in the room.
	if (state === 'left' && meeting.seats[id]?.presence === 'here') return m.round_off_roll();
	if (entry?.given === 'beforehand') return m.round_beforehand();
	if (entry?.given === 'afterwards') return m.round_afterwards();
	const via = entry?.via ?? turn?.via ?? null;
	if (via !== null && state !== 'now' && state !== 'next')
		return m.round_via({ name: calledName(meeting, via) });
	return turn?.answer?.kind === 'notYet' && state === 'needsTime' ? m.round_not_yet() : undefined;
}
