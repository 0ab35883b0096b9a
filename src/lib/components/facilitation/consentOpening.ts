/** CD6, CR3: opening a consent round, in the circle's way or the other. */
import type { Item } from '#governance/agenda/item.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import type { ItemId } from '#governance/ids.ts';
import { latestVersion, openObjections } from '#governance/meeting.ts';
import { actOf, type Act, type Standpoint } from './sayNow.ts';

/** CD6: opens the consent round on the draft that the facilitator sees, answered as the circle does it. */
export function openConsent(
	at: Standpoint,
	item: Item,
	answers = settingsOf(at.meeting, item.id).answers
): Act {
	const payload = { item: item.id, draftHash: at.draftHash ?? '', answers };
	return actOf(at, { type: 'openConsentRound', payload }, { needs: 'draft' });
}

/** CR3: in the room the mode of answering may be changed. */
export function otherWay(at: Standpoint, item: Item): readonly Act[] {
	const usual = settingsOf(at.meeting, item.id).answers;
	return [openConsent(at, item, usual === 'together' ? 'turns' : 'together')];
}

/** The number of the version that the consent round will be about; an open objection asks for a new one. */
export function nextVersionNumber({ meeting, draftHash }: Standpoint, item: ItemId): number {
	const latest = latestVersion(meeting, item);
	if (latest === undefined) return 1;
	const unanswered = openObjections(meeting, item).some(({ version }) => version === latest.id);
	const changed = draftHash !== null && draftHash !== latest.hash;
	return unanswered || changed ? latest.number + 1 : latest.number;
}
