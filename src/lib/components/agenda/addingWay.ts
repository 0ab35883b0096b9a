import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';

/** Whether this person may put an item on the agenda now, and whether the circle is asked first. */
export function addingWay(
	live: Pick<LiveMeeting, 'meeting' | 'may' | 'facilitates'>
): 'give' | 'ask' | null {
	if (live.may('addItem')) return 'give';
	return live.may('ask') && live.facilitates && live.meeting.agendaConsented ? 'ask' : null;
}
