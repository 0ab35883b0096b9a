import type { Coming } from '#governance/circle/waiting.ts';

/** An item of a backlog as its page shows it. Dates are plain `YYYY-MM-DD`. */
export interface WaitingItem {
	readonly id: string;
	readonly title: string;
	readonly kind: 'decide' | 'explore' | 'report';
	readonly driver: string;
	readonly nextStep: string;
	readonly minutes: number;
	/** The person on the roll; empty for nobody and for names that are nobody's there. */
	readonly owner: string;
	readonly ownerName: string;
	readonly due: string | null;
	readonly came: Coming;
	readonly cameOn: string;
	readonly by: string;
	readonly agreementId: string | null;
	/** AR1: what stands beside the agreement that is reviewed. */
	readonly paper: {
		readonly criteria: readonly string[];
		readonly concerns: readonly string[];
		readonly measurements: readonly {
			readonly on: string;
			readonly whoName: string;
			readonly words: string;
		}[];
	} | null;
}

/** Somebody on the roll. */
export interface OnTheRoll {
	readonly personId: string;
	readonly name: string;
}

/** What came back of a form, and what is wrong with it. */
export interface CameBack {
	readonly typed: Readonly<Record<string, string>>;
	readonly problems: Readonly<Record<string, string>>;
}
