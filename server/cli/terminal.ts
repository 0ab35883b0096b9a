/** How a command speaks with the person at the terminal. */
export interface Terminal {
	/** What was asked for. */
	say(line: string): void;
	/** What is told beside it: how far a long work is, and what is wrong. */
	note(line: string): void;
	/** The environment variables, which are the settings. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Aborted with Ctrl+C; a command then leaves everything as it was. */
	readonly stop: AbortSignal;
}

/** @returns the exit code: 0 well, 1 something is wrong, 2 not understood or not possible. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Arguments that are not understood: the usage is told. */
export class Misunderstood extends Error {}
