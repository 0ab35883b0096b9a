/** OB8: whom the circle thanks for an objection that improved the proposal. */
import type { ItemId, ObjectionId, ParticipantId } from '#governance/ids.ts';
import { objectionsOf, type Meeting } from '#governance/meeting.ts';

export interface Thanks {
	readonly objection: ObjectionId;
	/** Nobody is named who did not choose to be. */
	readonly who: ParticipantId | null;
	/** What came of it, in the raiser's words; may be empty. */
	readonly words: string;
}

/** One thanks for each objection that a new version resolved. */
export function thanksFor(meeting: Meeting, item: ItemId): readonly Thanks[] {
	return objectionsOf(meeting, item)
		.filter(({ state }) => state === 'resolved')
		.map(({ id, raiser, named, outcomeWords }) => ({
			objection: id,
			who: named === true ? raiser : null,
			words: outcomeWords
		}));
}
