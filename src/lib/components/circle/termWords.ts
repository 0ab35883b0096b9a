import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';

/** For how long a role is held; plain dates. */
export function termWords(from: string, until: string | null): string {
	return until === null
		? m.circle_term_since({ from: plainDate(from) })
		: m.circle_term_until({ until: plainDate(until) });
}
