/** How somebody is in the meeting, in a few words. */
import { isAway } from '#governance/rule.ts';
import type { Seat } from '#governance/people/seat.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { m } from '#i18n/paraglide/messages.js';

type Looking = Pick<LiveMeeting, 'meeting' | 'surroundings' | 'clock' | 'nameOf' | 'me'>;

/** Here, expected, gone, without connection, or in the room without a device. */
export function presenceWords(live: Looking, seat: Seat): string {
	if (seat.presence === 'expected') return m.people_state_expected();
	if (seat.presence === 'left') return m.people_state_left();
	if (seat.withoutDevice)
		return seat.helper === null
			? m.people_state_room()
			: m.people_state_room_via({ name: live.nameOf(seat.helper) });
	const { away } = live.surroundings;
	return isAway({ now: live.clock.coarse, away }, seat.id)
		? m.people_state_away()
		: m.people_state_here();
}

/** What else is to be known about somebody: roles, guest, who let them in. */
export function roleWords(live: Looking, seat: Seat): readonly string[] {
	const { facilitation, secretary, current, items } = live.meeting;
	const off = current === null ? undefined : items[current]?.steppedOff[seat.id];
	return [
		...(seat.id === live.me ? [m.people_you()] : []),
		...(facilitation.facilitator === seat.id ? [m.people_facilitates()] : []),
		...(secretary === seat.id ? [m.people_secretary()] : []),
		...(facilitation.deputies.includes(seat.id) ? [m.people_deputy()] : []),
		...(seat.kind === 'guest' ? [m.people_guest()] : []),
		...(seat.kind === 'member' && !seat.consents ? [m.people_speaks_only()] : []),
		...(seat.simulated ? [m.people_simulated()] : []),
		...(off === undefined ? [] : [m.people_off_roll()]),
		...(seat.reopened ? [m.people_reopened()] : []),
		...(seat.letInBy === null ? [] : [m.people_let_in_by({ name: live.nameOf(seat.letInBy) })])
	];
}
