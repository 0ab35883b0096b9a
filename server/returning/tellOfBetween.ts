/** CR8: what happens between meetings, as notices to those who are asked. */
import { findCircle } from '#server/circles/circleStore.ts';
import type { TellBetween } from '#server/meetings/between/toldBetween.ts';
import type { Notices } from './notices.ts';

/** Tells who is asked, lets go of what nobody has to answer any more, and says how it ended. */
export function tellOfBetween(notices: Pick<Notices, 'told' | 'settled'>): TellBetween {
	return async (tx, news) => {
		const { circleId, meetingId, title: what, persons } = news;
		const circle = (await findCircle(tx, circleId))?.name ?? '';
		const payload = { what, circle, path: `/c/${circleId}/between/${meetingId}` };
		if (news.kind === 'over')
			return await notices.settled('askedBetween', `between:${news.round}`, undefined, tx);
		if (news.kind === 'asked')
			return await notices.told(
				persons,
				{ kind: 'askedBetween', cause: `between:${news.round}`, payload },
				tx
			);
		const ended = { ...payload, ended: news.how };
		const cause = `between:${meetingId}`;
		await notices.told(persons, { kind: 'endedBetween', cause, payload: ended }, tx);
	};
}
