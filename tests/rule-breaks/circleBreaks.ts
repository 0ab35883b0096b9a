/** CR2, CR3, CR8: breaks of who a circle asks, how it changes its process, and how it consents between its meetings. */
import { breaksOf } from './ruleBreak.ts';

const room = 'src/lib/governance';

export const circleBreaks = [
	...breaksOf(
		`${room}/circle/followRoll.ts`,
		[
			'CR2',
			'who left the circle stays on the roll of its meeting',
			'filter(({ person }) => !entitled.has(person))',
			'filter(() => false)'
		],
		[
			'CR2',
			'a link selected after the planning is not on the roll',
			'.filter(({ personId }) => !seated.has(personId))',
			'.filter(() => false)'
		],
		[
			'CR2',
			'the roll changes in the middle of a meeting',
			"meeting.phase === 'lobby' || (",
			"meeting.phase !== 'ended' || ("
		]
	),
	...breaksOf('server/circles/processes.ts', [
		'CR3',
		'a circle decides otherwise by whatever agreement somebody names',
		'agreement === undefined || !isConsented(agreement, opened.day)',
		'agreement === undefined'
	]),
	...breaksOf(`${room}/circle/roll.ts`, [
		'CR2',
		'links of narrower circles are not on the roll',
		"(term.kind !== 'leader' && term.kind !== 'delegate')",
		'term.circleId !== circleId'
	]),
	...breaksOf(
		`${room}/between/rules.ts`,
		[
			'CR8',
			'somebody is marked left who has not answered',
			"'takeToMeeting', 'questionAgreement'",
			"'takeToMeeting', 'markLeft', 'leave', 'questionAgreement'"
		],
		[
			'CR8',
			'rounds are closed early',
			"['openRound', 'answer',",
			"['openRound', 'closeEarly', 'answer',"
		],
		[
			'CR8',
			'an objection or a "not yet" leaves it open',
			'return answers.every(letsStand) ?',
			'return answers.length > 0 ?'
		],
		[
			'CR8',
			'one member cannot take it to a meeting',
			'...endBetween(meeting, item)\n\t\t\t],',
			'...endBetween({ ...meeting, kind: "meeting" }, item)\n\t\t\t],'
		]
	),
	...breaksOf(
		`${room}/round/rollChanges.ts`,
		[
			'CR8',
			'who is given the right to consent meanwhile is not asked',
			'? joinRounds(meeting, id, at)\n',
			'? meeting\n'
		],
		[
			'CR8',
			'who loses the right to consent is waited for',
			': mapOpenRounds(meeting, (round) => leaveConsentRound(round, id, at));',
			': meeting;'
		]
	),
	...breaksOf(
		`${room}/between/onward.ts`,
		[
			'CR8',
			'somebody who has not answered is not waited for',
			"if (unfinished.includes(who)) return 'answer';",
			''
		],
		[
			'CR8',
			'it goes on while somebody has not answered',
			'return unfinished.length === 0 && meeting',
			'return meeting'
		],
		[
			'CR8',
			'answers are gone past before anybody has read them',
			"if (before.type === 'closeRound') return true;",
			''
		]
	),
	...breaksOf(`${room}/settings.ts`, [
		'CR8',
		'circles that never allowed it consent between meetings',
		"between: held['between'] === true",
		"between: held['between'] !== false"
	])
];
