/** CD6: which version lies before everybody, locked; while there is none, people look at the draft. */
import type { Version } from '#governance/consent/proposal.ts';
import type { ItemId } from '#governance/ids.ts';
import { latestVersion, openObjections, type Meeting } from '#governance/meeting.ts';
import type { Round } from '#governance/round/round.ts';

/** The consent round of an item that is still going on, if any. */
function consentRound(meeting: Meeting, item: ItemId): Round | undefined {
	return meeting.roundOrder
		.map((id) => meeting.rounds[id])
		.findLast(
			(round) => round?.item === item && round.purpose === 'consent' && round.state !== 'closed'
		);
}

/** OB5: the answers lie open, and the text goes on: an objection is open, or was answered by a new version. */
function goesOn(meeting: Meeting, item: ItemId, { state, version }: Round): boolean {
	if (state !== 'revealed') return false;
	return openObjections(meeting, item).length > 0 || latestVersion(meeting, item)?.id !== version;
}

/** The version that is decided or asked about; `undefined` while the draft is what counts. */
export function lockedVersion(meeting: Meeting, item: ItemId): Version | undefined {
	const decision = meeting.decisions[item];
	if (decision !== undefined) return meeting.versions[decision.version];
	const round = consentRound(meeting, item);
	if (round?.version == null || goesOn(meeting, item, round)) return undefined;
	return meeting.versions[round.version];
}

/** The version before another one of the same item. */
export function versionBefore(meeting: Meeting, version: Version): Version | undefined {
	const ids = meeting.proposals[version.item]?.versions ?? [];
	const id = ids[ids.indexOf(version.id) - 1];
	return id === undefined ? undefined : meeting.versions[id];
}
