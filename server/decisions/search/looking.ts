import type { Db } from '#server/storage/schema.ts';
import type { Shown } from '#governance/circle/agreementPaper.ts';
import type { Question } from './question.ts';

/** Where somebody may look, and for what. */
export interface Looking {
	readonly question: Question;
	readonly organisationId: string;
	/** Whose agreements the asker may read, as `readersOf` writes it. Nothing else is ever found. */
	readonly readers: readonly string[];
	readonly shown: Shown;
	/** Plain date: what has ended by then. */
	readonly day: string;
	/** How many, and how many of the best are passed over. */
	readonly limit: number;
	readonly offset: number;
}

export interface FoundIds {
	/** Agreements, the best first. */
	readonly ids: readonly string[];
	/** Of how many; `mostFound` stands for that many or more. */
	readonly total: number;
}

/** One database's way. */
export type Find = (db: Db, looking: Looking) => Promise<FoundIds>;

/** Up to so many circles the index itself looks at; of more it is told the organisation. */
export const fewReaders = 4;
