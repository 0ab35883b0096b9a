/** A command as it was given: what it needs to be decided, and how its reply is kept. */
import type { Command } from '#governance/commands.ts';
import type { Answer } from '#governance/consent/answer.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { Moment } from '#governance/rule.ts';
import { hashOf } from '#document/canonical.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { documentOf } from './places.ts';
import { keepReply, type CommandKey } from './replyStore.ts';
import type { RoomNeeds } from './roomNeeds.ts';

/** A command, who gives it, and the key under which its reply is kept. */
export interface Given {
	readonly actor: ParticipantId;
	readonly command: Command;
	readonly asked: CommandKey | null;
}

/** Another node answered the key of this command: the transaction is undone in favour of that reply. */
export class AnsweredMeanwhile extends Error {}

/** A changed sealed answer leaves no event, so that nothing but its key shows that it came twice. */
export async function keepItsReply(
	tx: Db,
	asked: CommandKey,
	seq: number,
	at: number
): Promise<void> {
	const { kind } = await keepReply(tx, asked, { seq }, at);
	if (kind !== 'new') throw new AnsweredMeanwhile();
}

/** RN6: when somebody answers a sealed round is written nowhere. UTC milliseconds. */
export function quietTime(meeting: Meeting, given: Given | null, now: number): number {
	const command = given?.command;
	const round = command?.type === 'answer' ? meeting.rounds[command.payload.round] : undefined;
	return round?.openedAt ?? now;
}

/** What the rule book cannot know by itself, for one command. */
export async function momentFor(
	{ now, away, documents, sealed }: RoomNeeds,
	meeting: Meeting,
	command: Command
): Promise<Moment> {
	const moment = { now: now(), newId, hash: hashOf, away: away(meeting) };
	if ('payload' in command && 'draftHash' in command.payload) {
		const { item } = command.payload;
		const textId = meeting.proposals[item]?.textId;
		const document = documentOf(meeting, item);
		const draft = textId === undefined ? [] : await documents.readText(document, textId);
		return { ...moment, draft };
	}
	if (command.type !== 'reveal') return moment;
	const answers: Readonly<Record<ParticipantId, Answer>> = await sealed.open(
		meeting,
		command.payload.round
	);
	return { ...moment, sealed: answers };
}
