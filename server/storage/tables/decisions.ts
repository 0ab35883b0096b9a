/** What circles agreed, promised and put on their list. See `Schema` for how values are stored. */
import type { Generated } from 'kysely';
import type { Flag } from '../flag.ts';
import type { Defaulted, Unset } from './optional.ts';

export interface AgreementTable {
	id: string;
	organisation_id: string;
	circle_id: string;
	meeting_id: string | null;
	item_id: string | null;
	title: string;
	state: string;
	review_on: string | null;
	done_by: string | null;
	created_at: number;
	kind: Defaulted<string>;
	confidential: Defaulted<Flag>;
	owner_name: Defaulted<string>;
	owner_person_id: Unset<string>;
	role_id: Unset<string>;
	term_until: Unset<string>;
	ended_on: Unset<string>;
	review_asked_at: Unset<number>;
	paused_at: Unset<number>;
	paused_why: Unset<string>;
}

export interface AgreementVersionTable {
	agreement_id: string;
	version: number;
	content: string;
	hash: string;
	created_at: number;
	state: Defaulted<string>;
	meeting_id: Unset<string>;
	item_id: Unset<string>;
}

export interface AgreementHistoryTable {
	id: string;
	agreement_id: string;
	/** 1 for the first entry of an agreement. */
	seq: number;
	at: number;
	kind: string;
	version: number | null;
	meeting_id: string | null;
	item_id: string | null;
	person_id: string | null;
	who_name: string;
	words: string;
}

/** Derived from the agreements, to find them by their words: it can be made anew at any time. */
export interface AgreementSearchTable {
	id: Generated<number>;
	agreement_id: string;
	/** By whom it is found: one word for those who may read it. */
	readers: string;
	scope: string;
	title: string;
	owner: string;
	criteria: string;
	body: string;
	dates: string;
}

/** On SQLite alone: the index over `agreement_search`, which the database keeps itself. */
export interface AgreementWordsTable {
	rowid: number;
}

export interface ActionTable {
	id: string;
	circle_id: string;
	meeting_id: string | null;
	what: string;
	who_name: string;
	participant_id: string | null;
	person_id: string | null;
	due: string | null;
	done_at: number | null;
	created_at: number;
}

export interface BacklogItemTable {
	id: string;
	circle_id: string;
	kind: string;
	title: string;
	driver: string;
	next_step: string;
	minutes: number;
	owner_name: string;
	due: string | null;
	order_key: string;
	source: string;
	meeting_id: string | null;
	created_at: number;
	done_at: number | null;
	subject: Unset<string>;
	cause: Unset<string>;
	owner_person_id: Unset<string>;
	added_by: Unset<string>;
	agreement_id: Unset<string>;
	role_id: Unset<string>;
	words: Defaulted<string>;
	taken_by: Unset<string>;
	taken_as: Unset<string>;
	came: Defaulted<string>;
	off_why: Unset<string>;
	off_by: Unset<string>;
}

export interface SuggestionTable {
	id: string;
	circle_id: string;
	meeting_id: string | null;
	who_name: string;
	words: string;
	created_at: number;
	done_at: number | null;
}

export interface LedgerTable {
	organisation_id: string;
	seq: number;
	at: number;
	kind: string;
	meeting_id: string;
	meeting_head: string;
	payload: string;
	prev: string;
	hash: string;
	signature: string;
}
