import { loadNeeded } from '#components/meeting/neededParts.ts';
import { meetingOf } from '#document/projection.ts';
import type { PageLoad } from './$types';

/** What the meeting shows now is fetched before the page comes to life; all else comes later. */
export const load: PageLoad = async ({ data }) => {
	const { projection } = data.view;
	const meeting = projection === null ? null : meetingOf(projection);
	if (meeting !== null) {
		await loadNeeded(meeting);
		return { ...data, door: null };
	}
	const { default: door } = await import('#components/meeting/AtTheDoor.svelte');
	return { ...data, door };
};
