/** CR2: who belongs to a circle on a day: its members, and the two who link it with another. */
import { isHeldOn, termStateOn, type RoleKind, type TermDates } from './roleTerm.ts';

/** A membership that counts on the day. */
export interface MemberOfCircle {
	readonly personId: string;
	readonly name: string;
	/** RL1: a right to consent. */
	readonly consents: boolean;
}

/** A time in the role of leader or delegate of a circle. */
export interface LinkTerm extends TermDates {
	readonly kind: RoleKind;
	/** The circle that has the role. */
	readonly circleId: string;
	readonly circleName: string;
	readonly personId: string;
	readonly name: string;
}

/** By what somebody links a narrower circle with the one around it. */
export interface Link {
	/** The narrower circle. */
	readonly circleId: string;
	readonly circleName: string;
	readonly as: 'leader' | 'delegate';
	/** RS7: the term is over, and they go on until somebody is selected. */
	readonly interim: boolean;
}

/** Somebody on the roll of a circle, and the circle to or from which they link it. */
export interface OnRoll extends MemberOfCircle {
	/** The narrower circle whose leader or delegate they are, where that is why they are here. */
	readonly links: readonly Link[];
}

/**
 * CR2: the roll of a circle: its members; its own leader and delegate; and leader and delegate of each
 * circle within it, who are full members here and consent from the first day of their term. In the order
 * given, nobody twice.
 * @param terms of leaders and delegates of this circle and of the circles directly within it.
 */
export function rollOf(
	circleId: string,
	members: readonly MemberOfCircle[],
	terms: readonly LinkTerm[],
	day: string
): readonly OnRoll[] {
	const roll = new Map<string, OnRoll>(
		members.map((member) => [member.personId, { ...member, links: [] }])
	);
	for (const term of terms) {
		if ((term.kind !== 'leader' && term.kind !== 'delegate') || !isHeldOn(term, day)) continue;
		const { personId, name, circleName } = term;
		const held = roll.get(personId) ?? { personId, name, consents: true, links: [] };
		const interim = termStateOn(term, day) === 'interim';
		const link = { circleId: term.circleId, circleName, as: term.kind, interim };
		const links = term.circleId === circleId ? held.links : [...held.links, link];
		roll.set(personId, { ...held, consents: true, links });
	}
	return [...roll.values()];
}
