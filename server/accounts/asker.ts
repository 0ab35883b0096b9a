/** Somebody who is signed in. */
export interface Asker {
	readonly accountId: string;
	readonly sessionId: string;
	readonly name: string;
	readonly email: string;
	/** Whether the address was proved to be theirs. */
	readonly confirmed: boolean;
}
