/** What comes up in circles, as pages show it. Dates are plain `YYYY-MM-DD`, instants UTC milliseconds. */

/** A circle, as a line names it. */
export interface NamedCircle {
	readonly id: string;
	readonly name: string;
}

/** A meeting that is planned or under way. */
export interface ComingMeeting {
	readonly id: string;
	readonly title: string;
	/** Null where no time is set. */
	readonly startsAt: number | null;
	/** IANA name. */
	readonly zone: string;
	/** How long it is planned to take; null where nobody said. */
	readonly minutes: number | null;
	/** Where it is, as people say it; empty where nobody said, and for whoever is not asked to come. */
	readonly place: string;
	readonly begun: boolean;
}

/** AR1: an agreement that its circle looks at again. */
export interface DueLine {
	readonly id: string;
	readonly title: string;
	/** The day of its review, the end of its term, or until when it is to be done. */
	readonly lookAgainOn: string;
	/** It stays in force but is flagged. */
	readonly overdue: boolean;
}

/** What is going on in a circle. */
export interface CircleLife {
	readonly nextMeeting: ComingMeeting | null;
	readonly reviews: readonly DueLine[];
	/** CR4: null for whoever may not see the circle's lists. */
	readonly backlog: {
		readonly first: readonly {
			readonly id: string;
			readonly title: string;
			readonly kind: string;
			readonly minutes: number;
			/** By name; empty where nobody owns it. */
			readonly owner: string;
		}[];
		/** How many wait in all. */
		readonly count: number;
	} | null;
}

interface InCircle {
	readonly circle: NamedCircle;
}

/** What waits for one person, over all their circles. */
export interface WaitingForPerson {
	/** CD11: decisions that are pending until this person has answered. */
	readonly answers: readonly (InCircle & {
		readonly meetingId: string;
		readonly itemId: string;
		readonly title: string;
	})[];
	/** CR8: what is decided between meetings and waits for this person. */
	readonly between: readonly (InCircle & {
		readonly id: string;
		readonly title: string;
		/** Their answer, or that they go on to the next step. */
		readonly waits: 'answer' | 'goOn';
	})[];
	readonly meetings: readonly (InCircle & ComingMeeting)[];
	/** MT5: open actions in their hands. */
	readonly actions: readonly (InCircle & {
		readonly id: string;
		readonly what: string;
		readonly due: string | null;
		readonly overdue: boolean;
	})[];
	/** AR1: agreements that they look after and that are due. */
	readonly reviews: readonly (InCircle & DueLine)[];
}
