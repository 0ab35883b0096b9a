/** An agreement with everything that its page shows, for one reader. */
import type {
	AgreementForm,
	AgreementPaper,
	AgreementStep
} from '#governance/circle/agreementPaper.ts';
import { currentVersion, versionStanding } from '#governance/circle/agreementState.ts';
import { circleZone } from '#server/meetings/circleZone.ts';
import type { Db } from '#server/storage/schema.ts';
import { contentOf } from './agreementContent.ts';
import { historyOf, openObjections, type HistoryEntry } from './agreementHistory.ts';
import { lineOf } from './agreementLine.ts';
import type { Agreement } from './agreementStore.ts';
import { versionsOf, type AgreementVersion } from './agreementVersions.ts';
import { waysOf } from './agreementWays.ts';
import { decisionRecord } from './meetingRecord.ts';
import type { OpenLogbook } from './opening.ts';

/**
 * Reads an agreement of a logbook that is open.
 * @param withRecord also how it was decided, from the history of its meeting; an export goes without.
 */
export async function inFull(
	db: Db,
	opened: OpenLogbook,
	agreement: Agreement,
	withRecord: boolean
): Promise<AgreementPaper> {
	const versions = await versionsOf(db, agreement.id);
	const current = versions.find(({ version }) => version === currentVersion(versions));
	const content = current === undefined ? undefined : contentOf(current.content);
	const history = await historyOf(db, agreement.id);
	const objections = openObjections(history);
	const { personId } = opened.standing;
	const record =
		current && withRecord ? await decisionRecord(db, agreement.organisationId, current) : null;
	return {
		...{ line: lineOf(agreement, opened.day), title: agreement.title, day: opened.day },
		...{ text: content?.text ?? [], driver: content?.details.driver ?? '' },
		...{ criteria: content?.details.criteria ?? [], role: content?.role ?? null },
		...{ version: current?.version ?? 1, hash: current?.hash ?? '' },
		pausedWhy: agreement.pausedWhy,
		forms: versions.map((version) => formOf(version, versions)).reverse(),
		history: history.map(withoutPerson).reverse(),
		objections: objections.map(({ at, words, whoName, personId: who }) => ({
			...{ at, words, by: whoName, mine: who !== null && who === personId }
		})),
		record,
		zone: record?.heading.zone ?? (await circleZone(db, agreement.circleId)),
		may: waysOf(opened, agreement, objections)
	};
}

function formOf(version: AgreementVersion, all: readonly AgreementVersion[]): AgreementForm {
	const content = contentOf(version.content);
	return {
		...{ version: version.version, at: version.createdAt, standing: versionStanding(version, all) },
		...{ text: content?.text ?? [], title: content?.details.title ?? '' }
	};
}

/** Who it was is told by name alone, where they are named (OB8). */
function withoutPerson({ id, at, kind, version, whoName, words }: HistoryEntry): AgreementStep {
	return { id, at, kind, version, whoName, words };
}
