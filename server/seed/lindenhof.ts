/** Example data for development: the circle House & Garden of Lindenhof. */
import { practiceForm } from '#server/practice/cast.ts';
import type { NewMeetingForm } from '#server/meetings/newMeeting.ts';

/** A meeting with the people and the proposal of the practice meeting, but on record. */
export function endedMeeting(today: Date): NewMeetingForm {
	const form = practiceForm('participant', today);
	return { ...form, title: 'Last meeting', me: form.facilitator ?? form.me };
}

/** The next meeting of the same people, who have not come yet. */
export function plannedMeeting(today: Date): NewMeetingForm {
	const form = endedMeeting(today);
	const owner = (name: string) => form.people.findIndex((person) => person.name.startsWith(name));
	return {
		...form,
		title: 'Next meeting',
		minutes: 60,
		deputy: owner('Hanna'),
		items: [
			{
				title: 'Quiet hours in the workshop',
				kind: 'decide',
				minutes: 20,
				owner: owner('Elif'),
				outcome: 'Hours that neighbours and makers can live with',
				driver: 'Three neighbours wrote about sawing after nine in the evening.',
				text: [
					'- Machines run from 8:00 to 19:00, on Saturdays from 10:00 to 17:00.',
					'- Handwork is welcome at any time.',
					'- Who needs longer once asks the neighbours on the **ground floor** before.'
				].join('\n'),
				reviewOn: form.items[0]?.reviewOn ?? null
			},
			{
				title: 'What grows along the south wall?',
				kind: 'explore',
				minutes: 15,
				owner: owner('Tomasz'),
				outcome: 'Three ideas to look at in spring',
				driver: 'The old espalier did not survive the summer.',
				text: '',
				reviewOn: null
			}
		]
	};
}
