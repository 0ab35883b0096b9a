import type { EventBody } from '../events.ts';
import type { ItemId } from '../ids.ts';
import { openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { endConsent } from './endConsent.ts';

/** The proposal leaves the table undecided. Its open objections go with it: deferred, never dropped (OB10). */
export function leaveTable(
	meeting: Meeting,
	item: ItemId,
	as: 'deferred' | 'delegated' | 'handedOver',
	name: string,
	until: string | null
): readonly EventBody[] {
	const deferred = openObjections(meeting, item).map(({ id }): EventBody => ({
		type: 'objectionDeferred',
		payload: { objection: id, words: name, until }
	}));
	return [
		...deferred,
		...endConsent(meeting, item),
		{ type: 'proposalLeft', payload: { item, as, name, until } }
	];
}
