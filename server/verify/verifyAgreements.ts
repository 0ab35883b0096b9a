import type { Decision } from '#governance/consent/proposal.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import type { Meeting } from '#governance/meeting.ts';
import { canonicalJson, hashOf } from '#document/canonical.ts';
import { currentVersion } from '#governance/circle/agreementState.ts';
import { contentOf } from '#server/decisions/agreementContent.ts';
import { historyOf } from '#server/decisions/agreementHistory.ts';
import {
	agreementsOfMeeting,
	findAgreement,
	type Agreement
} from '#server/decisions/agreementStore.ts';
import {
	versionsMadeIn,
	versionsOf,
	type AgreementVersion
} from '#server/decisions/agreementVersions.ts';
import type { StoredMeeting } from '#server/meetings/meetingStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding } from './finding.ts';

/** A meeting as its events tell, and whether all of its words are still there (CD10). */
export interface Folded {
	readonly stored: StoredMeeting;
	readonly meeting: Meeting;
	readonly wordsRemoved: boolean;
}

/** Compares what a meeting decided with the forms it is said to have made: the same, and no others. */
export async function verifyAgreements(db: Db, folded: Folded): Promise<readonly Finding[]> {
	const { stored, meeting } = folded;
	const place = { record: stored.id, seq: stored.head.seq };
	const forms = await versionsMadeIn(db, stored.id);
	const findings: Finding[] = [];
	const made = new Set<string>();
	for (const decision of Object.values<Decision>(meeting.decisions)) {
		const form = forms.find(({ itemId }) => itemId === decision.item);
		const agreement = form && (await findAgreement(db, form.agreementId));
		if (agreement !== undefined) made.add(agreement.id);
		const same =
			form === undefined || agreement === undefined
				? await isEndToldOf(db, folded, decision)
				: await isAsDecided(db, folded, decision, form, agreement);
		const detail = agreement?.title ?? decision.item;
		if (!same) findings.push({ kind: 'decisionDiffers', ...place, detail });
	}
	const begun = await agreementsOfMeeting(db, stored.id);
	for (const { id, title } of begun)
		if (!made.has(id)) findings.push({ kind: 'agreementUnknown', ...place, detail: title });
	for (const { itemId, agreementId: detail } of forms)
		if (!isDecided(meeting, itemId)) findings.push({ kind: 'agreementUnknown', ...place, detail });
	return findings;
}

const isDecided = (meeting: Meeting, item: string | null): boolean =>
	Object.values<Decision>(meeting.decisions).some((decision) => decision.item === item);

/**
 * Whether a form holds the words that were decided. Words that were removed from the history (CD10) cannot be
 * compared; the hash of what was decided still can.
 */
async function isAsDecided(
	db: Db,
	{ stored, meeting, wordsRemoved }: Folded,
	decision: Decision,
	form: AgreementVersion,
	agreement: Agreement
): Promise<boolean> {
	const version = meeting.versions[decision.version];
	if (version === undefined) return false;
	const content = wordsRemoved ? form.content : frozenContent(version.text, version.details);
	const versions = await versionsOf(db, agreement.id);
	const owner = version.details.owner;
	const holds = currentVersion(versions) === form.version;
	const ownerName = owner === null ? '' : meeting.seats[owner]?.name;
	return (
		agreement.circleId === stored.circleId &&
		form.state === decision.state &&
		version.hash === decision.hash &&
		isDecidedForm(form, decision.hash) &&
		canonicalJson(form.content) === canonicalJson(content) &&
		(wordsRemoved || !holds || agreement.ownerName === ownerName) &&
		headsItsText(agreement, versions)
	);
}

/** AR1: a decision that made no form ended an agreement: its history tells so. */
async function isEndToldOf(
	db: Db,
	{ stored, meeting }: Folded,
	{ item, state }: Decision
): Promise<boolean> {
	const subject = meeting.items[item]?.subject;
	if (subject?.kind !== 'agreement' || subject.change !== 'end') return false;
	const history = await historyOf(db, subject.agreement);
	const told = history.findLast(
		({ meetingId, itemId }) => meetingId === stored.id && itemId === item
	);
	return told?.kind === { inForce: 'ended', pending: 'waiting', returned: 'returned' }[state];
}

/** Whether a form has the hash that was consented to. */
export function isDecidedForm({ hash, content }: AgreementVersion, decidedHash: unknown): boolean {
	return hash === decidedHash && hashOf(content) === decidedHash;
}

/** Whether the title and the days by which an agreement is found are those of the form that holds. */
export function headsItsText(
	{ title, state, reviewOn, termUntil, doneBy }: Agreement,
	versions: readonly AgreementVersion[]
): boolean {
	const current = versions.find(({ version }) => version === currentVersion(versions));
	const details = current === undefined ? undefined : contentOf(current.content)?.details;
	return (
		details !== undefined &&
		state === current?.state &&
		title === details.title &&
		reviewOn === details.reviewOn &&
		termUntil === details.termUntil &&
		doneBy === details.doneBy
	);
}
