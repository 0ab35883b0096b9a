import type { ScriptedCircle } from '../script.ts';

export const general: ScriptedCircle = {
	key: 'general',
	name: 'General',
	weekday: 0,
	place: 'Common room, ground floor',
	meetings: [
		{
			weeksAgo: 52,
			items: [
				{
					decide: 'generalAim',
					title: 'The aim of General',
					purpose: 'aim',
					driver: 'Three circles begin their work, and something has to hold them together.',
					text: [
						'- The circles know what the others decide, and where their domains end.',
						'- What concerns the whole house is decided by people from all circles.',
						'- Lindenhof is a good neighbour.'
					],
					owner: 'mira',
					review: 115
				},
				{
					decide: 'mission',
					title: 'What Lindenhof is there for',
					purpose: 'mission',
					driver: 'When people ask us who we are, each of us tells something else.',
					text: [
						'We keep a house in which people of all ages live well together, for what it costs and for as long as they like.'
					],
					owner: 'clara',
					review: 115,
					said: ['dieter', '“For what it costs” is the sentence I moved in for.']
				}
			]
		},
		{
			weeksAgo: 46,
			items: [
				{
					decide: 'rhythm',
					title: 'How often the circles meet',
					driver: 'In some months there were eleven meetings, in others none.',
					text: [
						'- Circles meet every three to seven weeks, for at most two hours.',
						'- From the middle of July until the end of August nobody meets unless it burns.'
					],
					criteria: ['Nobody spends more than two evenings a month in meetings'],
					owner: 'clara',
					review: -185
				},
				{
					decide: 'minutes',
					title: 'Minutes are open to the whole house',
					driver: 'People outside of a circle learn of its decisions by accident.',
					text: [
						'- Every logbook can be read by everybody who lives here.',
						'- What concerns single persons is confidential and stays in its circle.'
					],
					owner: 'yuki',
					review: 95
				}
			]
		},
		{
			weeksAgo: 40,
			away: ['samuel'],
			items: [
				{
					decide: 'urgent',
					title: 'When it burns',
					driver: 'In the storm nobody knew who may call the roofer.',
					text: [
						'- Whoever sees danger acts, and calls the leader of the circle.',
						'- The leader decides what cannot wait, up to 1,000 euros, and reports at the next meeting.'
					],
					criteria: ['No damage grows because nobody was allowed to act'],
					owner: 'hanna',
					review: -55
				},
				{
					decide: 'gathering',
					title: 'An annual gathering in early summer',
					driver: 'The whole house was last together at the housewarming.',
					text: [
						'- One Saturday for the whole house: a look back, the books, a feast.',
						'- Clara and Inês prepare it; up to 800 euros.'
					],
					owner: 'clara',
					doneBy: -150
				}
			],
			actions: [{ what: 'Ask three circles for the date', who: 'clara', due: -255 }]
		},
		{
			weeksAgo: 34,
			items: [
				{
					decide: 'privacy',
					title: 'What we keep about people, and for how long',
					driver: 'Old applications with income statements lie in two drawers.',
					text: [
						'- Applications are destroyed three months after the answer.',
						'- Lists with addresses are for those who need them, and are renewed once a year.'
					],
					criteria: ['The drawers are empty'],
					owner: 'judith',
					review: 18
				},
				{
					talk: 'explore',
					title: 'Where do the domains of our circles touch?',
					owner: 'samuel',
					driver: 'Both House & Garden and Membership gave away the same room.',
					outcome: 'A drawing of the borders',
					note: 'The common room belongs to Membership, its heating to House & Garden.'
				}
			],
			suggests: ['hanna', 'Let the delegates report first']
		},
		{
			weeksAgo: 28,
			items: [
				{
					amend: 'rhythm',
					driver: 'Seven weeks were too long for Finance in spring, and fine for the others.',
					text: [
						'- Circles meet every three to seven weeks, for at most two hours; each sets its dates for half a year.',
						'- From the middle of July until the end of August nobody meets unless it burns.',
						'- One evening a week stays free of meetings: Friday.'
					],
					criteria: ['Nobody spends more than two evenings a month in meetings'],
					owner: 'clara',
					review: 80
				},
				{
					decide: 'muehlbach',
					title: 'Good neighbours: Mühlbach and Lindenhof',
					driver: 'We share a shed, a hedge and a brook with the allotment, and no word about it.',
					text: [
						'- Twice a year two of each side walk along the brook and speak of what comes.',
						'- House & Garden names the two, for two years.'
					],
					criteria: ['No letter by a lawyer'],
					owner: 'samuel',
					review: 135
				}
			]
		},
		{
			weeksAgo: 21,
			away: ['ines'],
			items: [
				{
					decide: 'newCircle',
					title: 'How a new circle begins',
					driver: 'Some want a circle for culture, and nobody knows how that goes.',
					text: [
						'1. Three people write down aim and domain.',
						'2. The circles whose domain it touches are heard.',
						'3. General decides by consent and chooses a leader for the first year.'
					],
					owner: 'mira',
					review: 200
				},
				{
					decide: 'announcements',
					title: 'Announcements in the lift',
					driver: 'Announcements are in four places, and each is out of date in two.',
					text: [
						'- What concerns everybody hangs in the lift, with a date, for two weeks at most.'
					],
					owner: 'yuki',
					review: 30
				}
			]
		},
		{
			weeksAgo: 13,
			items: [
				{
					end: 'announcements',
					driver: 'The lift company forbids paper, and the channel of the house is read by all.',
					owner: 'yuki'
				},
				{
					decide: 'channel',
					title: 'One channel for the house',
					driver: 'News arrive in three groups, and the quarrels too.',
					text: [
						'- There is one channel for what everybody has to know; questions go to the circles.',
						'- Quarrels are not carried on there; whoever reads one invites to tea.',
						'- Who has no telephone gets it on paper from a neighbour.'
					],
					criteria: ['At most five messages a day'],
					owner: 'yuki',
					review: 23
				},
				{
					decide: 'association',
					title: 'Who speaks for us in the association of cooperatives',
					driver: 'We are a member and have not been seen there for two years.',
					text: [
						'- Judith and Mira go there in turn, and tell General about it.',
						'- They may agree to what costs us nothing; anything else they bring home.'
					],
					owner: 'judith',
					term: 300
				}
			],
			actions: [{ what: 'Register with the association', who: 'judith', due: -70 }]
		},
		{
			weeksAgo: 6,
			items: [
				{
					amend: 'urgent',
					driver:
						'It was needed twice: a pipe and a gutter. For the pipe 1,000 euros were not enough.',
					text: [
						'- Whoever sees danger acts, and calls the leader of the circle.',
						'- The leader decides what cannot wait, up to 2,500 euros, and reports at the next meeting.',
						'- The numbers of fire brigade, plumber and roofer hang by the front door.'
					],
					criteria: ['No damage grows because nobody was allowed to act'],
					owner: 'hanna',
					review: 310
				},
				{
					talk: 'report',
					title: 'From the association of cooperatives',
					owner: 'judith',
					note: 'There is money for houses that insulate their cellars, until next spring.'
				},
				{
					talk: 'explore',
					title: 'A circle for culture?',
					owner: 'clara',
					driver: 'Four people want to found one.',
					parked: true
				}
			],
			actions: [
				{ what: 'Hang up the numbers by the front door', who: 'hanna', due: -20 },
				{ what: 'Ask for the papers about insulating cellars', who: 'mira', due: -6, open: true }
			],
			suggests: ['annegret', 'Read aloud what each circle decided since last time']
		}
	],
	between: [
		{ on: -146, by: 'clara', done: 'gathering' },
		{
			on: -8,
			by: 'dieter',
			add: 'Insulating the cellar with money of the association',
			kind: 'explore',
			driver: 'The money is there until next spring, and two circles are concerned.',
			nextStep: 'Who asks whom?',
			minutes: 20,
			owner: 'dieter',
			due: 60
		}
	],
	next: { weeksAhead: 2, picks: 2, items: [] }
};
