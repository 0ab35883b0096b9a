/** OB: breaks of how objections are heard, tested, integrated and recorded. */
import { breaksOf } from './ruleBreak.ts';

const room = 'src/lib/governance';

export const objectionBreaks = [
	...breaksOf(
		`${room}/objection/objection.ts`,
		['OB1', 'there is no word for "I could not work"', ", 'cannotWork'] as const", '] as const'],
		['OB3', 'an objection is understood without its kind', 'objection.kind !== null &&', '']
	),
	...breaksOf(
		`${room}/objection/events.ts`,
		['OB1', 'all objections have one number', '1 + objectionsOf(meeting, item).length', '1'],
		['OB3', 'new words keep the old paraphrase', 'kind,\n\t\t\tparaphrase: null', 'kind']
	),
	...breaksOf(
		`${room}/objection/hand.ts`,
		[
			'OB2',
			'an objection is dealt with while people answer',
			"unless(state !== 'open' && state !== 'paused', 'roundFirst')",
			'null'
		],
		[
			'OB2',
			'all objections are dealt with at once',
			'objectionInHand(meeting, objection)?.id === id || isGrouped(meeting, objection)',
			'true'
		],
		[
			'OB2',
			'one yes is enough to handle two together',
			'[objection.holder, other.holder].every(',
			'[objection.holder, other.holder].some('
		],
		[
			'OB6',
			'others end an objection',
			'holder !== undefined && actsAs(meeting, actor, holder)',
			'holder !== undefined'
		]
	),
	...breaksOf(
		`${room}/objection/understandingCommands.ts`,
		[
			'OB3',
			'the raiser says back what they said',
			"unless(meeting.objections[objection]?.holder !== actor, 'notYours')",
			'null'
		],
		[
			'OB3',
			'a helper writes over words that they have not seen',
			'held !== undefined && sameWording(held, wording)',
			'true'
		],
		[
			'OB3',
			'the raiser confirms words that they never saw',
			'paraphrase?.by === heard.by && paraphrase.text === heard.text',
			'true'
		],
		['OB4', 'no circle tests', "return test === 'none'", 'return test !== null']
	),
	...breaksOf(
		`${room}/objection/groupingCommands.ts`,
		['OB2', 'objections wait for each other in a ring', "unless(!taken, 'alreadyDone')", 'null'],
		[
			'OB2',
			'one agrees to handle it together with another than one saw',
			"unless(meeting.objections[objection]?.groupedWith === other, 'stale')",
			'null'
		]
	),
	...breaksOf(
		`${room}/objection/testingCommands.ts`,
		[
			'OB4',
			'the test is over although the raiser agreed to an argument',
			'objection.counters.every((counter) => counter.raiserAgrees === false)',
			'true'
		],
		['OB4', 'an objection that is not paramount stands', 'objection.paramount?.is === true', 'true']
	),
	...breaksOf(
		`${room}/objection/integrationCommands.ts`,
		[
			'OB5',
			'the circle chooses before the raiser was asked',
			"return holds(meeting, actor, id) === null ? null : refuse('raiserFirst');",
			'return null;'
		],
		[
			'OB5',
			'integrating comes before the test',
			"unless(state !== 'understood', 'notTested')",
			'null'
		],
		[
			'OB6',
			'an objection is resolved by the version that it is about',
			"unless(latest !== objection.version, 'nothingAmended')",
			'null'
		]
	),
	...breaksOf(`${room}/consent/opening.ts`, [
		'OB5',
		'consent is asked to an amendment that nobody checked',
		"unless(latestVersion(meeting, item)?.checked !== false, 'amendmentUnchecked')",
		'null'
	]),
	...breaksOf(
		`${room}/objection/wayOut.ts`,
		[
			'OB7',
			'there is a way out without a round about it',
			"unless(hadRoundAboutIt(meeting, objection), 'roundFirst')",
			'null'
		],
		[
			'OB7',
			'it is left until a day that has passed',
			"unless(!isPast(until, now), 'dateInPast')",
			'null'
		]
	),
	...breaksOf(`${room}/objection/stuckCommands.ts`, [
		'OB7',
		'the facilitator alone leaves it',
		"[{ type: 'questionAsked', payload: { question } }]",
		"[{ type: 'proposalLeft', payload: { item, as: 'deferred', name: '', until: null } }]"
	]),
	...breaksOf(`${room}/record/objectionMinutes.ts`, [
		'OB8',
		'an objector is named without being asked',
		'objection.named === true ?',
		'objection.named !== false ?'
	]),
	...breaksOf(
		`${room}/objection/raiserCommands.ts`,
		[
			'OB6',
			'a concern is kept where the circle has none',
			"unless(settingsOf(meeting, item).concerns, 'wrongAnswer')",
			'null'
		],
		[
			'OB8',
			'others choose whether the objector is named',
			"unless(held !== undefined && actsAs(meeting, actor, held.raiser), 'notRaiser')",
			'null'
		],
		[
			'OB10',
			'who left is asked again',
			"asked ? 'answerReopened' : 'answerGone'",
			"'answerReopened'"
		]
	),
	...breaksOf(
		`${room}/consent/decisionCommands.ts`,
		[
			'OB9',
			'outsiders object to an agreement',
			"unless(seatOf(meeting, actor)?.kind === 'member', 'notMember')",
			'null'
		],
		['OB9', 'anybody pauses an agreement', "unless(owner === actor, 'notOwner')", 'null']
	),
	...breaksOf(`${room}/consent/leaveTable.ts`, [
		'OB10',
		'an objection is dropped when its proposal leaves the table',
		'\t\t...deferred,\n',
		''
	])
];
