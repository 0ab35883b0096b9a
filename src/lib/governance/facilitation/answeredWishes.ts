import type { EventBody } from '../events.ts';
import type { Meeting, WishKind } from '../meeting.ts';

/** RN11: whoever asked for this has it now. */
export function answeredWishes(meeting: Meeting, kind: WishKind): readonly EventBody[] {
	return meeting.wishes
		.filter((wish) => wish.kind === kind)
		.map(({ id }) => ({ type: 'wishAnswered', payload: { wish: id, given: true } }));
}
