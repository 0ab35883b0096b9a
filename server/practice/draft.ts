/** The draft of a proposal, as simulated people see it. */
import type { Command } from '#governance/commands.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import type { Meeting } from '#governance/meeting.ts';
import { wordsOf, type RichText } from '#governance/richText.ts';
import { hashOf } from '#document/canonical.ts';

/** CD6: names the draft that the sender saw in a command that needs it. */
export function seen(command: Command, meeting: Meeting, draft: RichText): Command {
	if (!('draftHash' in command.payload)) return command;
	const details = meeting.proposals[command.payload.item]?.details;
	if (details === undefined) return command;
	const draftHash = hashOf(frozenContent(draft, details));
	return { ...command, payload: { ...command.payload, draftHash } } as Command;
}

/** The plain words of a draft. */
export function plainOf(draft: RichText): string {
	return draft.map(wordsOf).join('\n');
}
