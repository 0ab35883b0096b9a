import type { Carried } from '#governance/record/notes.ts';
import { m } from '#i18n/paraglide/messages.js';

/** MT5, EV2: what came from an earlier meeting, whose it is, and how it stands. */
export function carriedWords({ what, name, done }: Carried): string {
	const named = name === '' ? what : m.minutes_carried_of({ what, name });
	return done ? m.minutes_carried_done({ what: named }) : m.minutes_carried_open({ what: named });
}
