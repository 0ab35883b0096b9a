/** Days as people read them, in the meeting's zone. `at` is UTC milliseconds, `zone` an IANA time zone. */
import { reading } from './times.ts';

function dated(at: number, zone: string, parts: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(reading(), { ...parts, timeZone: zone }).format(at);
}

/** `23 November 2026`. */
export function dayOf(at: number, zone: string): string {
	return dated(at, zone, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `Monday`. */
export function weekdayOf(at: number, zone: string): string {
	return dated(at, zone, { weekday: 'long' });
}

/** `Monday 23 November`. */
export function weekdayAndDay(at: number, zone: string): string {
	return dated(at, zone, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `Monday, 23 November 2026`, for days that may lie a year back. */
export function weekdayAndDate(at: number, zone: string): string {
	return dated(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}
