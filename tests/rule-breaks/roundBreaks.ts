/** RN, QC: breaks of rounds, facilitation and quick consent. */
import { breaksOf } from './ruleBreak.ts';

const room = 'src/lib/governance';

export const roundBreaks = [
	...breaksOf(
		`${room}/round/closingCommands.ts`,
		[
			'RN1',
			'a round closes while turns wait',
			"unless(left.length === 0, 'turnsWaiting', left)",
			'null'
		],
		[
			'RN1',
			'a consent round is closed by hand',
			"unless(meeting.rounds[round]?.purpose === 'speak', 'neverOverridden')",
			'null'
		],
		[
			'RN4',
			'who had their turn adds to a round that is over',
			"unless(turn === undefined || turn.state === 'left', 'alreadyDone')",
			'null'
		]
	),
	...breaksOf(
		`${room}/round/order.ts`,
		[
			'RN2',
			'the same person always starts',
			'...meeting.seatOrder.slice(at + 1), ...meeting.seatOrder.slice(0, at + 1)',
			'...meeting.seatOrder'
		],
		['RN2', 'the facilitator goes first', 'turned.findIndex((id) => !later.includes(id))', '0']
	),
	...breaksOf(
		`${room}/round/round.ts`,
		[
			'RN3',
			'who asked to come back is forgotten',
			"after.find((id) => round.turns[id]?.state === 'deferred') ?? null",
			'null'
		],
		[
			'RN7',
			'the hand queue puts those first who have spoken most',
			'a.spoken - b.spoken',
			'b.spoken - a.spoken'
		]
	),
	...breaksOf(`${room}/round/turnCommands.ts`, [
		'RN3',
		'one passes in a consent round',
		"unless(round?.purpose === 'speak' || comesBack, 'noPassInConsent')",
		'null'
	]),
	...breaksOf(
		`${room}/round/rollChanges.ts`,
		[
			'RN4',
			'who comes late answers without hearing the text',
			"freshTurn(quiet ? 'hearing' : 'waiting', true)",
			"freshTurn('waiting', true)"
		],
		[
			'RN5',
			'who leaves takes the answer along',
			'turn === undefined || finished.includes(turn.state)',
			'turn === undefined'
		]
	),
	...breaksOf(
		`${room}/rule.ts`,
		[
			'RN5',
			'six seconds without a connection are enough',
			'awayAfter = 60_000',
			'awayAfter = 6_000'
		],
		['RN11', 'nobody waits for a wish', 'waiting.length === 0,', 'true,']
	),
	...breaksOf(
		`${room}/consent/answerCommands.ts`,
		['RN6', 'a changed answer leaves a trace', 'return isIn ? [] : [', 'return ['],
		[
			'RN6',
			'a sealed answer stands in the events',
			"[{ type: 'answerIn', payload: { round: round.id, who, via } }]",
			"[{ type: 'answerIn', payload: { round: round.id, who, via, answer } }]"
		]
	),
	...breaksOf(`${room}/decide.ts`, [
		'RN6',
		'the events tell when somebody answered',
		'(meeting.rounds[body.payload.round]?.openedAt ?? now)',
		'now'
	]),
	...breaksOf(`${room}/consent/revealCommands.ts`, [
		'RN6',
		'answers are revealed before all are in',
		"unless(waiting.length === 0, 'answersMissing', waiting)",
		'null'
	]),
	...breaksOf(`${room}/round/events.ts`, [
		'RN7',
		'more time for a turn is not given',
		'held.extraSeconds + seconds',
		'held.extraSeconds'
	]),
	...breaksOf(
		`${room}/facilitation/commands.ts`,
		[
			'RN8',
			'anybody takes up the facilitation alone',
			"unless(meeting.facilitation.deputies.includes(actor), 'needsSecond')",
			'null'
		],
		[
			'RN8',
			'facilitation is taken from who is there',
			"unless(!isHereWithDevice(meeting, facilitator) || isAway(moment, facilitator), 'notSilent')",
			'null'
		],
		[
			'RN8',
			'somebody without a device is deputy',
			"unless(deviceless.length === 0, 'needsDevice', deviceless)",
			'null'
		],
		[
			'RN11',
			'anybody answers a wish',
			'takesBack ? seated(meeting, actor) : facilitates(meeting, actor)',
			'seated(meeting, actor)'
		]
	),
	...breaksOf(`${room}/facilitation/events.ts`, [
		'RN8',
		'what is lent goes back to who had it last',
		'forItem?.item === item ? forItem.before : facilitator',
		'facilitator'
	]),
	...breaksOf(
		`${room}/record/noteCommands.ts`,
		[
			'RN9',
			'a reflection is answered again and again',
			"unless(meeting.notes[note]?.confirmed === null, 'alreadyDone')",
			'null'
		],
		['RN9', 'one reflects oneself', "unless(of !== actor, 'notYours')", 'null']
	),
	...breaksOf(`${room}/evolve.ts`, [
		'RN10',
		'a step is taken back when others have acted',
		'return { ...meeting, undoable: null };',
		'return meeting;'
	]),
	...breaksOf(`${room}/decide.ts`, [
		'RN10',
		'a reveal is taken back',
		"'openConsentRound',",
		"'openConsentRound', 'reveal', 'announce',"
	]),
	...breaksOf(
		`${room}/question/commands.ts`,
		[
			'QC1',
			'a question is settled over an objection',
			"unless(objecting.length === 0, 'questionObjected', objecting)",
			'null'
		],
		[
			'QC1',
			'a question is settled in the middle of its round',
			"unless(round === null || meeting.rounds[round]?.state === 'closed', 'roundOpen')",
			'null'
		],
		[
			'QC1',
			'the full round is for items only',
			'() => floorIsFree(meeting)\n',
			"() => floorIsFree(meeting), () => unless(meeting.current !== null, 'wrongStep')\n"
		]
	),
	...breaksOf(`${room}/question/replyCommands.ts`, [
		'QC1',
		'who is not on the roll objects',
		"unless(mayConsent(meeting, item, who), 'notOnRoll')",
		'null'
	])
];
