/** Finance in the last weeks. */
import type { ScriptedMeeting } from '../script.ts';

export const lately: readonly ScriptedMeeting[] = [
	{
		weeksAgo: 11,
		items: [
			{
				amend: 'solidarity',
				driver: 'Five households were helped. Three rents were too few for one of them.',
				text: [
					'- Whoever can gives 5 euros a month into the fund; whoever can give more gives more.',
					'- Whoever needs it asks one of four people of trust, one of whom lives elsewhere; nobody else learns of it.',
					'- Up to five rents a year are paid from it.'
				],
				criteria: ['Nobody moves out because of money'],
				owner: 'judith',
				review: 115
			},
			{
				decide: 'audit',
				title: 'Two members look through the books',
				driver: 'So far only the auditor of the association looks at them, every second year.',
				text: [
					'- Each March two members who are not in Finance look through the books.',
					'- What they find is read aloud at the annual gathering.'
				],
				owner: 'maxi',
				review: 165
			}
		],
		actions: [
			{ what: 'Send the roof plan to the insurance', who: 'farid', due: -18, open: true },
			{ what: 'Draw the year on one page', who: 'paul', due: 14, open: true }
		]
	},
	{
		weeksAgo: 4,
		items: [
			{
				amend: 'expenses',
				driver: 'Prices rose; and twice two roles bought the same drill.',
				text: [
					'- A role spends up to 250 euros by itself, within the budget of its circle.',
					'- Above 100 euros it asks in the channel of the house first whether somebody has one.',
					'- The receipt is in the box within a week.'
				],
				criteria: [
					'No purchase waits for a meeting',
					'Every receipt is there',
					'Nothing is bought twice'
				],
				owner: 'olga',
				review: 150
			},
			{
				decide: 'nextBudget',
				title: 'How the next budget comes about',
				driver: 'Last year three circles saw the budget for the first time when it was decided.',
				text: [
					'1. Each circle says until the middle of December what it needs.',
					'2. Finance puts it together and shows where it does not fit.',
					'3. The delegates speak with their circles; then Finance decides by consent.'
				],
				criteria: ['Every circle has seen the budget twice before it is decided'],
				owner: 'judith',
				review: 68
			}
		],
		actions: [{ what: 'Ask all circles for their needs', who: 'judith', due: 22, open: true }],
		suggests: ['olga', 'Show the sums on the screen, not on paper']
	}
];
