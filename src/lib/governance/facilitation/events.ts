import type { Evolvers } from '../events.ts';
import type { ItemId, ParticipantId, RequestId } from '../ids.ts';
import type { Facilitation, WishKind } from '../meeting.ts';

export interface FacilitationEvents {
	/** RN10: what follows, up to `until`, is one step of the facilitator that can be undone. */
	facilitatorActed: { readonly step: string; readonly until: number };
	stepUndone: { readonly step: string; readonly to: number };
	facilitationHandedOver: {
		readonly to: ParticipantId;
		readonly item: ItemId | null;
		readonly how: 'handed' | 'deputy' | 'seconded' | 'chosen' | 'returned';
	};
	facilitationOffered: { readonly by: ParticipantId };
	deputiesNamed: { readonly deputies: readonly ParticipantId[] };
	secretaryNamed: { readonly who: ParticipantId | null };
	wishMade: { readonly wish: RequestId; readonly kind: WishKind; readonly by: ParticipantId };
	wishAnswered: { readonly wish: RequestId; readonly given: boolean };
	quietEnded: Record<string, never>;
}

/** RN8: what is lent for one item goes back to the first who lent it; what comes home is lent no longer. */
function lent(
	{ facilitator, forItem }: Facilitation,
	to: ParticipantId,
	item: ItemId | null
): Facilitation['forItem'] {
	if (item === null) return null;
	const before = forItem?.item === item ? forItem.before : facilitator;
	return before === to ? null : { item, before };
}

export const evolveFacilitation: Evolvers<Exclude<keyof FacilitationEvents, 'stepUndone'>> = {
	facilitatorActed: (meeting, { actor, payload: { step, until } }) => {
		if (actor === null) return meeting;
		return {
			...meeting,
			undoable: { step, by: actor, until, before: { ...meeting, undoable: null } }
		};
	},
	facilitationHandedOver: (meeting, { payload: { to, item } }) => ({
		...meeting,
		facilitation: {
			...meeting.facilitation,
			facilitator: to,
			offered: null,
			forItem: lent(meeting.facilitation, to, item)
		}
	}),
	facilitationOffered: (meeting, { payload: { by } }) => ({
		...meeting,
		facilitation: { ...meeting.facilitation, offered: by }
	}),
	deputiesNamed: (meeting, { payload: { deputies } }) => ({
		...meeting,
		facilitation: { ...meeting.facilitation, deputies }
	}),
	secretaryNamed: (meeting, { payload: { who } }) => ({ ...meeting, secretary: who }),
	wishMade: (meeting, { payload: { wish, kind, by } }) => ({
		...meeting,
		wishes: [...meeting.wishes, { id: wish, kind, by }]
	}),
	wishAnswered: (meeting, { at, payload: { wish, given } }) => {
		const asked = meeting.wishes.find((held) => held.id === wish);
		const quiet = given && (asked?.kind === 'silence' || asked?.kind === 'pause');
		return {
			...meeting,
			wishes: meeting.wishes.filter((held) => held.id !== wish),
			quietSince: quiet ? at : meeting.quietSince
		};
	},
	quietEnded: (meeting) => ({ ...meeting, quietSince: null })
};
