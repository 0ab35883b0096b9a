/** How a year of a cooperative is written down: who meets when, and what they decide. */
import type { RoleKind } from '#governance/circle/roleTerm.ts';
import type { PurposePart } from '#governance/agenda/subject.ts';
import type { ObjectionKind } from '#governance/objection/objection.ts';
import type { Day } from './day.ts';
import type { CircleKey, PersonKey } from './lindenhof/people.ts';

/** An objection that is raised to a proposal, and how it improves it. */
export interface ScriptedObjection {
	readonly by: PersonKey;
	readonly kind: ObjectionKind;
	readonly argument: string;
	/** What somebody hears, and its raiser confirms. */
	readonly heard: string;
	/** The whole text that takes it in; each entry is a line of Markdown. */
	readonly text: readonly string[];
	/** Thanks of whoever raised it. */
	readonly words: string;
	readonly named: boolean;
}

/** What is put to consent. */
export interface Proposed {
	readonly driver: string;
	/** Each entry is a line of Markdown. */
	readonly text: readonly string[];
	readonly criteria?: readonly string[];
	readonly owner: PersonKey;
	readonly review?: Day;
	readonly term?: Day;
	readonly doneBy?: Day;
	readonly minutes?: number;
	readonly concern?: readonly [PersonKey, string];
	readonly objection?: ScriptedObjection;
	/** Words for the minutes, said in the reactions. */
	readonly said?: readonly [PersonKey, string];
}

export interface Decide extends Proposed {
	readonly decide: string;
	readonly title: string;
	/** CR1: what is adopted becomes this part of the circle's purpose. */
	readonly purpose?: PurposePart;
}

/** AR2: the next form of an agreement; without a text it is renewed as it stands. */
export interface Amend extends Omit<Proposed, 'text'> {
	readonly amend: string;
	readonly text?: readonly string[];
}

/** AR2: the circle drops an agreement. */
export interface End {
	readonly end: string;
	readonly driver: string;
	readonly owner: PersonKey;
}

/** Something that is told or talked about, and nothing is decided. */
export interface Talk {
	readonly talk: 'explore' | 'report';
	readonly title: string;
	readonly owner: PersonKey;
	readonly driver?: string;
	readonly outcome?: string;
	readonly note?: string;
	readonly minutes?: number;
	/** The circle has no time left for it. */
	readonly parked?: true;
}

/** A proposal that needs more time: it comes back on a day. */
export interface Defer {
	readonly defer: string;
	readonly driver: string;
	readonly text: readonly string[];
	readonly owner: PersonKey;
	readonly until: Day;
}

export type ScriptItem = Decide | Amend | End | Talk | Defer;

export interface ScriptedAction {
	readonly what: string;
	readonly who: PersonKey;
	readonly due: Day;
	/** Nobody has done it yet. */
	readonly open?: true;
}

export interface ScriptedMeeting {
	/** The week of the meeting, counted back from this one. */
	readonly weeksAgo: number;
	readonly away?: readonly PersonKey[];
	/** CD11: those who were away and have not answered yet. */
	readonly silent?: readonly PersonKey[];
	readonly items: readonly ScriptItem[];
	readonly actions?: readonly ScriptedAction[];
	/** EV2: suggested in the closing. */
	readonly suggests?: readonly [PersonKey, string];
}

/** A meeting that is still to come. */
export interface ScriptedPlan {
	readonly weeksAhead: number;
	/** How many of the items that wait are taken up. */
	readonly picks: number;
	readonly items: readonly Omit<Decide, 'decide'>[];
}

/** Something that happens between meetings. */
export type Between = { readonly on: Day; readonly by: PersonKey } & (
	| { readonly object: string; readonly words: string; readonly named: boolean }
	| { readonly pause: string; readonly reason: string }
	| { readonly done: string }
	| { readonly decideAs: RoleKind | string; readonly key: string; readonly decision: RoleWords }
	| {
			readonly add: string;
			readonly kind: 'decide' | 'explore' | 'report';
			readonly driver: string;
			readonly nextStep: string;
			readonly minutes: number;
			readonly owner?: PersonKey;
			readonly due?: Day;
	  }
	| { readonly takeOff: string; readonly why: string }
	| { readonly takeSuggestion: string }
);

export interface RoleWords {
	readonly title: string;
	readonly driver: string;
	readonly text: readonly string[];
	readonly review: Day;
}

export interface ScriptedCircle {
	readonly key: CircleKey;
	readonly name: string;
	/** 0 is Monday. */
	readonly weekday: number;
	readonly place: string;
	readonly meetings: readonly ScriptedMeeting[];
	readonly between: readonly Between[];
	readonly next?: ScriptedPlan;
}
