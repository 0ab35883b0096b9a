import { replay } from '#governance/evolve.ts';
import type { Meeting } from '#governance/meeting.ts';
import { findBreak, type ChainBreak } from '#server/meetings/chain.ts';
import { loadRecord, withWords, type RecordedEvent } from '#server/meetings/eventStore.ts';
import type { StoredMeeting } from '#server/meetings/meetingStore.ts';
import { happened } from '#server/meetings/room.ts';
import { checkWords } from '#server/meetings/words.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding, FindingKind } from './finding.ts';
import { verifyAgreements } from './verifyAgreements.ts';

export interface MeetingCheck {
	readonly findings: readonly Finding[];
	readonly events: readonly RecordedEvent[];
	readonly removedWords: number;
	/** As its first event says, which is chained; the column beside it is not. */
	readonly practice: boolean;
}

const chainKinds = {
	changed: 'eventChanged',
	missing: 'eventMissing',
	other: 'headDiffers'
} as const satisfies Record<ChainBreak['what'], FindingKind>;

/** Recomputes a meeting's chain, folds its events again and compares what was decided with what is stored. */
export async function verifyMeeting(db: Db, stored: StoredMeeting): Promise<MeetingCheck> {
	const events = await loadRecord(db, stored.id);
	const words = checkEveryWord(stored, events);
	const finding = brokenChain(stored, events) ?? words.finding;
	const meeting = finding === undefined ? folded(events) : null;
	const check = { events, removedWords: words.removed };
	if (meeting === null) {
		const kind = 'historyUnreadable';
		const found = finding ?? findingIn(stored, kind, stored.head.seq);
		return { ...check, findings: [found], practice: stored.practice };
	}
	const findings = await verifyAgreements(db, { stored, meeting, wordsRemoved: words.removed > 0 });
	return { ...check, findings, practice: meeting.practice };
}

function findingIn(stored: StoredMeeting, kind: FindingKind, seq: number): Finding {
	return { kind, record: stored.id, seq, detail: stored.title };
}

function brokenChain(stored: StoredMeeting, events: readonly RecordedEvent[]): Finding | undefined {
	const broken = findBreak(stored.id, events, stored.head);
	if (broken !== undefined) return findingIn(stored, chainKinds[broken.what], broken.seq);
	return events.length === stored.head.seq
		? undefined
		: findingIn(stored, 'headDiffers', stored.head.seq);
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

function folded(events: readonly RecordedEvent[]): Meeting | null {
	try {
		return replay(events.map((event) => happened(withWords(event))));
	} catch {
		return null;
	}
}
