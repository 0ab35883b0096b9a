/** OB8, CD10: objections in the record, and how each was resolved. */
import type { ItemId } from '../ids.ts';
import { objectionsOf } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import type { Objection, ObjectionKind, ObjectionState } from '../objection/objection.ts';
import { personOf } from './person.ts';
import type { Person } from './person.ts';

export interface ObjectionMinutes {
	readonly number: number;
	/** The number of the version it was raised to. */
	readonly version: number | null;
	/** OB8: `null` unless the raiser chose to be named. */
	readonly raiser: Person | null;
	readonly argument: string;
	readonly kind: ObjectionKind | null;
	/** The texts of the aims it touches. */
	readonly aims: readonly string[];
	readonly touchesDriver: boolean;
	/** OB3: what was heard, as the raiser confirmed it. */
	readonly heard: string | null;
	readonly state: ObjectionState;
	/** How it ended, in words; a concern that it became, or where it went. */
	readonly outcome: string;
	/** The number of the version that resolved it. */
	readonly resolvedBy: number | null;
}

function objectionMinutes(meeting: Meeting, objection: Objection): ObjectionMinutes {
	const { paraphrase, resolvedBy } = objection;
	const { aims } = meeting.circle;
	return {
		number: objection.number,
		version: meeting.versions[objection.version]?.number ?? null,
		raiser: objection.named === true ? personOf(meeting, objection.raiser) : null,
		argument: objection.argument,
		kind: objection.kind,
		aims: aims.filter(({ id }) => objection.aims.includes(id)).map(({ text }) => text),
		touchesDriver: objection.touchesDriver,
		heard: paraphrase?.confirmed === true ? paraphrase.text : null,
		state: objection.state,
		outcome: objection.outcomeWords,
		resolvedBy: resolvedBy === null ? null : (meeting.versions[resolvedBy]?.number ?? null)
	};
}

/** The objections of an item, oldest first. */
export function objectionsIn(meeting: Meeting, item: ItemId): readonly ObjectionMinutes[] {
	return objectionsOf(meeting, item).map((objection) => objectionMinutes(meeting, objection));
}

/** OB8: who improved the proposal, as far as they want to be named. */
export function thanksIn(meeting: Meeting, item: ItemId): readonly Person[] {
	const named = objectionsOf(meeting, item).filter(
		({ state, named: wants }) => state === 'resolved' && wants === true
	);
	return [...new Set(named.map(({ raiser }) => raiser))].map((id) => personOf(meeting, id));
}
