/** House & Garden, the first half of the year. */
import type { ScriptedMeeting } from '../script.ts';

export const firstHalf: readonly ScriptedMeeting[] = [
	{
		weeksAgo: 51,
		items: [
			{
				decide: 'gardenAim',
				title: 'The aim of House & Garden',
				purpose: 'aim',
				driver: 'The circle begins, and nobody can say yet what it is there for.',
				text: [
					'- House and garden are safe for everybody who lives here.',
					'- They are cared for by many hands, none of them overworked.',
					'- They are open to every resident, and welcoming to guests.'
				],
				owner: 'hanna',
				review: 120,
				said: ['tomasz', 'Many hands: that is what I want to be measured by.']
			},
			{
				decide: 'gardenDomain',
				title: 'The domain of House & Garden',
				purpose: 'domain',
				driver: 'Finance asks which repairs the circle decides by itself.',
				text: [
					'House, cellar, courtyard and garden; repairs up to 2,000 euros each; the tool shed; keys and bells.'
				],
				owner: 'hanna',
				review: 120
			}
		],
		actions: [{ what: 'Send aim and domain to General', who: 'samuel', due: -345 }]
	},
	{
		weeksAgo: 48,
		away: ['ruth'],
		items: [
			{
				decide: 'bicycles',
				title: 'Bicycles in the cellar',
				driver: 'Nobody gets to the meters any more: bicycles stand three deep in the passage.',
				text: [
					'- Bicycles that are ridden stand in the **front cellar**, one rack for each flat.',
					'- The passage to the meters stays free.',
					'- Bicycles without a name tag are collected twice a year.'
				],
				criteria: ['The meters can be reached at any time', 'No bicycle stands in the passage'],
				owner: 'tomasz',
				review: -175,
				concern: ['lena', 'Families with trailers need more room than one rack.']
			},
			{
				decide: 'quietHours',
				title: 'Quiet hours',
				driver: 'Two families with small children and one drummer live wall to wall.',
				text: [
					'- From 22:00 to 7:00, and from 13:00 to 15:00, it is quiet in rooms, stairwell and courtyard.',
					'- Whoever has a party tells the neighbours three days before.'
				],
				criteria: ['Nobody has to ring at a door for quiet'],
				owner: 'elif',
				review: -140
			}
		],
		actions: [
			{ what: 'Put name tags into all letter boxes', who: 'noah', due: -320 },
			{ what: 'Measure the front cellar for racks', who: 'tomasz', due: -322 }
		],
		suggests: ['lena', 'Begin at seven sharp, with tea before']
	},
	{
		weeksAgo: 45,
		items: [
			{
				decide: 'toolShed',
				title: 'Share the tool shed with the Mühlbach allotment',
				driver: 'The storm in October took the shed of the Mühlbach allotment, our neighbours.',
				text: [
					'- Members of the Mühlbach allotment may use our tool shed daily from 8:00 to 20:00.',
					'- They write into the book by the door what they take.',
					'- Power tools stay locked; whoever had an introduction gets the key.'
				],
				criteria: ['No accident', 'Every tool is back by the evening'],
				owner: 'samuel',
				term: 95,
				review: -150,
				minutes: 30,
				objection: {
					by: 'tomasz',
					kind: 'sideEffects',
					argument: 'Power tools would be open to people who had no introduction.',
					heard: 'Somebody could be hurt by a saw that nobody explained to them.',
					text: [
						'- Members of the Mühlbach allotment may use our tool shed daily from 8:00 to 20:00.',
						'- They write into the book by the door what they take.',
						'- Power tools stay locked; whoever had an introduction by the role Tool shed gets the key.'
					],
					words: 'Thank you. I will hold the introductions myself.',
					named: true
				}
			},
			{
				decide: 'snow',
				title: 'Who clears the snow',
				driver: 'The town asks for a free pavement from 7:00 on.',
				text: [
					'- Each flat has one week, in the order of the letter boxes.',
					'- Grit stands in the green box; salt is not used.'
				],
				criteria: ['The pavement is free at 7:00'],
				owner: 'jonas',
				term: -230
			}
		]
	},
	{
		weeksAgo: 42,
		items: [
			{
				decide: 'heating',
				title: 'Heating at 20 degrees',
				driver: 'The gas bill rose by a third, and the common rooms were heated at night.',
				text: [
					'- Common rooms are heated to 20 degrees, from 7:00 to 22:00; at night to 16.',
					'- The workshop is heated to 17 degrees while somebody works there.'
				],
				criteria: ['A tenth less gas than last winter', 'Nobody sits in the common room in a coat'],
				owner: 'jonas',
				review: 12,
				minutes: 30,
				concern: ['ruth', 'For old people 20 degrees are cool when they sit for long.']
			},
			{
				decide: 'laundry',
				title: 'Laundry room: a list on the door',
				driver: 'Three machines, fourteen flats, and wet washing on the floor.',
				text: [
					'- Two hours for each wash, entered on the list at the door.',
					'- Whoever is late by a quarter of an hour loses the machine.'
				],
				owner: 'lena',
				review: 60
			}
		],
		actions: [{ what: 'Lower the heating curve at night', who: 'jonas', due: -285 }],
		suggests: ['elif', 'Read proposals the evening before']
	},
	{
		weeksAgo: 39,
		away: ['jonas'],
		items: [
			{
				decide: 'cellar',
				title: 'Cellar rooms are cleared in spring',
				driver: 'Two rooms are full of things whose owners moved out years ago.',
				text: [
					'1. Everybody marks what is theirs until the end of the month.',
					'2. What bears no mark goes to the give-away table for two weeks.',
					'3. The rest is brought to the recycling yard.'
				],
				owner: 'noah',
				doneBy: -225
			},
			{
				talk: 'explore',
				title: 'What grows along the south wall?',
				owner: 'tomasz',
				driver: 'The old espalier did not survive the summer.',
				outcome: 'Three ideas to look at in spring',
				note: 'Ideas: a fig, two vines on wires, or beans that change every year.'
			}
		],
		actions: [{ what: 'Ask the nursery about figs', who: 'tomasz', due: -250 }]
	},
	{
		weeksAgo: 36,
		items: [
			{
				decide: 'hedge',
				title: 'The hedge is cut after nesting time',
				driver: 'Last year the hedge was cut in May, with blackbirds in it.',
				text: [
					'- The hedge is cut once a year, between October and the end of February.',
					'- Along the pavement it is kept free by hand when need be.',
					'- Before each cut somebody looks for nests.'
				],
				criteria: ['No nest is disturbed', 'The pavement can be passed with a pram'],
				owner: 'hanna',
				review: 84
			},
			{
				decide: 'compost',
				title: 'Compost: what goes in, and who turns it',
				driver: 'Rats were seen by the compost.',
				text: [
					'- In: raw vegetables, coffee, leaves. Not in: cooked food, bread, meat.',
					'- Two people turn it once a month; the list hangs at the gate.'
				],
				criteria: ['No rats'],
				owner: 'salma',
				review: -22,
				concern: ['samuel', 'In August nobody is here to turn it.']
			}
		]
	},
	{
		weeksAgo: 33,
		items: [
			{
				amend: 'bicycles',
				driver: 'Trailers and cargo bikes have no place by the first form.',
				text: [
					'- Bicycles that are ridden stand in the **front cellar**, one rack for each flat.',
					'- Trailers and cargo bikes stand under the roof in the courtyard, four places in all.',
					'- The passage to the meters stays free.',
					'- Bicycles without a name tag are collected twice a year.'
				],
				criteria: ['The meters can be reached at any time', 'No bicycle stands in the passage'],
				owner: 'tomasz',
				review: -90
			},
			{
				decide: 'waste',
				title: 'Waste is sorted in the courtyard',
				driver: 'The town left the yellow bin standing twice, because of what was in it.',
				text: [
					'- Five bins with pictures on their lids; glass goes to the corner of Lindenstraße.',
					'- Whoever puts bins out on Thursday evening brings them in on Friday.'
				],
				criteria: ['No bin is left standing'],
				owner: 'noah',
				review: 130
			}
		],
		actions: [{ what: 'Paint pictures on the lids', who: 'elif', due: -205 }]
	},
	{
		weeksAgo: 30,
		away: ['samuel'],
		items: [
			{
				decide: 'beds',
				title: 'Vegetable beds are given for two years',
				driver: 'Eleven people ask for beds, and there are eight.',
				text: [
					'- A bed is given for two years, by lot; who had none before comes first.',
					'- A bed that lies fallow until June goes to the next person.',
					'- One bed is for everybody: whoever passes may harvest.'
				],
				criteria: ['Nobody waits longer than two years'],
				owner: 'salma',
				review: 175
			},
			{
				decide: 'playground',
				title: 'The swing stands by the lime tree',
				driver: 'Children swing on the bar for carpets, which is loose.',
				text: [
					'- The swing is built by the lime tree, with bark mulch under it.',
					'- It is looked over each spring.'
				],
				criteria: ['No child is hurt by the swing'],
				owner: 'lena',
				review: 150,
				objection: {
					by: 'jonas',
					kind: 'sideEffects',
					argument: 'The roots of the lime tree lie where the posts would be set in concrete.',
					heard: 'The concrete would cut the roots, and the tree could die of it.',
					text: [
						'- The swing is built three metres east of the lime tree, on ground anchors without concrete.',
						'- Bark mulch lies under it, and it is looked over each spring.'
					],
					words: 'With anchors the roots stay whole.',
					named: true
				}
			}
		],
		suggests: ['noah', 'Stand up between two long items']
	}
];
