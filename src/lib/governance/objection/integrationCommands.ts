/** OB5, OB6: integrating an objection. */
import type { ObjectionId, ParticipantId, VersionId } from '../ids.ts';
import { latestVersion } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isHere } from '../people/seat.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { companionOf, each, holds, inHand, takesPart } from './hand.ts';
import { integrationWays } from './objection.ts';
import type { IntegrationWay, Objection } from './objection.ts';
import type { WayOut } from './wayOut.ts';

export interface IntegrationCommands {
	/** OB5: the raiser is asked first what it would need; this passes the question on to the circle. */
	passToCircle: { readonly objection: ObjectionId };
	chooseWay: { readonly objection: ObjectionId; readonly way: IntegrationWay };
	/** OB6: only the raiser calls it resolved, by the version at hand. */
	resolveObjection: {
		readonly objection: ObjectionId;
		readonly version: VersionId;
		readonly words: string;
	};
	/** OB2: the same objection twice: handled together if both raisers agree. */
	proposeGrouping: { readonly objection: ObjectionId; readonly with: ObjectionId };
	agreeToGroup: { readonly objection: ObjectionId; readonly with: ObjectionId };
	/** OB7 */
	nameStuck: { readonly objection: ObjectionId };
	/** OB7: after one round about it the circle is asked: elsewhere, or later with a date. */
	leaveStuck: WayOut & { readonly objection: ObjectionId };
}

/** OB3, OB4: understood and tested comes before any way out. */
const qualified = (meeting: Meeting, id: ObjectionId): Refusal | null => {
	const state = meeting.objections[id]?.state;
	return firstOf(
		() => unless(state !== 'raised', 'notUnderstood'),
		() => unless(state !== 'understood', 'notTested')
	);
};

/** OB5: the raiser first. Their absence passes the question on by itself. */
function raiserFirst(meeting: Meeting, actor: ParticipantId, id: ObjectionId): Refusal | null {
	const objection = meeting.objections[id];
	if (objection === undefined || objection.raiserAsked || !isHere(meeting, objection.holder))
		return null;
	return holds(meeting, actor, id) === null ? null : refuse('raiserFirst');
}

/**
 * OB2, OB6: an objection is integrated itself, or together with the one it was grouped with, or by what the circle
 * amended when it went back (CD4).
 */
function isIntegrated(meeting: Meeting, objection: Objection): boolean {
	const together = companionOf(meeting, objection)?.state;
	const latest = latestVersion(meeting, objection.item);
	return (
		objection.state === 'integrating' ||
		together === 'integrating' ||
		together === 'resolved' ||
		(latest?.checked === null && latest.id !== objection.version)
	);
}

const mayResolve: Rules<'resolveObjection'>['resolveObjection']['may'] = (
	meeting,
	actor,
	{ objection: id, version }
) => {
	const objection = meeting.objections[id];
	if (objection === undefined) return refuse('notFound');
	const latest = latestVersion(meeting, objection.item)?.id;
	return firstOf(
		() => inHand(meeting, id),
		() => holds(meeting, actor, id),
		() => unless(isIntegrated(meeting, objection), 'notIntegrating'),
		() => unless(latest === version, 'staleVersion'),
		() => unless(latest !== objection.version, 'nothingAmended')
	);
};

export const integrationRules: Rules<'passToCircle' | 'chooseWay' | 'resolveObjection'> = {
	passToCircle: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => inHand(meeting, objection),
				() => (holds(meeting, actor, objection) === null ? null : facilitates(meeting, actor)),
				() => qualified(meeting, objection),
				() => unless(meeting.objections[objection]?.raiserAsked === false, 'alreadyDone')
			),
		then: (_, __, { objection }) => [{ type: 'raiserAsked', payload: { objection } }],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id }))
	},
	chooseWay: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => takesPart(meeting, actor, objection),
				() => inHand(meeting, objection),
				() => qualified(meeting, objection),
				() => raiserFirst(meeting, actor, objection)
			),
		then: (_, actor, { objection, way }) => [
			{ type: 'wayChosen', payload: { objection, way, by: actor } }
		],
		offers: (meeting) =>
			each(meeting, ({ id }) => integrationWays.map((way) => ({ objection: id, way }))).flat()
	},
	resolveObjection: {
		may: mayResolve,
		then: (_, __, command) => [{ type: 'objectionResolved', payload: command }],
		offers: (meeting) =>
			each(meeting, ({ id, item }) => {
				const latest = latestVersion(meeting, item);
				return latest === undefined ? [] : [{ objection: id, version: latest.id, words: '' }];
			}).flat()
	}
};
