/** Many meetings in which anything happens, each watched by several witnesses who say what must always hold. */
import type { Command } from '#governance/commands.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { Anything } from './anything.ts';
import { somewhere } from './beginnings.ts';
import { Dice } from './dice.ts';
import type { Accepted } from './table.ts';

/** One thing that must always hold. Each look throws when it does not. */
export interface Witness {
	/** After each command that was accepted. */
	readonly after?: (accepted: Accepted, anything: Anything) => void;
	/** Before each command: what its actor is offered. */
	readonly before?: (anything: Anything, actor: ParticipantId, offered: readonly Command[]) => void;
	readonly atEnd?: (anything: Anything) => void;
	/** When the rule book itself fell over. */
	readonly fell?: (error: unknown) => void;
	/** At the very end: whether enough was seen for the testimony to be worth something. */
	readonly saw?: () => void;
}

/** Commands given, or tried, in one meeting. */
const steps = 90;

/** What a witness has to say: the first thing that did not hold, with the seed that shows it again. */
export class Testimony {
	readonly #witness: Witness;
	#failed: Error | null = null;

	constructor(witness: Witness) {
		this.#witness = witness;
	}

	look(seed: number, at: (witness: Witness) => void): void {
		if (this.#failed !== null) return;
		try {
			at(this.#witness);
		} catch (error) {
			this.#failed = new Error(`seed ${seed}: ${String(error)}`, { cause: error });
		}
	}

	/** Throws the first thing that did not hold, if there was one. */
	speak(): void {
		if (this.#failed !== null) throw this.#failed;
		this.#witness.saw?.();
	}
}

/** Lets one meeting happen, the same for the same seed. */
export function watch(seed: number, testimonies: readonly Testimony[]): void {
	const dice = new Dice(seed);
	const all = (at: (witness: Witness) => void): void => {
		for (const testimony of testimonies) testimony.look(seed, at);
	};
	const anything: Anything = new Anything(somewhere(dice), dice, (accepted) =>
		all((witness) => witness.after?.(accepted, anything))
	);
	try {
		for (let left = steps; left > 0; left -= 1)
			anything.next((actor, offered) =>
				all((witness) => witness.before?.(anything, actor, offered))
			);
	} catch (error) {
		all((witness) => witness.fell?.(error));
	}
	all((witness) => witness.atEnd?.(anything));
}
