import { agendaKinds } from '#governance/method.ts';
import { m } from '#i18n/paraglide/messages.js';

/** What kinds of items are called where somebody plans one. */
export const newItemKinds: Readonly<Record<(typeof agendaKinds)[number], () => string>> = {
	decide: m.start_item_decide,
	explore: m.start_item_explore,
	report: m.start_item_report
};

/** The kinds of items, for a list to choose from. */
export function kindOptions(): { readonly value: string; readonly label: string }[] {
	return agendaKinds.map((kind) => ({ value: kind, label: newItemKinds[kind]() }));
}
