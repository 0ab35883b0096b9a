/** CD: breaks of the consent decision. */
import { breaksOf } from './ruleBreak.ts';

const room = 'src/lib/governance';

export const consentBreaks = [
	...breaksOf(`${room}/agenda/stepsDone.ts`, [
		'CD1',
		'nobody asks whether it is ours to decide',
		'isOurs(meeting.questions, item.id)',
		'true'
	]),
	...breaksOf(`${room}/consent/proposal.ts`, [
		'CD2',
		'a proposal without any date goes to consent',
		'endsOn(details).length > 0',
		'true'
	]),
	...breaksOf(
		`${room}/consent/opening.ts`,
		[
			'CD2',
			'a proposal without need or owner goes to consent',
			"details.driver.trim() !== '' && details.owner !== null",
			'true'
		],
		[
			'CD9',
			'a consent round is opened without anybody to consent',
			"unless(consentRollHere(meeting, item).length > 0, 'nobodyConsents')",
			'null'
		]
	),
	...breaksOf(`${room}/consent/daysToCome.ts`, [
		'CD2',
		'a day that has passed is entered',
		"unless(past.length === 0, 'dateInPast', past)",
		'null'
	]),
	...breaksOf(`${room}/agenda/commands.ts`, [
		'CD2',
		'who brings a proposal later does not own it',
		"[{ type: 'itemChanged', payload: command }, ...ownsProposal(meeting, command)]",
		"[{ type: 'itemChanged', payload: command }]"
	]),
	...breaksOf(
		`${room}/consent/proposalCommands.ts`,
		[
			'CD3',
			'anybody rewrites the proposal while questions are asked',
			'proposal?.author === actor || meeting.facilitation.facilitator === actor',
			'true'
		],
		[
			'CD5',
			'others amend before the author was asked',
			'!waits || proposal?.authorAsked === true',
			'true'
		],
		[
			'CD5',
			'a guest takes a proposal up',
			"unless(mayConsent(meeting, item, actor), 'notMember')",
			'null'
		],
		[
			'CD5',
			'a proposal is withdrawn from under an open question',
			'() => noQuestionWaits(meeting)',
			'() => null'
		],
		['CD6', 'details change while people are asked', "unless(!locked, 'textLocked')", 'null'],
		[
			'CD6',
			'details change between reveal and announcement',
			"unless(!revealed || integrating, 'textLocked')",
			'null'
		]
	),
	...breaksOf(
		`${room}/agenda/stepCommands.ts`,
		[
			'CD4',
			'two clicks leave two steps',
			"unless(meeting.items[item]?.step === from, 'stale')",
			'null'
		],
		[
			'CD4',
			'the circle goes back behind the presentation',
			'target !== undefined && !stays && !skipped',
			'target !== undefined && !skipped'
		]
	),
	...breaksOf(`${room}/facilitation/commands.ts`, [
		'CD4',
		'one asks to go back to nothing',
		'roundsBehind(itemAt(meeting, item)).length > 0',
		'true'
	]),
	...breaksOf(`${room}/question/fits.ts`, [
		'CD4',
		'the consent round is skipped',
		'step?.skippable === true && !over',
		'!over'
	]),
	...breaksOf(`${room}/consent/freeze.ts`, [
		'CD6',
		'a draft is frozen that its sender did not see',
		"if (hash !== draftHash) return refuse('draftChanged');",
		''
	]),
	...breaksOf(
		`${room}/consent/answerCommands.ts`,
		[
			'CD6',
			'an answer names another version',
			"unless(round?.version === command.version && isLatest(meeting, round), 'staleVersion')",
			'null'
		],
		['CD6', 'a void answer is changed', ' && isLatest(meeting, round)', ''],
		[
			'CD7',
			'a concern says nothing',
			"(kind !== 'concern' && kind !== 'notYet') || text.trim() !== ''",
			'true'
		],
		[
			'CD7',
			'an objection is overwritten by another answer',
			"answer.kind !== 'objection' && hasOpenObjection(meeting, round, who)",
			"answer.kind === 'words'"
		],
		[
			'CD7',
			'there are concerns where the circle has none',
			'return settings.concerns\n',
			'return settings !== null\n'
		]
	),
	...breaksOf(`${room}/round/events.ts`, [
		'CD7',
		'an answer that changed after asking once more is not asked about again',
		"{ ...held, askedOnceMore: false }, who, { state: 'spoken', answer, via }",
		"held, who, { state: 'spoken', answer, via }"
	]),
	...breaksOf(
		`${room}/consent/allConsent.ts`,
		[
			'CD9',
			'somebody who has not answered is passed over',
			"unless(waiting.length === 0, 'answersMissing', waiting)",
			'null'
		],
		[
			'CD9',
			'a proposal is adopted over an objection',
			"unless(open.length === 0, 'objectionsOpen', open)",
			'null'
		]
	),
	...breaksOf(
		`${room}/consent/decisionCommands.ts`,
		[
			'CD9',
			'a decision is announced without asking once more',
			"unless(meeting.rounds[round]?.askedOnceMore === true, 'askOnceMoreFirst')",
			'null'
		],
		[
			'CD11',
			'absent members consent beforehand to what nobody will ask any more',
			'() => notEnded(meeting)',
			'() => null'
		],
		[
			'CD11',
			'absent members object when their time is over',
			'pending || until === null || moment.now <= until',
			'true'
		]
	),
	...breaksOf(
		`${room}/consent/record.ts`,
		[
			'RL3',
			'the record does not say who entered an answer',
			'return { who, answer, via: turn.via,',
			'return { who, answer, via: null,'
		],
		[
			'CD10',
			'the record leaves out who was absent',
			'return consentRoll(meeting, round.item).map(entry);',
			'return round.order.map(entry);'
		],
		[
			'CD11',
			'a decision does not wait for the absent',
			"belowQuorum || (missing && absent !== 'window')",
			'belowQuorum'
		],
		[
			'CD11',
			'a decision is in force below the quorum',
			"belowQuorum || (missing && absent !== 'window')",
			"missing && absent !== 'window'"
		],
		[
			'CD11',
			'whoever is absent consented beforehand',
			'return beforehand.includes(who)',
			'return beforehand.length > 0'
		]
	),
	...breaksOf(`${room}/consent/answer.ts`, [
		'CD12',
		'a concern blocks',
		" || answer?.kind === 'concern'",
		''
	])
];
