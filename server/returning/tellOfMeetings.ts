/** What happens to the meetings of a circle, as notices to its people. */
import { findCircle } from '#server/circles/circleStore.ts';
import type { NewsKind, Tell } from '#server/meetings/told.ts';
import type { Notices } from './notices.ts';

const changes = { planned: 'planned', moved: 'changed', cancelled: 'cancelled' } as const;

/** Tells people of meetings that are planned, moved or cancelled, and of decisions that are asked of them. */
export function tellOfMeetings(notices: Pick<Notices, 'told'>): Tell {
	return async (tx, { kind, circleId, meetingId, title, startsAt, persons, at }) => {
		const circle = await findCircle(tx, circleId);
		const about = { what: title, circle: circle?.name ?? '', on: startsAt };
		const path = pathOf(kind, circleId, meetingId);
		// Each change is news of its own; the same one told twice is not.
		const cause = `meeting:${meetingId}:${kind}:${kind === 'planned' ? '' : at}`;
		const isAsked = kind === 'betweenBegun';
		const change = kind in changes ? changes[kind as keyof typeof changes] : undefined;
		const payload = { ...about, path, ...(change && { change }) };
		const news = { kind: isAsked ? 'answerWaits' : 'preparation', cause, payload } as const;
		if (kind !== 'handedOver') await notices.told(persons, news, tx);
	};
}

function pathOf(kind: NewsKind, circleId: string, meetingId: string): string {
	const place = kind === 'betweenBegun' ? 'between' : 'meetings';
	return `/c/${circleId}/${place}/${meetingId}`;
}
