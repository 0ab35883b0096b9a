/** What came back of a form on an agreement's page: what was typed, and why nothing was done. */
import { m } from '#i18n/paraglide/messages.js';

export const acts = ['object', 'pause', 'resume', 'bring'] as const;
export type Act = (typeof acts)[number];

export interface ActsForm {
	readonly act: Act;
	readonly problem: string;
	readonly words: string;
	readonly named: boolean;
}

const refusals = {
	notOwner: m.logbook_refused_owner,
	notMember: m.logbook_refused_member,
	notQuestioned: m.logbook_refused_not_questioned,
	notDecided: m.logbook_refused_not_in_force,
	reasonNeeded: m.logbook_refused_reason,
	tooLong: m.logbook_refused_long
};

/** Why something was not done, in words. */
export function actRefusal(code: keyof typeof refusals): string {
	return refusals[code]();
}

const done = {
	object: m.logbook_done_object,
	pause: m.logbook_done_pause,
	resume: m.logbook_done_resume,
	bring: m.logbook_done_bring
};

/** That something was done, from an address; null for everything else. */
export function doneWords(query: URLSearchParams): string | null {
	const said = query.get('done');
	if (said === 'role') return m.logbook_done_role();
	const act = acts.find((each) => each === said);
	return act === undefined ? null : done[act]();
}
