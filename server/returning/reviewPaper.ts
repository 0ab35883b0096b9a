/** AR1: what a circle looks at when it reviews an agreement. */
import { currentVersion } from '#governance/circle/agreementState.ts';
import { contentOf } from '#server/decisions/agreementContent.ts';
import { answeringKinds, historyOf } from '#server/decisions/agreementHistory.ts';
import { versionsOf } from '#server/decisions/agreementVersions.ts';
import { loadEvents } from '#server/meetings/eventStore.ts';
import { isJsonObject, type Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';

/** What was measured or seen of an agreement, by whom and when. */
export interface Measurement {
	/** UTC milliseconds. */
	readonly at: number;
	readonly whoName: string;
	readonly words: string;
}

/** What stands beside an agreement when it is reviewed. */
export interface ReviewPaper {
	/** By what the circle wanted to see that it works. */
	readonly criteria: readonly string[];
	/** CD12: the concerns that it was to watch, as far as the meeting is still there. */
	readonly concerns: readonly string[];
	/** Since the form that holds was decided, oldest first. */
	readonly measurements: readonly Measurement[];
}

/** AR1: criteria, concerns and measurements of the form that holds. */
export async function reviewPaper(db: Db, agreementId: string): Promise<ReviewPaper> {
	const versions = await versionsOf(db, agreementId);
	const form = versions.find(({ version }) => version === currentVersion(versions));
	const history = await historyOf(db, agreementId);
	const since = history.findLastIndex(({ kind }) => answeringKinds.includes(kind));
	return {
		criteria: (form && contentOf(form.content)?.details.criteria) ?? [],
		concerns: form?.meetingId == null ? [] : await concernsIn(db, form.meetingId, form.hash),
		measurements: history
			.slice(since + 1)
			.filter(({ kind }) => kind === 'measured')
			.map(({ at, whoName, words }) => ({ at, whoName, words }))
	};
}

/** CD12: the concerns in the record of the decision, without names. */
async function concernsIn(db: Db, meetingId: string, hash: string): Promise<readonly string[]> {
	for (const { type, payload } of await loadEvents(db, meetingId)) {
		if (type !== 'decisionAnnounced' || !isJsonObject(payload)) continue;
		const { decision } = payload;
		if (!isJsonObject(decision) || decision['hash'] !== hash) continue;
		const { roll } = decision;
		return (Array.isArray(roll) ? roll : []).flatMap(concernOf);
	}
	return [];
}

function concernOf(entry: Json): readonly string[] {
	const answer = isJsonObject(entry) ? entry['answer'] : undefined;
	if (!isJsonObject(answer) || answer['kind'] !== 'concern') return [];
	return typeof answer['text'] === 'string' && answer['text'] !== '' ? [answer['text']] : [];
}
