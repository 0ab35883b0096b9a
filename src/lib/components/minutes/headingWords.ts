import type { ItemMinutes, Minutes } from '#governance/minutes.ts';
import type { DecisionMinutes } from '#governance/record/decisionMinutes.ts';
import type { Heading } from '#governance/record/heading.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { dayOf, weekdayOf } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';
import { timeOfDay } from '#i18n/times.ts';
import { namesOf } from './entryWords.ts';

/** `Minutes of 23 November 2026`; before the beginning the title of the meeting. */
export function titleOf({ heading }: Minutes): string {
	const { startedAt, zone, title } = heading;
	return startedAt === null ? title : m.minutes_of({ day: dayOf(startedAt, zone) });
}

/** When the meeting was, and who served it. */
export function headingLine({ heading }: Minutes): string {
	const { startedAt, endedAt, zone, secretary, facilitators } = heading;
	const people = facilitators.map(({ who }) => who);
	const names = namesOf(
		people.filter(({ id }, at) => people.findIndex((each) => each.id === id) === at)
	);
	const served = [
		m.minutes_facilitated_by({ names }),
		...(secretary === null ? [] : [m.minutes_secretary_was({ name: secretary.name })])
	].join(', ');
	if (startedAt === null) return m.minutes_not_begun();
	const times = {
		weekday: weekdayOf(startedAt, zone),
		from: timeOfDay(startedAt, zone),
		zone
	};
	const when =
		endedAt === null
			? m.minutes_since(times)
			: m.minutes_from_to({ ...times, to: timeOfDay(endedAt, zone) });
	return `${when} ${served}.`;
}

/** What stands above the entries of an item. */
export function itemHeading(item: ItemMinutes): string {
	return item.confidential ? m.minutes_confidential_item() : item.title;
}

/** `writes`: brought a proposal. */
export interface Serves {
	readonly facilitates: boolean;
	readonly secretary: boolean;
	readonly writes: boolean;
}

/** How somebody served the meeting. */
export function servesIn({ heading, items }: Minutes, who: ParticipantId): Serves {
	return {
		facilitates: heading.facilitators.some((each) => each.who.id === who),
		secretary: heading.secretary?.id === who,
		writes: items.some((item) => !item.confidential && item.author?.id === who)
	};
}

/** The title of a decision's own page. */
export function decisionTitle(title: string): string {
	return m.minutes_decision_title({ title });
}

/** Who decided, and when; what is not in force is only announced (CD11). */
export function decidedLine({ circle, zone }: Heading, decision: DecisionMinutes): string {
	const words = { circle, day: dayOf(decision.announcedAt, zone) };
	switch (decision.state) {
		case 'inForce':
			return m.minutes_decision_of(words);
		case 'pending':
			return m.minutes_decision_announced(words);
		case 'returned':
			return m.minutes_decision_returned(words);
	}
}
