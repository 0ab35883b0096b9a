/** RN8, RN10, RN11: who facilitates, undo, and what anyone may ask for. */
import { roundsBehind } from '../agenda/stepCommands.ts';
import type { ItemId, ParticipantId, RequestId } from '../ids.ts';
import { itemAt, wishKinds } from '../meeting.ts';
import type { Meeting, WishKind } from '../meeting.ts';
import { hasConsent, isHere, seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, fresh, isAway, notEnded, seated, seatedAt, underWay } from '../rule.ts';
import type { Moment, Rules } from '../rule.ts';
import { isHereWithDevice, isReachable } from './hasDevice.ts';

export interface FacilitationCommands {
	/** RN8: for good, or for one item. */
	handOver: { readonly to: ParticipantId; readonly item: ItemId | null };
	/** RN8: a deputy takes up what has been without a facilitator for a minute. */
	takeUp: { readonly from: ParticipantId };
	/** RN8: anyone on the roll offers, and a second person says yes. */
	offerToFacilitate: { readonly from: ParticipantId };
	secondFacilitator: { readonly who: ParticipantId };
	nameDeputies: { readonly deputies: readonly ParticipantId[] };
	nameSecretary: { readonly who: ParticipantId | null };
	wish: { readonly kind: WishKind };
	answerWish: { readonly wish: RequestId; readonly given: boolean };
	endQuiet: Record<string, never>;
	/** RN10: back to before the facilitator's last step; `step` names it. */
	undo: { readonly step: string };
}

/** RN8: the facilitator has had no connection for a minute, is no longer here, or has no device. */
function abandoned(meeting: Meeting, from: ParticipantId, moment: Moment): Refusal | null {
	const facilitator = meeting.facilitation.facilitator;
	return firstOf(
		() => notEnded(meeting),
		() => unless(facilitator === from, 'stale'),
		() =>
			unless(!isHereWithDevice(meeting, facilitator) || isAway(moment, facilitator), 'notSilent')
	);
}

const onConsentRoll = (meeting: Meeting, actor: ParticipantId): Refusal | null =>
	firstOf(
		() => seated(meeting, actor),
		() => unless(hasConsent(seatOf(meeting, actor)), 'notOnRoll')
	);

/** RN8: why Rondo offers to hand over for this item: the facilitator is author, owner or objector of it. */
export function isInvolved(meeting: Meeting, who: ParticipantId, item: ItemId): boolean {
	const proposal = meeting.proposals[item];
	const objects = Object.values(meeting.objections).some(
		(held) => held.item === item && held.raiser === who
	);
	return (
		proposal?.author === who ||
		proposal?.details.owner === who ||
		meeting.items[item]?.owner === who ||
		objects
	);
}

/** What was lent for an item is taken up for that item. */
const lentItem = (meeting: Meeting): ItemId | null => meeting.facilitation.forItem?.item ?? null;

/** RN8: for good; and for the item at hand, when the facilitator is involved in it. */
function handOvers(meeting: Meeting, actor: ParticipantId) {
	const item = meeting.current;
	const involved = item !== null && isInvolved(meeting, actor, item);
	const items = involved ? [null, item] : [null];
	return meeting.seatOrder.flatMap((to) => items.map((each) => ({ to, item: each })));
}

export const facilitationRules: Rules<
	| 'handOver'
	| 'takeUp'
	| 'offerToFacilitate'
	| 'secondFacilitator'
	| 'nameDeputies'
	| 'nameSecretary'
> = {
	handOver: {
		may: (meeting, actor, { to, item }, moment) =>
			firstOf(
				() => notEnded(meeting),
				() => facilitates(meeting, actor),
				() => unless(to !== actor && isHere(meeting, to), 'absent'),
				() => unless(seatOf(meeting, to)?.kind === 'member', 'notMember'),
				() => isReachable(meeting, to, moment),
				() => unless(item === null || meeting.current === item, 'stale')
			),
		then: (_, __, { to, item }) => [
			{ type: 'facilitationHandedOver', payload: { to, item, how: 'handed' } }
		],
		offers: handOvers
	},
	takeUp: {
		may: (meeting, actor, { from }, moment) =>
			firstOf(
				() => abandoned(meeting, from, moment),
				() => seated(meeting, actor),
				() => unless(meeting.facilitation.deputies.includes(actor), 'needsSecond'),
				() => unless(isHereWithDevice(meeting, actor), 'notConnected')
			),
		then: (meeting, actor) => [
			{
				type: 'facilitationHandedOver',
				payload: { to: actor, item: lentItem(meeting), how: 'deputy' }
			}
		],
		offers: (meeting) => [{ from: meeting.facilitation.facilitator }]
	},
	offerToFacilitate: {
		may: (meeting, actor, { from }, moment) =>
			firstOf(
				() => abandoned(meeting, from, moment),
				() => onConsentRoll(meeting, actor),
				() => unless(isHereWithDevice(meeting, actor), 'notConnected'),
				() => unless(!deputyIsHere(meeting, moment), 'deputyFirst'),
				() => unless(meeting.facilitation.offered !== actor, 'alreadyDone')
			),
		then: (_, actor) => [{ type: 'facilitationOffered', payload: { by: actor } }],
		offers: (meeting) => [{ from: meeting.facilitation.facilitator }]
	},
	secondFacilitator: {
		may: (meeting, actor, { who }, moment) =>
			firstOf(
				() => abandoned(meeting, meeting.facilitation.facilitator, moment),
				() =>
					unless(meeting.facilitation.offered === who && isHereWithDevice(meeting, who), 'stale'),
				() => onConsentRoll(meeting, actor),
				() => unless(actor !== who, 'needsSecond')
			),
		then: (meeting, _, { who }) => [
			{
				type: 'facilitationHandedOver',
				payload: { to: who, item: lentItem(meeting), how: 'seconded' }
			}
		],
		offers: (meeting) =>
			meeting.facilitation.offered === null ? [] : [{ who: meeting.facilitation.offered }]
	},
	nameDeputies: {
		may: (meeting, actor, { deputies }) =>
			firstOf(
				() => notEnded(meeting),
				() => facilitates(meeting, actor),
				() =>
					unless(
						deputies.every((id) => seatOf(meeting, id)?.kind === 'member'),
						'notFound'
					),
				() => {
					const deviceless = deputies.filter((id) => seatOf(meeting, id)?.withoutDevice === true);
					return unless(deviceless.length === 0, 'needsDevice', deviceless);
				}
			),
		then: (_, __, command) => [{ type: 'deputiesNamed', payload: command }],
		offers: () => [{ deputies: [] }]
	},
	nameSecretary: {
		may: (meeting, actor, { who }) =>
			firstOf(
				() => notEnded(meeting),
				() => facilitates(meeting, actor),
				() => unless(who === null || seatOf(meeting, who) !== undefined, 'notFound')
			),
		then: (_, __, { who }) => [{ type: 'secretaryNamed', payload: { who } }],
		offers: () => [{ who: null }]
	}
};

const deputyIsHere = (meeting: Meeting, moment: Moment): boolean =>
	meeting.facilitation.deputies.some(
		(id) =>
			isHereWithDevice(meeting, id) &&
			!isAway(moment, id) &&
			id !== meeting.facilitation.facilitator
	);

/** CD4: a proposal that is not decided yet, with questions or reactions behind. */
function canGoBack(meeting: Meeting): Refusal | null {
	const item = meeting.current;
	const decided = item !== null && meeting.decisions[item] !== undefined;
	return unless(!decided && roundsBehind(itemAt(meeting, item)).length > 0, 'wrongStep');
}

export const wishRules: Rules<'wish' | 'answerWish' | 'endQuiet' | 'undo'> = {
	wish: {
		may: (meeting, actor, { kind }) =>
			firstOf(
				() => underWay(meeting),
				() => seatedAt(meeting, actor, meeting.current),
				() => (kind === 'back' ? canGoBack(meeting) : null),
				() =>
					unless(
						!meeting.wishes.some((held) => held.by === actor && held.kind === kind),
						'alreadyDone'
					)
			),
		then: (_, actor, { kind }, moment) => [
			{ type: 'wishMade', payload: { wish: fresh<RequestId>(moment), kind, by: actor } }
		],
		offers: () => wishKinds.map((kind) => ({ kind }))
	},
	answerWish: {
		// Who asked may take it back; only the facilitator gives it.
		may: (meeting, actor, { wish, given }) => {
			const held = meeting.wishes.find(({ id }) => id === wish);
			const takesBack = held?.by === actor && !given;
			return firstOf(
				() => underWay(meeting),
				() => unless(held !== undefined, 'stale'),
				() => (takesBack ? seated(meeting, actor) : facilitates(meeting, actor))
			);
		},
		then: (_, __, command) => [{ type: 'wishAnswered', payload: command }],
		offers: (meeting) =>
			meeting.wishes.flatMap(({ id }) => [true, false].map((given) => ({ wish: id, given })))
	},
	endQuiet: {
		may: (meeting, actor) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => unless(meeting.quietSince !== null, 'stale')
			),
		then: () => [{ type: 'quietEnded', payload: {} }],
		offers: () => [{}]
	},
	undo: {
		may: (meeting, actor, { step }) =>
			firstOf(
				() => underWay(meeting),
				() => facilitates(meeting, actor),
				() =>
					unless(
						meeting.undoable !== null &&
							meeting.undoable.by === actor &&
							meeting.undoable.step === step,
						'nothingToUndo'
					)
			),
		then: (meeting, _, { step }) => [
			{ type: 'stepUndone', payload: { step, to: meeting.undoable?.before?.seq ?? meeting.seq } }
		],
		offers: (meeting) => (meeting.undoable === null ? [] : [{ step: meeting.undoable.step }])
	}
};
