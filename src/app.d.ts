import type { Asker } from '#server/accounts/asker.ts';
import type { Credentials } from '#server/people/whoIs.ts';
import type { Services } from '#server/app.ts';

declare global {
	namespace App {
		interface Locals {
			/** The server's services; pages know them as types only. */
			services: Services;
			/** Who is signed in with an account, if anybody is. */
			asker: Asker | undefined;
			/** What the request shows of who is asking, for meetings. */
			credentials: Credentials;
			/** The store did not answer while this was made: a 503, not a defect. */
			hasTrouble?: true;
		}
		interface Error {
			message: string;
			/** By which the operator finds the error in the log. */
			id?: string;
			/** The store did not answer; the message is for people. */
			isTrouble?: true;
		}
	}
}

export {};
