/** The clock of a year that is sown: it goes on with everything that is done. */
import { daysAfter } from '#governance/circle/roleTerm.ts';
import { instantOf } from '#server/meetings/planning/localTime.ts';
import { dayAt } from '#server/people/standing.ts';
import type { Day } from './day.ts';

export const zone = 'Europe/Berlin';

export class Calendar {
	/** UTC milliseconds; never later than the real moment. */
	#at: number;
	readonly #last: number;
	readonly today: string;

	/** @param now the real moment, up to which the year goes, in UTC milliseconds. */
	constructor(now: number) {
		this.#last = now;
		this.#at = now;
		this.today = dayAt(now);
	}

	readonly now = (): number => this.#at;

	/** Goes to a moment. */
	goTo(at: number): void {
		this.#at = Math.min(at, this.#last);
	}

	/** Lets some seconds go by. */
	wait(seconds: number): void {
		this.goTo(this.#at + seconds * 1_000);
	}

	/** The plain date so many days from today. */
	date(day: Day): string {
		return daysAfter(this.today, day);
	}

	/** A weekday (0 is Monday) some weeks before this week, in days from today. */
	dayIn(weeksAgo: number, weekday: number): Day {
		const todays = (new Date(`${this.today}T00:00:00Z`).getUTCDay() + 6) % 7;
		return weekday - todays - 7 * weeksAgo;
	}

	/** An hour on the wall on a day. */
	at(day: Day, time: string): number {
		const found = instantOf(this.date(day), time, zone);
		if (typeof found !== 'number') throw new Error(`there is no ${time} on that day`);
		return found;
	}
}
