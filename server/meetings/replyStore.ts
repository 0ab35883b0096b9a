import { readJson, type Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';

/** One command of one participant, however often it is sent: the key is theirs to choose. */
export interface CommandKey {
	readonly meetingId: string;
	readonly participantId: string;
	readonly key: string;
	/** Hash of what was asked. The same key for something else is a mistake of the sender. */
	readonly fingerprint: string;
}

/**
 * What is known of a command: nothing (`new`), its reply (`known`), or that its key was used for
 * another command (`otherCommand`, refused).
 */
export type KnownReply =
	| { readonly kind: 'new' }
	| { readonly kind: 'known'; readonly reply: Json }
	| { readonly kind: 'otherCommand' };

/** Looks whether a command has been answered before. */
export async function findReply(db: Db, command: CommandKey): Promise<KnownReply> {
	const row = await db
		.selectFrom('command_reply')
		.select(['fingerprint', 'reply'])
		.where('meeting_id', '=', command.meetingId)
		.where('participant_id', '=', command.participantId)
		.where('key', '=', command.key)
		.executeTakeFirst();
	if (!row) return { kind: 'new' };
	if (row.fingerprint !== command.fingerprint) return { kind: 'otherCommand' };
	return { kind: 'known', reply: readJson(row.reply) };
}

/**
 * Keeps the reply to a command, in the transaction that carries it out.
 * @returns `new` when it was kept; otherwise another node answered the same command meanwhile,
 * and the transaction must be undone in favour of that reply.
 */
export async function keepReply(
	db: Db,
	command: CommandKey,
	reply: object,
	now: number
): Promise<KnownReply> {
	const kept = await db
		.insertInto('command_reply')
		.values({
			meeting_id: command.meetingId,
			participant_id: command.participantId,
			key: command.key,
			fingerprint: command.fingerprint,
			reply: JSON.stringify(reply),
			at: now
		})
		.onConflict((known) => known.columns(['meeting_id', 'participant_id', 'key']).doNothing())
		.returning('key')
		.executeTakeFirst();
	return kept ? { kind: 'new' } : await findReply(db, command);
}
