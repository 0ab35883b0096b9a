/** What somebody may do with an agreement now: the page offers it, and the deeds ask again. */
import type { AgreementWays } from '#governance/circle/agreementPaper.ts';
import { holdsOn, standingOn } from '#governance/circle/agreementState.ts';
import type { HistoryEntry } from './agreementHistory.ts';
import type { Agreement } from './agreementStore.ts';
import type { OpenLogbook } from './opening.ts';

/** The ways open to whoever reads an agreement. */
export function waysOf(
	{ may, standing, day }: OpenLogbook,
	agreement: Agreement,
	objections: readonly HistoryEntry[]
): AgreementWays {
	const facts = { ...agreement, isPaused: agreement.pausedAt !== null };
	const stands = standingOn(facts, day);
	const holds = holdsOn(facts, day);
	const owns = agreement.ownerPersonId !== null && agreement.ownerPersonId === standing.personId;
	const mine = objections.some(({ personId }) => personId === standing.personId);
	return {
		object: (holds || stands === 'paused') && may('objectToAgreement') && !mine,
		pause: holds && owns && may('read') && objections.length > 0,
		resume: stands === 'paused' && owns && may('read'),
		bring: agreement.state !== 'pending' && may('addToBacklog'),
		export: may('exportLogbook')
	};
}
