/** Times and dates as people read them, in the meeting's zone. */
import { getLocale } from '#i18n/paraglide/runtime.js';

/** How dates are written: English as in Europe, with days before months and 24 hours. */
export function reading(): string {
	const locale = getLocale();
	return locale === 'en' ? 'en-GB' : locale;
}

/** The time of day: `19:37`. `at` is UTC milliseconds, `zone` an IANA time zone. */
export function timeOfDay(at: number, zone: string): string {
	const form = new Intl.DateTimeFormat(reading(), {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone: zone
	});
	return form.format(at);
}

/** A plain date `YYYY-MM-DD`: `31 May 2027`. What is no date is shown as it stands. */
export function plainDate(date: string): string {
	const at = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(at)) return date;
	const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(reading(), form).format(at);
}

/** Several names in one phrase: `Ruth, Samuel and Lena`. */
export function nameList(names: readonly string[]): string {
	return new Intl.ListFormat(reading(), { type: 'conjunction' }).format(names);
}
