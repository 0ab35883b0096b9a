/** The journal of the shared documents, and the installation itself. See `Schema` for how values are stored. */
import type { Generated } from 'kysely';

export interface DocUpdateTable {
	id: Generated<number>;
	document: string;
	origin: string;
	update_bytes: Uint8Array;
	at: number;
}

export interface DocSnapshotTable {
	document: string;
	upto: number;
	state: Uint8Array;
	at: number;
}

export interface ClientBindingTable {
	document: string;
	client_id: number;
	participant_id: string;
}

export interface InstanceTable {
	key: string;
	value: string;
}
