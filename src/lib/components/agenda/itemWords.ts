/** What items and their steps are called. */
import type { Item } from '#governance/agenda/item.ts';
import type { ItemKind } from '#governance/method.ts';
import { m } from '#i18n/paraglide/messages.js';

const kinds: Readonly<Record<ItemKind, () => string>> = {
	checkIn: m.agenda_kind_check_in,
	agenda: m.agenda_kind_agenda,
	report: m.agenda_kind_report,
	explore: m.agenda_kind_explore,
	decide: m.agenda_kind_decide,
	closing: m.agenda_kind_closing
};

/** The kind of an item, in a word. */
export function kindWord(kind: ItemKind): string {
	return kinds[kind]();
}

/** What the item is called; one without a title by its kind. */
export function titleOf(item: Pick<Item, 'title' | 'kind'> | undefined): string {
	if (item === undefined) return '';
	return item.title === '' ? kindWord(item.kind) : item.title;
}

const steps: Readonly<Record<string, () => string>> = {
	ours: m.agenda_step_ours,
	present: m.agenda_step_present,
	clarify: m.agenda_step_clarify,
	react: m.agenda_step_react,
	amend: m.agenda_step_amend,
	consent: m.agenda_step_consent,
	record: m.agenda_step_record,
	report: m.agenda_step_report,
	explore: m.agenda_step_explore,
	checkIn: m.agenda_step_check_in,
	agenda: m.agenda_step_agenda,
	checkOut: m.agenda_step_check_out
};

/** The name of a step; a circle's own step is shown by its id. */
export function stepWord(step: string): string {
	return steps[step]?.() ?? step;
}
