import type { Evolvers } from '../events.ts';
import type { AimId, ItemId, ObjectionId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import { objectionsOf } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import type { IntegrationWay, Objection, ObjectionKind } from './objection.ts';

export interface ObjectionEvents {
	objectionRaised: {
		readonly objection: ObjectionId;
		readonly item: ItemId;
		readonly round: RoundId;
		readonly version: VersionId;
		readonly raiser: ParticipantId;
		readonly argument: string;
		/** Not in the first events of this kind. */
		readonly aims?: readonly AimId[];
	};
	objectionWorded: {
		readonly objection: ObjectionId;
		readonly argument: string;
		readonly aims: readonly AimId[];
		readonly touchesDriver: boolean;
		readonly kind: ObjectionKind | null;
	};
	objectionHeardBack: {
		readonly objection: ObjectionId;
		readonly text: string;
		readonly by: ParticipantId;
	};
	paraphraseAnswered: { readonly objection: ObjectionId; readonly yes: boolean };
	objectionUnderstood: { readonly objection: ObjectionId };
	counterArgued: {
		readonly objection: ObjectionId;
		readonly by: ParticipantId;
		readonly text: string;
	};
	counterAnswered: {
		readonly objection: ObjectionId;
		readonly index: number;
		readonly agrees: boolean;
	};
	paramountDeclared: {
		readonly objection: ObjectionId;
		readonly is: boolean;
		readonly why: string;
	};
	objectionTested: { readonly objection: ObjectionId };
	raiserAsked: { readonly objection: ObjectionId };
	wayChosen: {
		readonly objection: ObjectionId;
		readonly way: IntegrationWay;
		readonly by: ParticipantId;
	};
	objectionResolved: {
		readonly objection: ObjectionId;
		readonly version: VersionId | null;
		readonly words: string;
	};
	objectionWithdrawn: { readonly objection: ObjectionId; readonly words: string };
	objectionBecameConcern: { readonly objection: ObjectionId; readonly words: string };
	objectionDeferred: {
		readonly objection: ObjectionId;
		readonly words: string;
		readonly until: string | null;
	};
	stuckNamed: { readonly objection: ObjectionId };
	groupingProposed: { readonly objection: ObjectionId; readonly with: ObjectionId };
	groupingAgreed: { readonly objection: ObjectionId; readonly by: ParticipantId };
	objectionEntrusted: { readonly objection: ObjectionId; readonly to: ParticipantId };
	namingChosen: { readonly objection: ObjectionId; readonly named: boolean };
}

/** OB7: what goes on is stuck no longer. */
const goesOn = { stuck: false, stuckAt: null } as const;

/** OB7: with the step that the circle goes back to, the objections of the item go on as well. */
export function goOnWithObjections(meeting: Meeting, item: ItemId): Meeting {
	const stuck = objectionsOf(meeting, item).filter((held) => held.stuck);
	return stuck.reduce((now, { id }) => withObjection(now, id, () => goesOn), meeting);
}

function withObjection(
	meeting: Meeting,
	id: ObjectionId,
	change: (objection: Objection) => Partial<Objection>
): Meeting {
	const objection = meeting.objections[id];
	if (objection === undefined) return meeting;
	return {
		...meeting,
		objections: { ...meeting.objections, [id]: { ...objection, ...change(objection) } }
	};
}

function raised(payload: ObjectionEvents['objectionRaised'], number: number): Objection {
	return {
		id: payload.objection,
		item: payload.item,
		number,
		round: payload.round,
		version: payload.version,
		raiser: payload.raiser,
		holder: payload.raiser,
		state: 'raised',
		argument: payload.argument,
		aims: payload.aims ?? [],
		touchesDriver: false,
		kind: null,
		paraphrase: null,
		counters: [],
		paramount: null,
		way: null,
		raiserAsked: false,
		stuck: false,
		stuckAt: null,
		groupedWith: null,
		groupAgreedBy: [],
		resolvedBy: null,
		outcomeWords: '',
		named: null
	};
}

export const evolveObjections: Evolvers<keyof ObjectionEvents> = {
	objectionRaised: (meeting, { payload }) => {
		const { objection, item } = payload;
		const number = 1 + objectionsOf(meeting, item).length;
		return {
			...meeting,
			objections: { ...meeting.objections, [objection]: raised(payload, number) }
		};
	},
	objectionWorded: (meeting, { payload: { objection, argument, aims, touchesDriver, kind } }) =>
		withObjection(meeting, objection, () => ({
			argument,
			aims,
			touchesDriver,
			kind,
			paraphrase: null
		})),
	objectionHeardBack: (meeting, { payload: { objection, text, by } }) =>
		withObjection(meeting, objection, () => ({ paraphrase: { text, by, confirmed: null } })),
	paraphraseAnswered: (meeting, { payload: { objection, yes } }) =>
		withObjection(meeting, objection, ({ paraphrase }) => ({
			paraphrase: paraphrase === null ? null : { ...paraphrase, confirmed: yes }
		})),
	objectionUnderstood: (meeting, { payload: { objection } }) =>
		withObjection(meeting, objection, () => ({ state: 'understood' })),
	counterArgued: (meeting, { payload: { objection, by, text } }) =>
		withObjection(meeting, objection, ({ counters }) => ({
			counters: [...counters, { by, text, raiserAgrees: null }]
		})),
	counterAnswered: (meeting, { payload: { objection, index, agrees } }) =>
		withObjection(meeting, objection, ({ counters }) => ({
			counters: counters.map((counter, at) =>
				at === index ? { ...counter, raiserAgrees: agrees } : counter
			)
		})),
	paramountDeclared: (meeting, { payload: { objection, is, why } }) =>
		withObjection(meeting, objection, () => ({ paramount: { is, why } })),
	objectionTested: (meeting, { payload: { objection } }) =>
		withObjection(meeting, objection, () => ({ state: 'tested', ...goesOn })),
	raiserAsked: (meeting, { payload: { objection } }) =>
		withObjection(meeting, objection, () => ({ raiserAsked: true })),
	wayChosen: (meeting, { payload: { objection, way, by } }) =>
		withObjection(meeting, objection, (held) => ({
			way: { kind: way, by },
			state: 'integrating',
			...goesOn,
			raiserAsked: held.raiserAsked || by === held.holder
		})),
	objectionResolved: (meeting, { payload: { objection, version, words } }) =>
		withObjection(meeting, objection, () => ({
			state: 'resolved',
			resolvedBy: version,
			outcomeWords: words
		})),
	objectionWithdrawn: (meeting, { payload: { objection, words } }) =>
		withObjection(meeting, objection, () => ({ state: 'withdrawn', outcomeWords: words })),
	objectionBecameConcern: (meeting, { payload: { objection, words } }) =>
		withObjection(meeting, objection, () => ({ state: 'concern', outcomeWords: words })),
	objectionDeferred: (meeting, { payload: { objection, words } }) =>
		withObjection(meeting, objection, () => ({ state: 'deferred', outcomeWords: words })),
	stuckNamed: (meeting, { at, payload: { objection } }) =>
		withObjection(meeting, objection, () => ({ stuck: true, stuckAt: at })),
	groupingProposed: (meeting, { payload }) =>
		withObjection(meeting, payload.objection, () => ({
			groupedWith: payload.with,
			groupAgreedBy: []
		})),
	groupingAgreed: (meeting, { payload: { objection, by } }) =>
		withObjection(meeting, objection, ({ groupAgreedBy }) => ({
			groupAgreedBy: [...groupAgreedBy, by]
		})),
	objectionEntrusted: (meeting, { payload: { objection, to } }) =>
		withObjection(meeting, objection, () => ({ holder: to })),
	namingChosen: (meeting, { payload: { objection, named } }) =>
		withObjection(meeting, objection, () => ({ named }))
};
