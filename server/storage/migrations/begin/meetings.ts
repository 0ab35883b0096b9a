import { sql } from 'kysely';
import {
	addIndex,
	addUniqueIndex,
	partOf,
	pointsAt,
	primary,
	required,
	type MigrationTools
} from '../columns.ts';

/** Meetings and their participants. */
export async function createMeetings({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('meeting')
		.addColumn('id', types.key, primary)
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('code', types.key, (code) => code.notNull().unique())
		.addColumn('title', types.words, required)
		.addColumn('timezone', types.key, required)
		.addColumn('practice', types.flag, required)
		.addColumn('previous_meeting_id', types.key, pointsAt('meeting'))
		.addColumn('state', types.key, required)
		.addColumn('head_seq', types.count, required)
		.addColumn('head_hash', types.key, required)
		.addColumn('created_at', types.count, required)
		.addColumn('starts_at', types.count)
		.addColumn('started_at', types.count)
		.addColumn('ended_at', types.count)
		.addColumn('delete_after', types.count)
		.execute();
	await addIndex(db, 'meeting', 'circle_id', 'created_at');
	// A meeting has one next meeting, whoever of its people sets it up first.
	await addUniqueIndex(db, 'meeting', 'previous_meeting_id');
	await addIndex(db, 'meeting', 'delete_after');
	await db.schema
		.createTable('participant')
		.addColumn('id', types.key, primary)
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('person_id', types.key, pointsAt('person'))
		.addColumn('name', types.words, required)
		.addColumn('kind', types.key, required)
		.addColumn('created_at', types.count, required)
		.execute();
	await addIndex(db, 'participant', 'meeting_id');
	await addIndex(db, 'participant', 'person_id');
}

/** The ways into a meeting: sessions of devices, links for another device, links for readers. */
export async function createSessions({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('session')
		.addColumn('id', types.key, primary)
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('participant_id', types.key, partOf('participant'))
		.addColumn('token_hash', types.key, (hash) => hash.notNull().unique())
		.addColumn('created_at', types.count, required)
		.addColumn('expires_at', types.count, required)
		.addColumn('revoked_at', types.count)
		.addColumn('last_seen_at', types.count)
		.execute();
	await addIndex(db, 'session', 'meeting_id');
	await addIndex(db, 'session', 'participant_id');
	await addIndex(db, 'session', 'expires_at');
	await db.schema
		.createTable('device_link')
		.addColumn('token_hash', types.key, primary)
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('participant_id', types.key, partOf('participant'))
		.addColumn('created_at', types.count, required)
		.addColumn('expires_at', types.count, required)
		.addColumn('used_at', types.count)
		.execute();
	await addIndex(db, 'device_link', 'meeting_id');
	await addIndex(db, 'device_link', 'participant_id');
	await addIndex(db, 'device_link', 'expires_at');
	await db.schema
		.createTable('share_link')
		.addColumn('token_hash', types.key, primary)
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('created_at', types.count, required)
		.addColumn('revoked_at', types.count)
		.execute();
	await addIndex(db, 'share_link', 'meeting_id');
}

/** What happened in a meeting, and the words of it, which can be removed. */
export async function createEvents({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('event')
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('seq', types.count, required)
		.addColumn('v', types.count, required)
		.addColumn('at', types.count, required)
		.addColumn('actor', types.key)
		.addColumn('type', types.key, required)
		.addColumn('payload', types.json, required)
		.addColumn('prev', types.key, required)
		.addColumn('hash', types.key, required)
		.addPrimaryKeyConstraint('event_pk', ['meeting_id', 'seq'])
		.execute();
	await db.schema
		.createTable('event_words')
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('seq', types.count, required)
		.addColumn('path', types.key, required)
		.addColumn('salt', types.key, required)
		.addColumn('words', types.words, required)
		.addPrimaryKeyConstraint('event_words_pk', ['meeting_id', 'seq', 'path'])
		.execute();
}

/** Replies to commands, and answers nobody may read yet. */
export async function createReplies({ db, types, dialect }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('command_reply')
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('participant_id', types.key, partOf('participant'))
		.addColumn('key', types.key, required)
		.addColumn('fingerprint', types.key, required)
		.addColumn('reply', types.json, required)
		.addColumn('at', types.count, required)
		.addPrimaryKeyConstraint('command_reply_pk', ['meeting_id', 'participant_id', 'key'])
		.execute();
	await addIndex(db, 'command_reply', 'participant_id');
	const sealedAnswer = db.schema
		.createTable('sealed_answer')
		.addColumn('meeting_id', types.key, partOf('meeting'))
		.addColumn('round_id', types.key, required)
		.addColumn('participant_id', types.key, partOf('participant'))
		.addColumn('sealed', types.bytes, required)
		.addColumn('helper_id', types.key, pointsAt('participant'))
		.addPrimaryKeyConstraint('sealed_answer_pk', ['meeting_id', 'round_id', 'participant_id']);
	// Row numbers would tell in which order people answered (RN6).
	await (
		dialect === 'sqlite' ? sealedAnswer.modifyEnd(sql`without rowid`) : sealedAnswer
	).execute();
	await addIndex(db, 'sealed_answer', 'participant_id');
	await addIndex(db, 'sealed_answer', 'helper_id');
}
