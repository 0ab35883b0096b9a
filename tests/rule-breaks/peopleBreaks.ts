/** RL, CD13: breaks of who is on which roll, and who enters for whom. */
import { breaksOf } from './ruleBreak.ts';

const room = 'src/lib/governance';

export const peopleBreaks = [
	...breaksOf(`${room}/people/seatCommands.ts`, [
		'RN5',
		'who asked for a helper is marked left while they are connected',
		'held?.withoutDevice === true && !held.deviceTaken',
		'held?.withoutDevice === true'
	]),
	...breaksOf(
		`${room}/people/seat.ts`,
		[
			'RL1',
			'guests consent',
			"seat?.consents === true && seat.kind === 'member'",
			'seat !== undefined'
		],
		[
			'RL1',
			'who is absent is not on the consent roll',
			'hasConsent(meeting.seats[id]) && off',
			'isHere(meeting, id) && hasConsent(meeting.seats[id]) && off'
		],
		['CD13', 'who stepped off is asked all the same', ' && off?.[id] === undefined', '']
	),
	...breaksOf(
		`${room}/people/doorCommands.ts`,
		[
			'RL2',
			'the code alone gives a seat on the consent roll of a running meeting',
			"meeting.phase === 'lobby' || member || !hasConsent(seat)",
			"meeting.phase !== 'ended'"
		],
		[
			'RL2',
			'a taken seat is taken by another device',
			"unless(!seat.deviceTaken || seat.reopened, 'seatTaken')",
			'null'
		]
	),
	...breaksOf(`${room}/round/rollChanges.ts`, [
		'RL2',
		'the answer of a seat that was opened again counts',
		"turn?.state !== 'spoken' || !answers",
		"turn?.state !== 'spoken' || answers"
	]),
	...breaksOf(
		`${room}/rule.ts`,
		[
			'RL3',
			'an answer is entered without being read back',
			"unless(readBack, 'notReadBack')",
			'null'
		],
		[
			'CD8',
			'the facilitator answers for whoever they like',
			"() => unless(seat?.withoutDevice === true, 'notYours'),\n\t\t() => unless(seat?.helper === actor, 'needsHelper'),\n",
			''
		]
	),
	...breaksOf(`${room}/consent/answerCommands.ts`, [
		'RL3',
		'the facilitator enters a sealed answer',
		"return unless(!powers.includes(actor) || !others, 'helperConflict');",
		'return null;'
	]),
	...breaksOf(`${room}/question/replyCommands.ts`, [
		'RL3',
		'the facilitator replies for who has a device',
		'seat?.withoutDevice === true && serves',
		'serves'
	]),
	...breaksOf(`${room}/people/rollCommands.ts`, [
		'CD13',
		'somebody is put off the roll while people are asked',
		"unless(!asked, 'roundOpen')",
		'null'
	])
];
