import type { ScriptedCircle } from '../script.ts';
import { firstHalf } from './gardenFirstHalf.ts';
import { lately } from './gardenLately.ts';
import { secondHalf } from './gardenSecondHalf.ts';

export const garden: ScriptedCircle = {
	key: 'garden',
	name: 'House & Garden',
	weekday: 1,
	place: 'Common room, ground floor',
	meetings: [...firstHalf, ...secondHalf, ...lately],
	between: [
		{ on: -221, by: 'noah', done: 'cellar' },
		{
			on: -118,
			by: 'jonas',
			decideAs: 'Heating and water',
			key: 'summerPump',
			decision: {
				title: 'The pump of the heating rests in summer',
				driver: 'It ran through last summer and used as much as two flats.',
				text: ['The pump is off from the end of May until the first night below ten degrees.'],
				review: 200
			}
		},
		{
			on: -19,
			by: 'samuel',
			object: 'roofTerrace',
			words:
				'The railing on the east side is loose since the storm; fifteen people are too many there.',
			named: true
		},
		{
			on: -18,
			by: 'lena',
			pause: 'roofTerrace',
			reason: 'The railing has to be looked at before anybody goes up again.'
		},
		{
			on: -6,
			by: 'salma',
			object: 'cargoBike',
			words: 'With half a day at a time nobody gets it for the market on Saturdays any more.',
			named: false
		},
		{
			on: -12,
			by: 'hanna',
			add: 'A hand rail for the steps to the garden',
			kind: 'decide',
			driver: 'Two residents no longer come into the garden by themselves.',
			nextStep: 'A proposal with an offer',
			minutes: 20,
			owner: 'hanna',
			due: 20
		},
		{
			on: -10,
			by: 'elif',
			add: 'How do we want to sound? Bells, doors and phones in the stairwell',
			kind: 'explore',
			driver: 'Since the walls were insulated one hears the stairwell more than the street.',
			nextStep: 'Hear from everybody what disturbs them',
			minutes: 15
		},
		{
			on: -9,
			by: 'noah',
			add: 'A second mail box for parcels',
			kind: 'explore',
			driver: 'Parcels lie on the stairs.',
			nextStep: '',
			minutes: 10
		},
		{
			on: -4,
			by: 'noah',
			takeOff: 'A second mail box for parcels',
			why: 'The post puts one up by itself next month.'
		},
		{ on: -3, by: 'elif', takeSuggestion: 'Open a window after the first hour' }
	],
	next: {
		weeksAhead: 1,
		picks: 3,
		items: [
			{
				title: 'Quiet corner under the walnut tree',
				driver: 'Who wants to read in the garden finds no place without a ball.',
				text: [
					'- The corner under the walnut tree is for reading and resting.',
					'- Ball games are played on the meadow behind the house.'
				],
				owner: 'vroni',
				review: 200
			}
		]
	}
};
