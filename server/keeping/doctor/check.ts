import type { Config, Environment } from '#server/config.ts';

/** How well something is: `wrong` keeps Rondo from working or from being restored. */
export const levels = ['ok', 'warning', 'wrong'] as const;

export type Level = (typeof levels)[number];

/** What one look found, in words, with what the operator does next where something is to do. */
export interface Diagnosis {
	readonly level: Level;
	readonly words: string;
	readonly next?: string;
}

/** What the checks look at. */
export interface Patient {
	readonly config: Config;
	readonly env: Environment;
	/** UTC milliseconds. */
	readonly now: number;
}

/** One look at one thing; it changes nothing. A new one is added to the list in `doctor.ts`. */
export type Check = (patient: Patient) => Promise<readonly Diagnosis[]> | readonly Diagnosis[];

export const ok = (words: string): Diagnosis => ({ level: 'ok', words });

export const warning = (words: string, next: string): Diagnosis => ({
	level: 'warning',
	words,
	next
});

export const wrong = (words: string, next: string): Diagnosis => ({ level: 'wrong', words, next });
