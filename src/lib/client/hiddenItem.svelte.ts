import type { ParticipantId } from '#governance/ids.ts';
import { meetingOf, type Projection } from '#document/projection.ts';
import { confidentialAtHand } from './atHand.ts';
import type { Connection } from './connection.ts';
import type { ConnectionState } from './connectionState.ts';

/** What a line tells while it is open. */
interface Ears {
	readonly onShown: (projection: Projection) => void;
	readonly onState: (state: ConnectionState) => void;
}

/** How the line to a confidential item's document is opened. */
export type OpenHidden = (document: string, ears: Ears) => Connection;

/**
 * The confidential item at hand as its named readers have it: in a document of its own (MT9), with a
 * line of its own. Two confidential items may follow one another.
 */
export class HiddenItem {
	readonly #open: OpenHidden;
	readonly #onShown: () => void;
	readonly #onUnsaved: (words: string) => void;
	#document: string | null;
	#connection = $state.raw<Connection | null>(null);
	#projection = $state.raw<Projection | null>(null);
	#state = $state.raw<ConnectionState>('saved');

	/**
	 * `first` is what the server's HTML showed of `document`. `onUnsaved` gets what was written here and had
	 * not reached the server when the item was over.
	 */
	constructor(
		first: { readonly document: string | null; readonly projection: Projection | null },
		on: {
			readonly open: OpenHidden;
			readonly shown: () => void;
			readonly unsaved: (words: string) => void;
		}
	) {
		this.#document = first.document;
		this.#projection = first.projection;
		this.#open = on.open;
		this.#onShown = on.shown;
		this.#onUnsaved = on.unsaved;
	}

	get connection(): Connection | null {
		return this.#connection;
	}

	/** Null until the document has come, and when there is none. */
	get projection(): Projection | null {
		return this.#projection;
	}

	/** Whether the words of this item are kept; *saved* where there is no item. */
	get state(): ConnectionState {
		return this.#state;
	}

	/** The document of the confidential item at hand, for a member who sits here, as everybody may know. */
	static documentOf(shown: Projection, meetingId: string, me: ParticipantId): string | null {
		const item = confidentialAtHand(shown);
		const seat = meetingOf(shown)?.seats[me];
		const reads = seat?.kind === 'member' && seat.presence === 'here';
		return item === null || !reads ? null : `${meetingId}:${item}`;
	}

	/** Follows what the meeting's own document shows. */
	followIn(shown: Projection, meetingId: string, me: ParticipantId): void {
		this.follow(HiddenItem.documentOf(shown, meetingId, me));
	}

	/** Opens the document of this name and leaves the one that was open; null leaves only. */
	follow(document: string | null): void {
		if (this.#document !== document) {
			this.#leave();
			this.#projection = null;
			this.#document = document;
		}
		if (document === null || this.#connection !== null) return;
		this.#connection = this.#open(document, {
			onShown: (projection) => {
				if (this.#document !== document) return;
				this.#projection = projection;
				this.#onShown();
			},
			onState: (state) => {
				if (this.#document === document) this.#state = state;
			}
		});
	}

	#leave(): void {
		const words = this.#connection?.unsavedWords() ?? '';
		this.close();
		if (words.trim() !== '') this.#onUnsaved(words);
	}

	close(): void {
		this.#connection?.destroy();
		this.#connection = null;
		this.#state = 'saved';
	}
}
