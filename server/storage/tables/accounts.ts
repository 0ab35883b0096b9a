/** Accounts, as better-auth keeps them, and what their people are told. */
import type { Flag } from '../flag.ts';

/** ISO 8601 text on SQLite, a timestamp on PostgreSQL. */
export type Instant = string | Date;

export interface AccountTable {
	id: string;
	name: string;
	email: string;
	email_verified: Flag | boolean;
	image: string | null;
	created_at: Instant;
	updated_at: Instant;
}

export interface AccountSessionTable {
	id: string;
	account_id: string;
	token: string;
	expires_at: Instant;
	ip_address: string | null;
	user_agent: string | null;
	created_at: Instant;
	updated_at: Instant;
}

export interface AccountCredentialTable {
	id: string;
	account_id: string;
	provider_id: string;
	provider_account_id: string;
	access_token: string | null;
	refresh_token: string | null;
	access_token_expires_at: Instant | null;
	refresh_token_expires_at: Instant | null;
	id_token: string | null;
	scope: string | null;
	password: string | null;
	created_at: Instant;
	updated_at: Instant;
}

export interface AccountProofTable {
	id: string;
	identifier: string;
	value: string;
	expires_at: Instant;
	created_at: Instant;
	updated_at: Instant;
}

export interface JobRunTable {
	job: string;
	/** Plain date `YYYY-MM-DD`. */
	day: string;
	started_at: number;
	done_at: number | null;
}

export interface NoticeTable {
	id: string;
	person_id: string;
	kind: string;
	cause: string;
	payload: string;
	created_at: number;
	read_at: number | null;
	mailed_at: number | null;
}

export interface NoticeChoiceTable {
	account_id: string;
	kind: string;
	in_app: Flag;
	by_mail: Flag;
}

export interface CalendarFeedTable {
	token_hash: string;
	account_id: string;
	created_at: number;
	revoked_at: number | null;
}
