/** House & Garden, the second half of the year. */
import type { ScriptedMeeting } from '../script.ts';

export const secondHalf: readonly ScriptedMeeting[] = [
	{
		weeksAgo: 27,
		items: [
			{
				amend: 'quietHours',
				driver: 'The drummer works in shifts and practises at noon.',
				text: [
					'- From 22:00 to 7:00 it is quiet in rooms, stairwell and courtyard.',
					'- Loud instruments are played in the workshop, until 20:00.',
					'- Whoever has a party tells the neighbours three days before.'
				],
				criteria: ['Nobody has to ring at a door for quiet'],
				owner: 'elif',
				review: -40,
				said: ['noah', 'The workshop works well for me. I would like a carpet there.']
			},
			{
				talk: 'report',
				title: 'What the boiler used this winter',
				owner: 'jonas',
				note: 'Eight per cent less than last winter; January was mild.'
			}
		],
		actions: [{ what: 'Find a carpet for the workshop', who: 'noah', due: -170 }]
	},
	{
		weeksAgo: 24,
		items: [
			{
				decide: 'cargoBike',
				title: 'The cargo bike is lent by a calendar',
				driver: 'The new cargo bike stood in the rain twice because nobody knew who had it.',
				text: [
					'- It is booked in the calendar by the door, for half a day at a time.',
					'- Whoever brings it back charges it and locks both locks.',
					'- Guests of residents may ride it with them.'
				],
				criteria: ['It is under the roof every night', 'Repairs cost less than 150 euros a year'],
				owner: 'bjoern',
				review: 40,
				concern: ['ruth', 'The calendar hangs too high for me.']
			},
			{
				decide: 'roofTerrace',
				title: 'The roof terrace is closed at ten',
				driver: 'Voices from the roof carry into the bedrooms of the side wing.',
				text: [
					'- The terrace is open from 8:00 to 22:00.',
					'- At most fifteen people are up there at once, as the structural engineer said.'
				],
				criteria: ['Nobody in the side wing is woken'],
				owner: 'lena',
				review: 70
			}
		]
	},
	{
		weeksAgo: 20,
		away: ['noah'],
		items: [
			{
				amend: 'toolShed',
				driver: 'Half a year is over: no accident, and two tools were missing for a week.',
				text: [
					'- Members of the Mühlbach allotment may use our tool shed daily from 8:00 to 20:00.',
					'- They write into the book by the door what they take, and when it is back.',
					'- Power tools stay locked; whoever had an introduction by the role Tool shed gets the key.',
					'- Both gardens look through the shed together on the first Saturday of the month.'
				],
				criteria: ['No accident', 'Every tool is back by the evening'],
				owner: 'samuel',
				term: 95,
				review: 60
			},
			{
				decide: 'workshop',
				title: 'The workshop is for makers and neighbours',
				driver: 'Three neighbours wrote about sawing after nine in the evening.',
				text: [
					'- Machines run from 8:00 to 19:00, on Saturdays from 10:00 to 17:00.',
					'- Handwork is welcome at any time.'
				],
				criteria: ['No letter from the neighbours'],
				owner: 'elif',
				review: -60
			}
		]
	},
	{
		weeksAgo: 16,
		items: [
			{
				amend: 'bicycles',
				driver: 'The four places under the roof are full, and two cargo bikes stand in the yard.',
				text: [
					'- Bicycles that are ridden stand in the **front cellar**, one rack for each flat.',
					'- Trailers and cargo bikes stand under the roof in the courtyard, six places in all.',
					'- The passage to the meters stays free.',
					'- Bicycles without a name tag are collected every spring and given to the repair café.'
				],
				criteria: ['The meters can be reached at any time', 'No bicycle stands in the passage'],
				owner: 'tomasz',
				review: -25
			},
			{
				decide: 'pets',
				title: 'Dogs in the courtyard',
				driver: 'Two dogs moved in, and one child is afraid of them.',
				text: [
					'- In the courtyard dogs are on a lead; on the meadow behind the house they run free.',
					'- By the sand pit there are no dogs.'
				],
				criteria: ['The children use the sand pit again'],
				owner: 'bjoern',
				review: 5
			}
		],
		actions: [{ what: 'Put up two more hooks under the roof', who: 'bjoern', due: -85 }]
	},
	{
		weeksAgo: 12,
		away: ['elif'],
		items: [
			{
				decide: 'rainwater',
				title: 'Rainwater for the garden',
				driver: 'In July the garden took more water than all flats together.',
				text: [
					'- Two tanks collect the rain from the south roof.',
					'- Beds are watered from the tanks first, in the evening.',
					'- The tap is opened only when the tanks are empty.'
				],
				criteria: ['Half as much water from the tap as last summer'],
				owner: 'jonas',
				review: 230
			},
			{
				decide: 'stairwells',
				title: 'Stairwells stay free',
				driver: 'The fire brigade could not have carried a stretcher past the prams.',
				text: [
					'- Nothing stands in the stairwells: no shoes, no prams, no plants.',
					'- Prams have a place in the front cellar; the key is with Hanna.'
				],
				criteria: ['A stretcher passes on every floor'],
				owner: 'hanna',
				review: 26,
				objection: {
					by: 'ruth',
					kind: 'cannotWork',
					argument: 'I cannot stand while I put on my shoes: I need my stool at the door.',
					heard: 'Without the stool Ruth cannot leave her flat by herself.',
					text: [
						'- Nothing stands in the stairwells: no shoes, no prams, no plants.',
						'- A folding seat at the wall may stay where somebody needs it; the circle pays for it.',
						'- Prams have a place in the front cellar; the key is with Hanna.'
					],
					words: 'A folding seat is better than my stool.',
					named: false
				}
			}
		],
		actions: [
			{ what: 'Screw a folding seat to the wall on the second floor', who: 'samuel', due: -60 },
			{ what: 'Order two tanks for the rain', who: 'jonas', due: -14, open: true }
		]
	},
	{
		weeksAgo: 8,
		items: [
			{
				amend: 'workshop',
				driver: 'Whoever works in shifts never finds the machines open.',
				text: [
					'- Machines run from 8:00 to 19:00, on Saturdays from 10:00 to 17:00.',
					'- Handwork is welcome at any time.',
					'- Who needs longer once asks the neighbours on the **ground floor** before.'
				],
				criteria: ['No letter from the neighbours'],
				owner: 'elif',
				review: 100
			},
			{
				decide: 'courtyardLight',
				title: 'Light in the courtyard goes out at eleven',
				driver: 'The lamp shines into three bedrooms, and moths die in it.',
				text: [
					'- The lamp goes out at 23:00; a sensor lights the way to the door for a minute.',
					'- On evenings with guests it may burn until midnight.'
				],
				criteria: ['Nobody stumbles on the way to the door'],
				owner: 'lena',
				review: 190,
				concern: ['hanna', 'The step by the gate is hard to see.']
			}
		],
		actions: [{ what: 'Paint the step by the gate white', who: 'hanna', due: 6, open: true }]
	}
];
