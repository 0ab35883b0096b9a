/** Circles, their purpose, their people and roles. See `Schema` for how values are stored. */
import type { Flag } from '../flag.ts';
import type { Defaulted, Unset } from './optional.ts';

export interface OrganisationTable {
	id: string;
	name: string;
	practice: Flag;
	claimed_at: number | null;
	created_at: number;
}

export interface CircleTable {
	id: string;
	organisation_id: string;
	broader_circle_id: string | null;
	name: string;
	settings: string;
	created_at: number;
	logbook_readers: Defaulted<string>;
	closed_on: Unset<string>;
}

export interface PurposeVersionTable {
	id: string;
	circle_id: string;
	version: number;
	vision: string;
	mission: string;
	aims: string;
	domain: string;
	agreement_id: string | null;
	created_at: number;
}

export interface PersonTable {
	id: string;
	organisation_id: string;
	name: string;
	created_at: number;
	account_id: Unset<string>;
	admin: Defaulted<Flag>;
	left_at: Unset<number>;
}

export interface InvitationTable {
	token_hash: string;
	organisation_id: string;
	circle_id: string | null;
	person_id: string | null;
	made_by: string | null;
	consents: Flag;
	uses_left: number;
	created_at: number;
	expires_at: number;
	revoked_at: number | null;
}

export interface MembershipTable {
	circle_id: string;
	person_id: string;
	consents: Flag;
	since: string;
	until: string | null;
}

export interface RoleTable {
	id: string;
	circle_id: string;
	kind: string;
	name: string;
	aim: string;
	domain: string;
}

export interface RoleTermTable {
	id: string;
	role_id: string;
	person_id: string;
	from_date: string;
	until_date: string | null;
	interim: Flag;
}
