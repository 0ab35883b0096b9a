/** What happens to the meetings of a circle, as notices to its people. */
import { findCircle } from '#server/circles/circleStore.ts';
import { localTime } from '#server/meetings/planning/localTime.ts';
import type { Tell } from '#server/meetings/told.ts';
import type { Notices } from './notices.ts';

const changes = { planned: 'planned', moved: 'changed', cancelled: 'cancelled' } as const;

/** Tells people of meetings that are planned, moved or cancelled. */
export function tellOfMeetings(notices: Pick<Notices, 'told'>): Tell {
	return async (tx, { kind, circleId, meetingId, title, startsAt, zone, persons, at }) => {
		const circle = await findCircle(tx, circleId);
		// The day on which it is where it is; in UTC it may be another one.
		const on = startsAt === null ? null : localTime(startsAt, zone).date;
		const about = { what: title, circle: circle?.name ?? '', on };
		const path = `/c/${circleId}/meetings/${meetingId}`;
		// Each change is news of its own; the same one told twice is not.
		const cause = `meeting:${meetingId}:${kind}:${kind === 'planned' ? '' : at}`;
		const change = kind in changes ? changes[kind as keyof typeof changes] : undefined;
		const payload = { ...about, path, ...(change && { change }) };
		const news = { kind: 'preparation', cause, payload } as const;
		if (kind !== 'handedOver') await notices.told(persons, news, tx);
	};
}
