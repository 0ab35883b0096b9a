/** What circles agreed, promised and put on their list. See `Schema` for how values are stored. */

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
}

export interface AgreementVersionTable {
	agreement_id: string;
	version: number;
	content: string;
	hash: string;
	created_at: number;
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
