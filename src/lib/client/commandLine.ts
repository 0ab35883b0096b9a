import { answerKinds, type Answer } from '#governance/consent/answer.ts';
import type { CommandPayloads, CommandType } from '#governance/commands.ts';
import type { RoundId } from '#governance/ids.ts';
import { newKey } from './newKey.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

/** How often a command is sent again with the same key before the page says "not sent". */
const attempts = 3;

/** Longest wait for one reply, in milliseconds. */
const patience = 10_000;

/** Where commands go. */
export interface Line {
	send<T extends CommandType>(type: T, payload: CommandPayloads[T]): Promise<Outcome>;
	/** RN6: one's own answer to a round that is still sealed; `null` where there is none or no line. */
	myAnswer(round: RoundId): Promise<Answer | null>;
}

/**
 * Sends commands to a meeting, one HTTP POST each. The same command with the same key happens once,
 * so it is safe to send it again when the line broke. Never queued offline.
 */
export class CommandLine implements Line {
	readonly #meeting: string;
	/** The keys of commands that got no answer: they may have happened, so the same again is the same. */
	readonly #unanswered = new Map<string, string>();

	constructor(meetingId: string) {
		this.#meeting = `/m/${meetingId}`;
	}

	async myAnswer(round: RoundId): Promise<Answer | null> {
		try {
			const signal = AbortSignal.timeout(patience);
			const response = await fetch(`${this.#meeting}/answers/${round}`, { signal });
			return response.ok ? answerIn(await response.json()) : null;
		} catch {
			return null;
		}
	}

	async send<T extends CommandType>(type: T, payload: CommandPayloads[T]): Promise<Outcome> {
		const asked = JSON.stringify({ type, payload });
		const key = this.#unanswered.get(asked) ?? newKey();
		this.#unanswered.set(asked, key);
		const body = JSON.stringify({ key, type, payload });
		for (let attempt = 1; attempt <= attempts; attempt += 1) {
			const outcome = await this.#post(body);
			if (outcome === null) continue;
			if (outcome.done || outcome.code !== 'serverTrouble') this.#unanswered.delete(asked);
			return outcome;
		}
		return { done: false, code: 'offline', about: [] };
	}

	async #post(body: string): Promise<Outcome | null> {
		try {
			const signal = AbortSignal.timeout(patience);
			const headers = { 'content-type': 'application/json' };
			const response = await fetch(`${this.#meeting}/commands`, {
				method: 'POST',
				headers,
				body,
				signal
			});
			const reply: unknown = await response.json().catch(() => null);
			return outcomeOf(response.status, reply);
		} catch {
			return null;
		}
	}
}

/** Reads the server's reply to the question for one's own answer. */
function answerIn(reply: unknown): Answer | null {
	if (typeof reply !== 'object' || reply === null || !('answer' in reply)) return null;
	const { answer } = reply;
	if (typeof answer !== 'object' || answer === null) return null;
	if (!('kind' in answer) || !('text' in answer) || typeof answer.text !== 'string') return null;
	const kind = answerKinds.find((each) => each === answer.kind);
	return kind === undefined ? null : { kind, text: answer.text };
}
