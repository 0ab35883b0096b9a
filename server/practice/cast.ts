/** The people of a practice meeting, and what they say. They are marked as simulated in every record. */
import { m } from '#i18n/paraglide/messages.js';
import type { NewMeetingForm } from '#server/meetings/newMeeting.ts';

/** Which part the visitor plays. */
export const practiceParts = ['facilitator', 'participant'] as const;
export type PracticePart = (typeof practiceParts)[number];

/** Names of the cast, in seating order; the visitor sits down among them. */
export const cast = {
	hanna: 'Hanna Vogt',
	jonas: 'Jonas Keller',
	mira: 'Mira Aydın',
	elif: 'Elif Demir',
	tomasz: 'Tomasz Nowak',
	samuel: 'Samuel Osei',
	lena: 'Lena Brandt'
} as const;
export type CastMember = keyof typeof cast;

const order: readonly CastMember[] = ['hanna', 'jonas', 'mira', 'elif', 'tomasz', 'samuel', 'lena'];

/** Where the visitor sits: opposite the author. */
const visitorsPlace = 4;

/** The form of a practice meeting; `me` is the visitor, who facilitates or takes part. */
export function practiceForm(part: PracticePart, today: Date): NewMeetingForm {
	const names = order.map((member) => cast[member]);
	const people = [
		...names.slice(0, visitorsPlace),
		m.practice_you(),
		...names.slice(visitorsPlace)
	];
	const review = new Date(today.getTime() + 180 * 86_400_000).toISOString().slice(0, 10);
	return {
		organisation: 'Lindenhof',
		circle: m.practice_circle(),
		aims: [m.practice_aim_safe(), m.practice_aim_cared(), m.practice_aim_open()],
		title: m.practice_title(),
		zone: 'Europe/Berlin',
		minutes: 35,
		school: 's3',
		people: people.map((name) => ({ name, consents: true })),
		me: visitorsPlace,
		facilitator: part === 'facilitator' ? visitorsPlace : people.indexOf(cast.mira),
		deputy: null,
		items: [
			{
				title: m.practice_item(),
				kind: 'decide',
				minutes: 15,
				owner: people.indexOf(cast.samuel),
				outcome: m.practice_outcome(),
				driver: m.practice_driver(),
				text: m.practice_text(),
				reviewOn: review
			}
		]
	};
}
