import type { Db } from '#server/storage/schema.ts';
import { AgreementDeeds } from './agreementDeeds.ts';
import { Logbook } from './logbook.ts';
import { RoleDecisions } from './roleDecision.ts';
import type { Signer } from './signature.ts';

/** What pages may ask about agreements, and do with them. */
export interface LogbookServices {
	readonly logbook: Logbook;
	readonly agreementDeeds: AgreementDeeds;
	readonly roleDecisions: RoleDecisions;
}

/** Puts the parts of this room together. @param now UTC milliseconds. */
export function openLogbooks(db: Db, signer: Signer, now: () => number): LogbookServices {
	const needs = { db, signer, now };
	return {
		logbook: new Logbook(db, now),
		agreementDeeds: new AgreementDeeds(needs),
		roleDecisions: new RoleDecisions(needs)
	};
}
