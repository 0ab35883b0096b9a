import * as v from 'valibot';
import type { Decision } from '#governance/consent/proposal.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import type { Meeting } from '#governance/meeting.ts';
import { canonicalJson, hashOf } from '#document/canonical.ts';
import {
	agreementsOfMeeting,
	versionsOf,
	type Agreement,
	type AgreementVersion
} from '#server/decisions/agreementStore.ts';
import type { StoredMeeting } from '#server/meetings/meetingStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding } from './finding.ts';

const decidedDetails = v.object({
	details: v.object({
		title: v.string(),
		reviewOn: v.nullable(v.string()),
		termUntil: v.nullable(v.string()),
		doneBy: v.nullable(v.string())
	})
});

/** Compares what a meeting decided with the agreements it is said to have made: the same, and no others. */
export async function verifyAgreements(
	db: Db,
	stored: StoredMeeting,
	meeting: Meeting,
	wordsRemoved: boolean
): Promise<readonly Finding[]> {
	const agreements = await agreementsOfMeeting(db, stored.id);
	const place = { record: stored.id, seq: stored.head.seq };
	const findings: Finding[] = [];
	const made = new Set<string>();
	for (const decision of Object.values<Decision>(meeting.decisions)) {
		const agreement = agreements.find(({ itemId }) => itemId === decision.item);
		if (agreement !== undefined) made.add(agreement.id);
		const versions = agreement === undefined ? [] : await versionsOf(db, agreement.id);
		const same =
			agreement?.state === decision.state &&
			agreement.circleId === stored.circleId &&
			isSameText(meeting, decision, versions, wordsRemoved) &&
			headsItsText(agreement, versions);
		const detail = agreement?.title ?? decision.item;
		if (!same) findings.push({ kind: 'decisionDiffers', ...place, detail });
	}
	for (const { id, title } of agreements) {
		if (!made.has(id)) findings.push({ kind: 'agreementUnknown', ...place, detail: title });
	}
	return findings;
}

/**
 * Whether the logbook holds the words that were decided, once and without any others. Words that were removed
 * from the history (CD10) cannot be compared; the hash of what was decided still can.
 */
function isSameText(
	meeting: Meeting,
	decision: Decision,
	versions: readonly AgreementVersion[],
	wordsRemoved: boolean
): boolean {
	const version = meeting.versions[decision.version];
	const [stored] = versions;
	if (version === undefined || stored === undefined) return false;
	const content = wordsRemoved ? stored.content : frozenContent(version.text, version.details);
	return (
		version.hash === decision.hash &&
		isDecidedForm(versions, decision.hash) &&
		canonicalJson(stored.content) === canonicalJson(content)
	);
}

/** Whether there is one form of an agreement, and it has the hash that was consented to. */
export function isDecidedForm(versions: readonly AgreementVersion[], hash: unknown): boolean {
	const [stored] = versions;
	return (
		versions.length === 1 &&
		stored?.version === 1 &&
		stored.hash === hash &&
		hashOf(stored.content) === hash
	);
}

/** Whether the title and the days by which an agreement is found are those of its text. */
export function headsItsText(
	{ title, reviewOn, doneBy }: Agreement,
	[stored]: readonly AgreementVersion[]
): boolean {
	const details = v.safeParse(decidedDetails, stored?.content);
	if (!details.success) return false;
	const decided = details.output.details;
	return (
		title === decided.title &&
		reviewOn === (decided.reviewOn ?? decided.termUntil) &&
		doneBy === decided.doneBy
	);
}
