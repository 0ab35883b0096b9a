import type { ScriptedCircle } from '../script.ts';

export const membership: ScriptedCircle = {
	key: 'membership',
	name: 'Membership',
	weekday: 2,
	place: 'Annegret’s kitchen, second floor left',
	meetings: [
		{
			weeksAgo: 50,
			items: [
				{
					decide: 'membershipAim',
					title: 'The aim of Membership',
					purpose: 'aim',
					driver: 'Newcomers hear three different answers to what this circle does.',
					text: [
						'- Whoever wants to live here finds out whether it fits, for both sides.',
						'- Newcomers belong after a year as if they had always been here.',
						'- Conflicts are spoken about while they are small.'
					],
					owner: 'annegret',
					review: 110
				},
				{
					decide: 'admission',
					title: 'How new members are admitted',
					driver: 'Two flats become free, and forty people have written.',
					text: [
						'1. Whoever is interested comes to two common meals.',
						'2. Two members speak with them for an hour.',
						'3. The house meets them; then Membership decides by consent.'
					],
					criteria: [
						'Six weeks from the first letter to the answer',
						'Whoever is refused knows why'
					],
					owner: 'annegret',
					review: -165,
					minutes: 40,
					concern: ['kofi', 'An hour of questions feels like an examination.']
				}
			],
			actions: [{ what: 'Write to all forty by name', who: 'petra', due: -330 }]
		},
		{
			weeksAgo: 43,
			items: [
				{
					decide: 'welcome',
					title: 'Everybody new has a companion for a year',
					driver: 'Three newcomers said that they did not know whom to ask.',
					text: [
						'- Each newcomer chooses a companion from another floor.',
						'- They meet once a month, and speak of what nobody writes down.'
					],
					criteria: ['After a year newcomers hold a role, if they want one'],
					owner: 'ines',
					review: -15
				},
				{
					decide: 'waitingList',
					title: 'The waiting list is open, and short',
					driver: 'People have waited for nine years on a list that nobody reads.',
					text: [
						'- The list holds thirty households; whoever is on it is written to once a year.',
						'- Whoever does not answer twice leaves the list.'
					],
					criteria: ['Nobody on the list is surprised by their place'],
					owner: 'petra',
					review: -8
				}
			]
		},
		{
			weeksAgo: 37,
			away: ['yuki'],
			items: [
				{
					decide: 'commonRoom',
					title: 'Guests in the common room',
					driver: 'Twice somebody wanted to cook and found forty strangers dancing.',
					text: [
						'- The common room is booked in the calendar, two weeks ahead at most.',
						'- Up to twenty guests are welcome without asking; with more one asks Membership.',
						'- It is clean by noon of the next day.'
					],
					criteria: ['The room is free for residents on three evenings a week'],
					owner: 'kofi',
					review: -70,
					minutes: 30
				},
				{
					decide: 'meals',
					title: 'Common meals on the first Sunday',
					driver: 'We see each other at meetings only.',
					text: [
						'- On the first Sunday of the month two flats cook for all.',
						'- The costs are shared by a hat; nobody looks what goes in.'
					],
					criteria: ['More than half of us come'],
					owner: 'salma',
					review: 45
				}
			],
			suggests: ['ines', 'Begin with one sentence about who is missing']
		},
		{
			weeksAgo: 31,
			items: [
				{
					decide: 'sublet',
					title: 'Letting a flat to others for a time',
					driver: 'Three flats stood empty last summer while people looked for rooms.',
					text: [
						'- A flat may be let for up to six months, at cost.',
						'- The neighbours on the floor meet the guests before they move in.'
					],
					criteria: ['No flat stands empty for more than two months'],
					owner: 'petra',
					review: 22
				},
				{
					decide: 'conflict',
					title: 'When we are at odds',
					driver: 'A quarrel about a pram went on for eight months.',
					text: [
						'1. Those concerned speak with each other within a week.',
						'2. If that does not help, each brings somebody they trust.',
						'3. If that does not help either, somebody from outside is asked; the house pays.'
					],
					criteria: ['Whoever was in a conflict would take this way again'],
					owner: 'ines',
					review: 140,
					said: ['annegret', 'I was one of the two with the pram. I would have been glad of this.']
				}
			],
			actions: [{ what: 'Find two mediators nearby', who: 'ines', due: -190 }]
		},
		{
			weeksAgo: 25,
			items: [
				{
					amend: 'admission',
					driver:
						'Twelve conversations later: the hour with two people was the hardest part for all.',
					text: [
						'1. Whoever is interested comes to two common meals.',
						'2. Two members walk through house and garden with them, and both sides ask.',
						'3. The house meets them; then Membership decides by consent.',
						'4. Whoever is refused hears why, by word of mouth.'
					],
					criteria: [
						'Six weeks from the first letter to the answer',
						'Whoever is refused knows why'
					],
					owner: 'annegret',
					review: 155
				},
				{
					decide: 'leaving',
					title: 'Saying goodbye',
					driver: 'Jan moved out, and nobody knew until the van came.',
					text: [
						'- Whoever leaves tells the house three months before.',
						'- Roles and keys are handed over one month before; there is a meal.'
					],
					owner: 'petra',
					review: 180
				}
			]
		},
		{
			weeksAgo: 18,
			away: ['petra'],
			items: [
				{
					decide: 'workHours',
					title: 'Four hours a month for the house',
					driver: 'Nine of us do most of what there is to do.',
					text: [
						'- Everybody gives four hours a month, in what they choose.',
						'- Whoever cannot says so to their companion; nobody keeps a list of reasons.'
					],
					criteria: ['Nobody does more than ten hours a month'],
					owner: 'kofi',
					review: 15,
					minutes: 40,
					objection: {
						by: 'salma',
						kind: 'aim',
						argument:
							'Who nurses somebody or works at night falls behind, and will stay away from the house.',
						heard: 'Counting hours shuts out those who already carry much.',
						text: [
							'- Everybody gives what they can; four hours a month is what we hope for.',
							'- Nursing, raising children and night shifts count as work for the house.',
							'- Twice a year we look together at who carries too much. Hours are not counted.'
						],
						words: 'Now I can say yes with my whole heart.',
						named: true
					}
				}
			]
		},
		{
			weeksAgo: 10,
			items: [
				{
					amend: 'commonRoom',
					driver: 'It was clean each time, but on Fridays residents never get the room.',
					text: [
						'- The common room is booked in the calendar, four weeks ahead at most.',
						'- On Fridays it belongs to the house and is not booked.',
						'- Up to twenty guests are welcome without asking; with more one asks Membership.',
						'- It is clean by noon of the next day.'
					],
					criteria: ['The room is free for residents on three evenings a week'],
					owner: 'kofi',
					review: 110
				},
				{
					decide: 'newcomersEvening',
					title: 'An evening for the curious, four times a year',
					driver: 'Petra answers the same questions by telephone, twice a week.',
					text: [
						'- Each quarter there is an open evening with a walk through the house.',
						'- Questions by telephone are answered with its date.'
					],
					criteria: ['Fewer calls, and people who come know what they come to'],
					owner: 'emil',
					review: 120
				}
			],
			actions: [
				{ what: 'Make a poster for the open evening', who: 'emil', due: -40 },
				{
					what: 'Put the dates into the calendar of the district',
					who: 'yuki',
					due: -11,
					open: true
				}
			]
		},
		{
			weeksAgo: 3,
			items: [
				{
					amend: 'welcome',
					driver: 'Reviewed: all four newcomers of this year hold a role or are about to.',
					criteria: ['After a year newcomers hold a role, if they want one'],
					owner: 'ines',
					review: 345
				},
				{
					talk: 'explore',
					title: 'What would make it easier for families to come to meetings?',
					owner: 'salma',
					driver: 'At the last three meetings no parent of small children was there.',
					outcome: 'Ideas for a proposal',
					note: 'Ideas: meet at five with a meal; two people play with the children; every second meeting by call.'
				}
			],
			actions: [
				{ what: 'Ask the parents which hour suits them', who: 'salma', due: 9, open: true }
			],
			suggests: ['emil', 'Explain abbreviations the first time']
		}
	],
	between: [
		{
			on: -9,
			by: 'kofi',
			add: 'May the choir of the district rehearse here?',
			kind: 'decide',
			driver: 'They lost their room, and six of them live in our street.',
			nextStep: 'Invite somebody of the choir',
			minutes: 20,
			owner: 'kofi',
			due: 30
		},
		{
			on: -5,
			by: 'petra',
			add: 'Who answers letters while I am away in January?',
			kind: 'report',
			driver: 'My term has ended, and I go on until somebody is selected.',
			nextStep: '',
			minutes: 5,
			owner: 'petra'
		}
	],
	next: { weeksAhead: 1, picks: 2, items: [] }
};
