import type { Decision } from '#governance/consent/proposal.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import { replay } from '#governance/evolve.ts';
import type { Meeting } from '#governance/meeting.ts';
import { canonicalJson, hashOf } from '#document/canonical.ts';
import { agreementsOfMeeting, versionsOf } from '#server/decisions/agreementStore.ts';
import { findBreak, type ChainBreak } from '#server/meetings/chain.ts';
import { loadRecord, withWords, type RecordedEvent } from '#server/meetings/eventStore.ts';
import type { StoredMeeting } from '#server/meetings/meetingStore.ts';
import { happened } from '#server/meetings/room.ts';
import { checkWords } from '#server/meetings/words.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding, FindingKind } from './finding.ts';

export interface MeetingCheck {
	readonly findings: readonly Finding[];
	readonly events: readonly RecordedEvent[];
	readonly removedWords: number;
}

const chainKinds = {
	changed: 'eventChanged',
	missing: 'eventMissing',
	other: 'headDiffers'
} as const satisfies Record<ChainBreak['what'], FindingKind>;

/** Recomputes a meeting's chain, folds its events again and compares what was decided with what is stored. */
export async function verifyMeeting(db: Db, stored: StoredMeeting): Promise<MeetingCheck> {
	const events = await loadRecord(db, stored.id);
	const broken = findBreak(stored.id, events, stored.head);
	if (broken !== undefined) {
		const finding = {
			kind: chainKinds[broken.what],
			record: stored.id,
			seq: broken.seq,
			detail: stored.title
		};
		return { findings: [finding], events, removedWords: 0 };
	}
	if (events.length !== stored.head.seq) {
		const finding = {
			kind: 'headDiffers',
			record: stored.id,
			seq: stored.head.seq,
			detail: stored.title
		} as const;
		return { findings: [finding], events, removedWords: 0 };
	}
	const words = checkEveryWord(stored, events);
	if (words.finding !== undefined)
		return { findings: [words.finding], events, removedWords: words.removed };
	const findings = await compareDecisions(db, stored, events, words.removed > 0);
	return { findings, events, removedWords: words.removed };
}

function checkEveryWord(
	stored: StoredMeeting,
	events: readonly RecordedEvent[]
): { readonly finding: Finding | undefined; readonly removed: number } {
	let removed = 0;
	for (const event of events) {
		const check = checkWords(event.payload, event.words);
		removed += check.removed.length;
		const [changed] = check.changed;
		if (changed !== undefined) {
			return {
				finding: { kind: 'wordsChanged', record: stored.id, seq: event.seq, detail: changed },
				removed
			};
		}
	}
	return { finding: undefined, removed };
}

async function compareDecisions(
	db: Db,
	stored: StoredMeeting,
	events: readonly RecordedEvent[],
	wordsRemoved: boolean
): Promise<readonly Finding[]> {
	const meeting = folded(events);
	if (meeting === null) {
		return [
			{ kind: 'historyUnreadable', record: stored.id, seq: stored.head.seq, detail: stored.title }
		];
	}
	const agreements = await agreementsOfMeeting(db, stored.id);
	const findings: Finding[] = [];
	for (const decision of Object.values<Decision>(meeting.decisions)) {
		const agreement = agreements.find(({ itemId }) => itemId === decision.item);
		const [first] = agreement === undefined ? [] : await versionsOf(db, agreement.id);
		const same =
			agreement?.state === decision.state && isSameText(meeting, decision, first, wordsRemoved);
		const detail = agreement?.title ?? decision.item;
		if (!same)
			findings.push({ kind: 'decisionDiffers', record: stored.id, seq: stored.head.seq, detail });
	}
	return findings;
}

/**
 * Whether the logbook holds the words that were decided. Words that were removed from the history (CD10)
 * cannot be compared; the hash of what was decided still can.
 */
function isSameText(
	meeting: Meeting,
	decision: Decision,
	stored: { readonly content: unknown; readonly hash: string } | undefined,
	wordsRemoved: boolean
): boolean {
	const version = meeting.versions[decision.version];
	if (version === undefined || stored === undefined) return false;
	const content = wordsRemoved ? stored.content : frozenContent(version.text, version.details);
	const hash = hashOf(content);
	const known = hash === version.hash && hash === decision.hash && hash === stored.hash;
	return known && canonicalJson(stored.content) === canonicalJson(content);
}

function folded(events: readonly RecordedEvent[]): Meeting | null {
	try {
		return replay(events.map((event) => happened(withWords(event))));
	} catch {
		return null;
	}
}
