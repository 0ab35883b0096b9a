import { say } from '#ui/toast.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { Outcome } from '#client/outcome.ts';
import type { Command, CommandOf, CommandPayloads, CommandType } from '#governance/commands.ts';
import { asId, isId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { m } from '#i18n/paraglide/messages.js';

/** The names among what stands in the way of a command. */
function namesIn(live: LiveMeeting, about: readonly string[]): string {
	const names = about.filter(isId).map((id) => live.nameOf(asId<ParticipantId>(id)));
	return names.filter((name) => name !== '').join(', ');
}

/** What a person reads when a command was not done. */
export async function wordsOf(
	live: LiveMeeting,
	outcome: Extract<Outcome, { done: false }>
): Promise<string> {
	const text = await refusalText(outcome.code);
	const names = namesIn(live, outcome.about);
	return names === '' ? text : m.meeting_refused_about({ text, names });
}

/** The table of refusals is long, and most people never meet one; without a line it cannot be fetched. */
async function refusalText(code: Extract<Outcome, { done: false }>['code']): Promise<string> {
	if (code === 'offline') return m.failure_offline();
	try {
		const { refusalWords } = await import('#i18n/refusals.ts');
		return refusalWords(code).text;
	} catch {
		return m.failure_server_trouble();
	}
}

/**
 * Gives a command and says so in words when it was refused. Whoever typed something keeps it:
 * clear a field only when this yields true.
 */
export async function act<T extends CommandType>(
	live: LiveMeeting,
	type: T,
	payload: CommandPayloads[T]
): Promise<boolean> {
	const outcome = await live.give(type, payload);
	if (!outcome.done) say(await wordsOf(live, outcome));
	return outcome.done;
}

/** Gives a command that stands ready as a whole, such as an offer, and says so when it was refused. */
export function carryOut(live: LiveMeeting, command: Command): Promise<boolean>;
export function carryOut<T extends CommandType>(
	live: LiveMeeting,
	{ type, payload }: CommandOf<T>
): Promise<boolean> {
	return act(live, type, payload);
}
