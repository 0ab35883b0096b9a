import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { seatsInOrder, type Seat } from '#governance/people/seat.ts';

/** RL3: the people without a device whose turns this person enters: as their helper, or as the facilitator. */
export function helpedBy({
	meeting,
	me,
	facilitates
}: Pick<LiveMeeting, 'meeting' | 'me' | 'facilitates'>): readonly Seat[] {
	return seatsInOrder(meeting).filter(
		(seat) => seat.withoutDevice && seat.presence === 'here' && (seat.helper === me || facilitates)
	);
}
