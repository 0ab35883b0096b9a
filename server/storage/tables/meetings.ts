/** Meetings, the ways into them, and what happened there. See `Schema` for how values are stored. */
import type { Flag } from '../flag.ts';
import type { Defaulted, Unset } from './optional.ts';

export const participantKinds = ['member', 'guest', 'listener', 'screen', 'simulated'] as const;

/** How somebody is in a meeting; `screen` is the shared screen, `simulated` a practice partner. */
export type ParticipantKind = (typeof participantKinds)[number];

export interface MeetingTable {
	id: string;
	circle_id: string;
	code: string;
	title: string;
	timezone: string;
	practice: Flag;
	previous_meeting_id: string | null;
	state: string;
	head_seq: number;
	head_hash: string;
	created_at: number;
	starts_at: number | null;
	started_at: number | null;
	ended_at: number | null;
	delete_after: number | null;
	kind: Defaulted<string>;
	place: Defaulted<string>;
	call_link: Defaulted<string>;
	minutes: Unset<number>;
	cancelled_at: Unset<number>;
	planned_by: Unset<string>;
	cancelled_why: Defaulted<string>;
	changes: Defaulted<number>;
}

export interface ParticipantTable {
	id: string;
	meeting_id: string;
	person_id: string | null;
	name: string;
	kind: ParticipantKind;
	created_at: number;
	excused_at: Unset<number>;
}

export interface SessionTable {
	id: string;
	meeting_id: string;
	participant_id: string;
	token_hash: string;
	created_at: number;
	expires_at: number;
	revoked_at: number | null;
	last_seen_at: number | null;
}

export interface DeviceLinkTable {
	token_hash: string;
	meeting_id: string;
	participant_id: string;
	created_at: number;
	expires_at: number;
	used_at: number | null;
}

export interface ShareLinkTable {
	token_hash: string;
	meeting_id: string;
	created_at: number;
	revoked_at: number | null;
}

export interface EventTable {
	meeting_id: string;
	seq: number;
	v: number;
	at: number;
	/** A participant's id, or null where Rondo itself acted. */
	actor: string | null;
	type: string;
	payload: string;
	prev: string;
	hash: string;
}

export interface EventWordsTable {
	meeting_id: string;
	seq: number;
	path: string;
	salt: string;
	words: string;
}

export interface CommandReplyTable {
	meeting_id: string;
	participant_id: string;
	key: string;
	fingerprint: string;
	reply: string;
	at: number;
}

/** No time stands here: when somebody answered must not be told, then or afterwards (RN6). */
export interface SealedAnswerTable {
	meeting_id: string;
	round_id: string;
	participant_id: string;
	sealed: Uint8Array;
	helper_id: string | null;
}
