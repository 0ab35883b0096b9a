import { Draft } from '#client/draft.svelte.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { Item } from '#governance/agenda/item.ts';
import type { Proposal, ProposalDetails, Version } from '#governance/consent/proposal.ts';
import { latestVersion } from '#governance/meeting.ts';
import { isFrame } from '#governance/method.ts';
import type { RichText } from '#governance/richText.ts';
import { titleOf } from '../agenda/itemWords.ts';
import { lockedVersion, versionBefore } from './lockedVersion.ts';

const written: readonly Proposal['state'][] = ['draft', 'presented'];

/** What the item at hand is about: its text, as it is being written or as it is locked. */
export class Matter {
	readonly live: LiveMeeting;
	readonly #draft: Draft;

	constructor(live: LiveMeeting) {
		this.live = live;
		this.#draft = new Draft(live, () => live.item?.id ?? null);
	}

	/** The item, unless it only frames the meeting or is not told to this person (MT9). */
	readonly item: Item | undefined = $derived.by(() => {
		const { item } = this.live;
		return item === undefined || isFrame(item) || this.live.isApart ? undefined : item;
	});
	readonly proposal: Proposal | undefined = $derived.by(() => this.live.proposal);
	readonly latest: Version | undefined = $derived.by(() =>
		this.item === undefined ? undefined : latestVersion(this.live.meeting, this.item.id)
	);
	readonly locked: Version | undefined = $derived.by(() =>
		this.item === undefined ? undefined : lockedVersion(this.live.meeting, this.item.id)
	);
	readonly details: ProposalDetails | undefined = $derived.by(
		() => this.locked?.details ?? this.proposal?.details
	);
	readonly title: string = $derived.by(() => this.details?.title || titleOf(this.item));
	readonly words: RichText = $derived.by(
		() => this.locked?.text ?? this.#draft.words ?? this.latest?.text ?? []
	);
	/** Whether this device has the draft, and not only the page. */
	readonly isHere: boolean = $derived.by(() => this.#draft.isHere);
	/** CD6: what names the draft as this device shows it; `null` while it shows none. */
	readonly hash: string | null = $derived.by(() => this.#draft.hash);
	/** Whether text or details have moved on since the last version. */
	readonly isDraft: boolean = $derived.by(
		() =>
			this.locked === undefined &&
			this.proposal !== undefined &&
			(this.latest === undefined || (this.hash !== null && this.hash !== this.latest.hash))
	);
	/** The number that the draft would get. */
	readonly nextNumber: number = $derived.by(() => (this.latest?.number ?? 0) + 1);
	/** Whether the draft lies open for writing. */
	readonly isOpen: boolean = $derived.by(
		() =>
			this.live.part === 'seat' &&
			this.live.mySeat?.presence === 'here' &&
			this.locked === undefined &&
			this.proposal !== undefined &&
			written.includes(this.proposal.state)
	);
	/** CD5: the version that the shown text is held against. */
	readonly earlier: Version | undefined = $derived.by(() => {
		if (this.locked !== undefined) return versionBefore(this.live.meeting, this.locked);
		if (this.isDraft || this.latest === undefined) return this.latest;
		return versionBefore(this.live.meeting, this.latest);
	});
}
