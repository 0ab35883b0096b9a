import type { ScriptedCircle } from '../script.ts';
import { lately } from './financeLately.ts';

export const finance: ScriptedCircle = {
	key: 'finance',
	name: 'Finance',
	weekday: 3,
	place: 'Library, first floor',
	meetings: [
		{
			weeksAgo: 49,
			items: [
				{
					decide: 'financeAim',
					title: 'The aim of Finance',
					purpose: 'aim',
					driver: 'Some think that we decide what is bought, others that we only count.',
					text: [
						'- The house can pay what it owes, this year and in twenty years.',
						'- Everybody can see where the money goes.',
						'- Nobody has to move out because of a bad year.'
					],
					owner: 'dieter',
					review: 105
				},
				{
					decide: 'budget',
					title: 'The budget of this year',
					driver: 'Insurance and gas rose, and the rents have stayed for three years.',
					text: [
						'- Rents rise by 3 per cent; flats below 40 square metres stay as they are.',
						'- 38,000 euros are for repairs, 6,000 for the garden, 2,500 for what comes up.',
						'- What is left over goes into the reserve.'
					],
					criteria: ['Not more than 2 per cent beside the plan at the end of the year'],
					owner: 'dieter',
					term: 37,
					minutes: 45,
					concern: ['farid', '2,500 euros for what comes up may be too little with this boiler.']
				}
			],
			actions: [{ what: 'Explain the new rents at the common meal', who: 'judith', due: -320 }]
		},
		{
			weeksAgo: 44,
			items: [
				{
					decide: 'reserve',
					title: 'A reserve of six months',
					driver: 'After the storm we had to borrow from a member.',
					text: [
						'- The reserve holds what the house needs for six months.',
						'- It is touched only for what nobody could foresee, and filled again within two years.'
					],
					criteria: ['No loan from members within ten years'],
					owner: 'judith',
					review: 27
				},
				{
					decide: 'expenses',
					title: 'What a role may spend by itself',
					driver: 'For a box of screws people wait three weeks for a meeting.',
					text: [
						'- A role spends up to 100 euros by itself, within the budget of its circle.',
						'- The receipt is in the box within a week.'
					],
					criteria: ['No purchase waits for a meeting', 'Every receipt is there'],
					owner: 'olga',
					review: -178
				}
			]
		},
		{
			weeksAgo: 38,
			away: ['clara'],
			items: [
				{
					decide: 'fees',
					title: 'Late rents: first a conversation',
					driver: 'The reminder by the bank frightened somebody who had been in hospital.',
					text: [
						'- After two weeks somebody of Finance rings at the door.',
						'- A plan in small steps is always possible.',
						'- Letters are written only after two conversations.'
					],
					criteria: ['No household is more than two rents behind'],
					owner: 'farid',
					review: 50
				},
				{
					decide: 'purchases',
					title: 'Three offers above 2,000 euros',
					driver: 'The new gutter cost twice as much as that of our neighbours.',
					text: [
						'- For more than 2,000 euros the circle that buys gets three offers.',
						'- It chooses the one that lasts, not the cheapest, and writes down why.'
					],
					owner: 'maxi',
					review: -28
				}
			]
		},
		{
			weeksAgo: 32,
			items: [
				{
					decide: 'solidarity',
					title: 'A fund for bad years',
					driver: 'Two households could not pay their rent in spring.',
					text: [
						'- Whoever can gives 5 euros a month into the fund.',
						'- Whoever needs it asks one of two people of trust; nobody else learns of it.',
						'- Up to three rents a year are paid from it.'
					],
					criteria: ['Nobody moves out because of money'],
					owner: 'judith',
					review: -78,
					minutes: 35,
					objection: {
						by: 'olga',
						kind: 'improvement',
						argument: 'With only two people of trust some would have to ask their own neighbour.',
						heard: 'Shame would keep people from asking somebody on their floor.',
						text: [
							'- Whoever can gives 5 euros a month into the fund.',
							'- Whoever needs it asks one of four people of trust, one of whom lives elsewhere; nobody else learns of it.',
							'- Up to three rents a year are paid from it.'
						],
						words: 'With somebody from outside it is easy to ask.',
						named: false
					}
				},
				{
					talk: 'report',
					title: 'The books of the first quarter',
					owner: 'olga',
					note: 'Gas 9 per cent below the plan, water 14 above it.'
				}
			]
		},
		{
			weeksAgo: 26,
			items: [
				{
					amend: 'expenses',
					driver:
						'It works: no receipt is missing. With 100 euros the garden still waits for soil.',
					text: [
						'- A role spends up to 200 euros by itself, within the budget of its circle.',
						'- The receipt is in the box within a week.'
					],
					criteria: ['No purchase waits for a meeting', 'Every receipt is there'],
					owner: 'olga',
					review: -45
				},
				{
					decide: 'deposits',
					title: 'Shares are paid in over five years',
					driver: 'A young family was admitted and could not pay the shares at once.',
					text: [
						'- Shares of the cooperative may be paid in over five years, without interest.',
						'- Whoever leaves gets back what was paid in within six months.'
					],
					criteria: ['Nobody is refused for want of money'],
					owner: 'dieter',
					review: 210
				}
			]
		},
		{
			weeksAgo: 19,
			away: ['judith'],
			items: [
				{
					decide: 'solar',
					title: 'Solar panels on the south roof',
					driver: 'The roof is being mended anyway, and the scaffold stands until autumn.',
					text: [
						'- Panels with 18 kilowatts are put on the south roof, for up to 24,000 euros.',
						'- 10,000 come from the reserve, the rest from loans of members at 1.5 per cent.'
					],
					criteria: [
						'A third of our current comes from the roof',
						'The reserve is full again in two years'
					],
					owner: 'farid',
					doneBy: -12,
					minutes: 45,
					objection: {
						by: 'paul',
						kind: 'sideEffects',
						argument: 'The reserve would fall below four months while the boiler is old.',
						heard: 'If the boiler fails next winter, we could not pay a new one.',
						text: [
							'- Panels with 18 kilowatts are put on the south roof, for up to 24,000 euros.',
							'- 4,000 come from the reserve, the rest from loans of members at 1.5 per cent.',
							'- If loans do not suffice by the end of August, fewer panels are put up.'
						],
						words: 'The reserve stays above five months. Thank you.',
						named: true
					}
				},
				{
					talk: 'explore',
					title: 'How do we explain the numbers?',
					owner: 'paul',
					driver: 'At the meal nobody read the table on the wall.',
					outcome: 'One page that everybody understands'
				}
			],
			actions: [{ what: 'Ask members for loans', who: 'dieter', due: -100 }]
		},
		...lately
	],
	between: [
		{
			on: -60,
			by: 'paul',
			decideAs: 'Bookkeeping',
			key: 'bank',
			decision: {
				title: 'The accounts move to the cooperative bank',
				driver: 'Our bank closes its branch and takes fees for every line.',
				text: [
					'- Both accounts are with the cooperative bank from the first of the quarter.',
					'- Rents that still arrive at the old account are passed on for a year.'
				],
				review: 120
			}
		},
		{
			on: -7,
			by: 'farid',
			add: 'Do we lend to other house projects?',
			kind: 'explore',
			driver: 'The project in Mühlgasse asks for a loan over ten years.',
			nextStep: 'Hear them at the next meeting',
			minutes: 25,
			owner: 'farid'
		}
	],
	next: {
		weeksAhead: 2,
		picks: 2,
		items: [
			{
				title: 'The budget of next year',
				driver: 'The budget of this year ends in December.',
				text: [
					'- Rents stay as they are.',
					'- 44,000 euros are for repairs, 5,000 for the garden, 4,000 for what comes up.'
				],
				owner: 'dieter',
				term: 400
			}
		]
	}
};
