/** MT2: what the pages of a circle's meetings show. Instants are UTC milliseconds. */
import type { DecisionState } from '../consent/proposal.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import type { MeetingKind } from '../meeting.ts';
import type { ItemKind } from '../method.ts';
import type { RichText } from '../richText.ts';

/** What of an item of the agenda can be changed besides its title and minutes. */
export interface AgendaChange {
	/** The seat of whoever brings it; empty for nobody. */
	readonly owner: string;
	/** The words of its proposal in Markdown. */
	readonly text: string;
	/** A plain date, or empty. */
	readonly reviewOn: string;
	/** Names the draft that is shown. */
	readonly draftHash: string;
}

/** An item of the agenda, as one of the circle sees it. */
export interface AgendaLine {
	readonly id: ItemId;
	readonly title: string;
	readonly kind: ItemKind;
	/** By name; empty where nobody owns it. */
	readonly owner: string;
	readonly minutes: number;
	readonly outcome: string;
	readonly driver: string;
	/** The proposal as it stands; null for items without one. */
	readonly text: RichText | null;
	/** With what the form begins that changes it; null where this reader may not. */
	readonly change: AgendaChange | null;
	/** CD11 (c): what its author's hand puts forward beforehand; null where that is not possible now. */
	readonly putForward: string | null;
	/** CD11 (c): the version that is put forward, and whether this reader may still consent to it beforehand. */
	readonly version: {
		readonly id: string;
		readonly number: number;
		/** The words that are shown are no longer those of this version. */
		readonly changed: boolean;
		readonly mayConsent: boolean;
		readonly consented: boolean;
	} | null;
}

/** CD11: a decision that waits for an answer of this reader. */
export interface ToAnswer {
	readonly item: ItemId;
	readonly version: string;
	readonly title: string;
	readonly driver: string;
	readonly text: RichText;
	/** Whether the circle's process knows a consent with a concern. */
	readonly concerns: boolean;
	/** CD11 (b): until when, in UTC milliseconds; null where it waits. */
	readonly until: number | null;
}

/** What was decided, and who is still to answer. */
export interface DecisionLine {
	readonly item: ItemId;
	readonly title: string;
	readonly state: DecisionState;
	/** Who is still to answer, by name. */
	readonly waitsFor: readonly string[];
}

/** Somebody of the roll, as the page names them. */
export interface PersonExpected {
	readonly seat: ParticipantId;
	readonly name: string;
	readonly consents: boolean;
	readonly guest: boolean;
	readonly excused: boolean;
	readonly as: 'facilitator' | 'secretary' | null;
}

/** A meeting in a list. */
export interface MeetingInList {
	readonly id: string;
	readonly title: string;
	readonly kind: MeetingKind;
	readonly state: string;
	readonly startsAt: number | null;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	readonly cancelledAt: number | null;
	/** IANA name. */
	readonly timezone: string;
	readonly minutes: number | null;
}
