/** CD6, CD9: opening a consent round on a frozen version. */
import { stepOf } from '../agenda/item.ts';
import type { EventBody } from '../events.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import { latestVersion, openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { consentRollHere } from '../people/seat.ts';
import { firstOf, isRefusal, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { floorIsFree } from '../round/floor.ts';
import { opened } from '../round/openingCommands.ts';
import { whoGoesLater } from '../round/order.ts';
import {
	facilitates,
	isPast,
	itemIsCurrent,
	noQuestionWaits,
	noWishWaits,
	underWay
} from '../rule.ts';
import type { Moment, Rules } from '../rule.ts';
import type { AnswerMode } from '../settings.ts';
import { endConsent } from './endConsent.ts';
import { freeze } from './freeze.ts';
import { endsOn, hasReview } from './proposal.ts';
import type { ProposalDetails, Version } from './proposal.ts';
import { settingsOf } from './settingsOf.ts';

/** CD2: driver, owner, and a day on which the agreement is looked at again, ends or is done. */
function isComplete(details: ProposalDetails | undefined, now: number): Refusal | null {
	if (details === undefined) return refuse('notFound');
	return firstOf(
		() => unless(hasReview(details), 'noReviewDate'),
		() => unless(!endsOn(details).some((date) => isPast(date, now)), 'dateInPast'),
		() => unless(details.driver.trim() !== '' && details.owner !== null, 'proposalIncomplete')
	);
}

function mayOpen(
	meeting: Meeting,
	actor: ParticipantId,
	item: ItemId,
	now: number
): Refusal | null {
	const proposal = meeting.proposals[item];
	const open = openObjections(meeting, item).map(({ id }) => id);
	return firstOf(
		() => underWay(meeting),
		() => facilitates(meeting, actor),
		() => itemIsCurrent(meeting, item),
		() => noWishWaits(meeting),
		() => noQuestionWaits(meeting),
		() => unless(stepOf(meeting.items[item])?.kind === 'consent', 'wrongStep'),
		() => unless(proposal?.state === 'presented', 'wrongStep'),
		() => floorIsFree(meeting),
		() => unless(open.length === 0, 'objectionsOpen', open),
		() => unless(latestVersion(meeting, item)?.checked !== false, 'amendmentUnchecked'),
		() => unless(consentRollHere(meeting, item).length > 0, 'nobodyConsents'),
		() => isComplete(proposal?.details, now)
	);
}

/** CD6: the same draft keeps its version; a changed one becomes the next, unless it was an amendment that the circle checked (OB5). */
function versionFor(
	meeting: Meeting,
	actor: ParticipantId,
	item: ItemId,
	draftHash: string,
	moment: Moment
): Version | Refusal {
	const frozen = freeze(meeting, actor, item, draftHash, moment);
	if (isRefusal(frozen)) return frozen;
	const last = latestVersion(meeting, item);
	if (last?.hash === frozen.hash) return last;
	return (last?.checked ?? null) === null ? frozen : refuse('amendmentUnchecked');
}

function opening(
	meeting: Meeting,
	version: Version,
	answers: AnswerMode,
	moment: Moment
): readonly EventBody[] {
	const { id, item } = version;
	const step = stepOf(meeting.items[item]);
	const known = meeting.versions[id] !== undefined;
	const round = {
		item,
		step: step?.id ?? 'consent',
		purpose: 'consent',
		prompt: 'consent',
		mode: answers === 'together' || meeting.kind === 'between' ? 'sealed' : 'turns',
		seconds: step?.seconds ?? 60,
		roll: consentRollHere(meeting, item),
		later: whoGoesLater(meeting),
		version: id
	} as const;
	const frozen: EventBody = { type: 'versionFrozen', payload: { version } };
	return [...endConsent(meeting, item), ...(known ? [] : [frozen]), opened(meeting, round, moment)];
}

export const openingConsentRules: Rules<'openConsentRound'> = {
	openConsentRound: {
		may: (meeting, actor, { item }, { now }) => mayOpen(meeting, actor, item, now),
		then: (meeting, actor, { item, draftHash, answers }, moment) => {
			const version = versionFor(meeting, actor, item, draftHash, moment);
			return isRefusal(version) ? version : opening(meeting, version, answers, moment);
		},
		offers: (meeting) => {
			const item = meeting.current;
			if (item === null) return [];
			return [{ item, draftHash: '', answers: settingsOf(meeting, item).answers }];
		}
	}
};
