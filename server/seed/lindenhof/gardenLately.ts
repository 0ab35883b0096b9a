/** House & Garden in the last weeks. */
import type { ScriptedMeeting } from '../script.ts';

export const lately: readonly ScriptedMeeting[] = [
	{
		weeksAgo: 5,
		items: [
			{
				amend: 'quietHours',
				driver:
					'It helped: no bell was rung at night since spring. The noon was missed by two families.',
				text: [
					'- From 22:00 to 7:00 it is quiet in rooms, stairwell and courtyard.',
					'- From 13:00 to 14:00 it is quiet in the courtyard.',
					'- Loud instruments are played in the workshop, until 20:00.',
					'- Whoever has a party tells the neighbours three days before.'
				],
				criteria: ['Nobody has to ring at a door for quiet', 'Small children sleep at noon'],
				owner: 'elif',
				review: 160
			},
			{
				end: 'laundry',
				driver: 'Since the fourth machine came nobody writes on the list any more.',
				owner: 'lena'
			},
			{
				decide: 'fireDoors',
				title: 'Fire doors are never wedged open',
				driver: 'At the inspection four of six fire doors stood open.',
				text: [
					'- Fire doors fall shut by themselves; wedges are taken away at once.',
					'- The two doors to the cellar get magnets that let go when there is smoke.'
				],
				criteria: ['At the next inspection all doors are shut'],
				owner: 'samuel',
				review: 300
			}
		],
		actions: [
			{ what: 'Get three offers for door magnets', who: 'samuel', due: -4, open: true },
			{ what: 'Take the list off the laundry door', who: 'lena', due: -30 }
		],
		suggests: ['mira', 'Say at the beginning who has to leave early']
	},
	{
		weeksAgo: 2,
		away: ['ruth', 'bjoern'],
		silent: ['ruth'],
		items: [
			{
				decide: 'chargers',
				title: 'Batteries are charged in the bicycle cellar only',
				driver: 'In the next street a battery caught fire in a corridor.',
				text: [
					'- Batteries of bicycles and scooters are charged at the steel cabinet in the front cellar.',
					'- The sockets there are switched off from 23:00 to 6:00.',
					'- In flats nobody charges them overnight.'
				],
				criteria: ['Every battery has a place at the cabinet'],
				owner: 'tomasz',
				review: 180,
				concern: ['vroni', 'My scooter is too heavy for the cellar stairs.']
			},
			{
				decide: 'leafBlower',
				title: 'Leaves are raked, not blown',
				driver: 'The leaf blower woke the side wing on three Saturdays.',
				text: [
					'- Leaves are raked; under the hedge they stay for the hedgehogs.',
					'- On two Saturdays in November everybody who can comes with a rake; there is soup.'
				],
				criteria: ['The paths are free before the first frost'],
				owner: 'salma',
				review: 340
			},
			{
				defer: 'A heat pump in place of the boiler',
				driver: 'The boiler is twenty-four years old, and spare parts are rare.',
				text: [
					'- House & Garden asks for a plan for a heat pump, for up to 3,000 euros.',
					'- Finance is asked for consent to the costs.'
				],
				owner: 'jonas',
				until: 21
			},
			{
				talk: 'explore',
				title: 'A bench by the gate',
				owner: 'vroni',
				driver: 'People wait there for the bus, and stand.',
				outcome: 'Do we want it, and who builds it?',
				parked: true
			}
		],
		actions: [
			{ what: 'Bring soup pots for the raking Saturday', who: 'salma', due: -9 },
			{
				what: 'Ask the energy office for somebody to look at the boiler',
				who: 'jonas',
				due: 10,
				open: true
			},
			{ what: 'Sell the leaf blower', who: 'noah', due: -2, open: true }
		],
		suggests: ['tomasz', 'Open a window after the first hour']
	}
];
