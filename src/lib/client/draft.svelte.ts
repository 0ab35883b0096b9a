import { createSubscriber } from 'svelte/reactivity';
import type { ItemId } from '#governance/ids.ts';
import type { RichText } from '#governance/richText.ts';
import type { LiveMeeting } from './liveMeeting.svelte.ts';

/** The text of a proposal as this device has it now, letter by letter. */
export class Draft {
	readonly #live: LiveMeeting;
	readonly #item: () => ItemId | null;

	constructor(live: LiveMeeting, item: () => ItemId | null) {
		this.#live = live;
		this.#item = item;
	}

	readonly #proposal = $derived.by(() => {
		const item = this.#item();
		return item === null ? undefined : this.#live.meeting.proposals[item];
	});

	/** Follows the words of the text; made anew when text or connection change. */
	readonly #changes = $derived.by(() => {
		const { connection } = this.#live;
		const textId = this.#proposal?.textId;
		if (connection === null || textId === undefined) return null;
		const follow = createSubscriber((update) => connection.followWords(textId, update));
		return { connection, textId, follow };
	});

	/** What it says; before the text has arrived, what the page was made with, else `null`. */
	get words(): RichText | null {
		const { written } = this.#live;
		return (
			this.#arrived ??
			(written?.textId === this.#proposal?.textId ? (written?.words ?? null) : null)
		);
	}

	/** What this device has of it; `null` while it is not connected or nothing has arrived. */
	get #arrived(): RichText | null {
		const changes = this.#changes;
		if (changes === null) return null;
		changes.follow();
		const words = changes.connection.words(changes.textId);
		return words.length === 0 ? null : words;
	}

	/** Whether this device has the text, so that it can be written here; it may be blank. */
	get isHere(): boolean {
		const changes = this.#changes;
		if (changes === null) return false;
		changes.follow();
		return changes.connection.isBegun(changes.textId);
	}

	/** CD6: what names the draft that this person sees; `null` while there is none to see. */
	get hash(): string | null {
		const changes = this.#changes;
		const details = this.#proposal?.details;
		if (changes === null || details === undefined || this.#arrived === null) return null;
		return changes.connection.draftHash(changes.textId, details);
	}
}
