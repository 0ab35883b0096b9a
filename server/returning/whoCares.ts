import { isHeldOn, type RoleKind } from '#governance/circle/roleTerm.ts';
import { rollOfCircle } from '#server/circles/circles.ts';
import { findCircle } from '#server/circles/circleStore.ts';
import { heldTermsOf } from '#server/circles/roleStore.ts';
import type { Db } from '#server/storage/schema.ts';

const caring: readonly RoleKind[] = ['leader', 'facilitator', 'secretary'];

/** Who has to do with a circle on a day. */
interface Around {
	/** On its roll, or in one of its roles. */
	readonly here: ReadonlySet<string>;
	/** Those who lead, facilitate and write for it. */
	readonly caring: readonly string[];
}

/** Whose hands something of a circle is in; `circleToo` where the circle has to see to it as well. */
export interface Matter {
	readonly circleId: string;
	readonly inHandsOf: string | null;
	readonly circleToo: boolean;
}

/**
 * Who is told on a day of what comes due: the person in whose hands it is; where it is in nobody's of the circle any
 * more, or the circle has to see to it as well, those who lead, facilitate and write for the circle. Who has left a
 * circle hears no more of what is its own.
 */
export class WhoCares {
	readonly #db: Db;
	readonly #day: string;
	readonly #known = new Map<string, Promise<Around>>();

	constructor(db: Db, day: string) {
		this.#db = db;
		this.#day = day;
	}

	/** The persons to tell. */
	async of({ circleId, inHandsOf, circleToo }: Matter): Promise<readonly string[]> {
		const around = await this.#around(circleId);
		const own = inHandsOf !== null && around.here.has(inHandsOf) ? [inHandsOf] : [];
		return own.length > 0 && !circleToo ? own : [...own, ...around.caring];
	}

	/** A circle is looked at once, however much comes due in it. */
	#around(circleId: string): Promise<Around> {
		const known = this.#known.get(circleId) ?? aroundOn(this.#db, circleId, this.#day);
		this.#known.set(circleId, known);
		return known;
	}
}

async function aroundOn(db: Db, circleId: string, day: string): Promise<Around> {
	const circle = await findCircle(db, circleId);
	if (circle === undefined) return { here: new Set(), caring: [] };
	const roll = await rollOfCircle(db, circle, day);
	const held = (await heldTermsOf(db, circle.organisationId)).filter(
		(term) => term.circleId === circleId && isHeldOn(term, day)
	);
	return {
		here: new Set([...roll, ...held].map(({ personId }) => personId)),
		caring: held.filter(({ kind }) => caring.includes(kind)).map(({ personId }) => personId)
	};
}
