/** CD2: the text as it stands becomes the first version; CD11 (c): beforehand too, for those who will be absent. */
import type { EventBody } from '../events.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import { latestVersion } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, isRefusal, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { atTableOrExpected, itemIsCurrent, seated, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { freeze } from './freeze.ts';
import { decides, inStep, isAuthor } from './proposalCommands.ts';
import { settingsOf } from './settingsOf.ts';

const inTheRoom = (meeting: Meeting, actor: ParticipantId, item: ItemId): Refusal | null =>
	firstOf(
		() => underWay(meeting),
		() => seated(meeting, actor),
		() => itemIsCurrent(meeting, item),
		() => decides(meeting, item),
		() => inStep(meeting, item, 'present'),
		() => unless(meeting.proposals[item]?.state === 'draft', 'alreadyDone'),
		() =>
			unless(
				isAuthor(meeting, actor, item) || meeting.facilitation.facilitator === actor,
				'notYours'
			)
	);

/** CD11 (c): only its author puts a proposal forward beforehand, where consent beforehand counts. */
const beforehand = (meeting: Meeting, actor: ParticipantId, item: ItemId): Refusal | null =>
	firstOf(
		() => atTableOrExpected(meeting, actor),
		() => decides(meeting, item),
		() => unless(meeting.items[item]?.state === 'waiting', 'wrongStep'),
		() => unless(settingsOf(meeting, item).absent === 'beforehand', 'wrongMode'),
		() => unless(meeting.proposals[item]?.author === actor, 'notYours')
	);

export const presentingRules: Rules<'present'> = {
	present: {
		may: (meeting, actor, { item }) =>
			meeting.phase === 'lobby'
				? beforehand(meeting, actor, item)
				: inTheRoom(meeting, actor, item),
		then: (meeting, actor, { item, draftHash }, moment) => {
			// Whoever facilitates says that it has been presented; the version is still its author's.
			const author = meeting.proposals[item]?.author ?? actor;
			const version = freeze(meeting, author, item, draftHash, moment);
			if (isRefusal(version)) return version;
			if (version.hash === latestVersion(meeting, item)?.hash) return { refused: 'alreadyDone' };
			const frozen: EventBody = { type: 'versionFrozen', payload: { version } };
			if (meeting.proposals[item]?.state === 'presented') return [frozen];
			return [frozen, { type: 'proposalPresented', payload: { item, version: version.id } }];
		},
		offers: (meeting) => {
			const items = meeting.current === null ? meeting.itemOrder : [meeting.current];
			return items.map((item) => ({ item, draftHash: '' }));
		}
	}
};
