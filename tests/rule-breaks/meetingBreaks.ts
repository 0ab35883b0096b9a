/** MT, EV, CR3: breaks of the agenda, the minutes and what is confidential. */
import { breaksOf } from './ruleBreak.ts';

const room = 'src/lib/governance';

export const meetingBreaks = [
	...breaksOf(`${room}/agenda/commands.ts`, [
		'MT2',
		'the agenda changes without the circle',
		"unless(!meeting.agendaConsented, 'agendaNeedsConsent')",
		'null'
	]),
	...breaksOf(`${room}/agenda/meetingCommands.ts`, [
		'MT2',
		'items are begun in any order',
		"state === 'parked' || nextItem(meeting) === item",
		'true'
	]),
	...breaksOf(`${room}/agenda/meetingCommands.ts`, [
		'RN1',
		'a meeting ends over an open round',
		"unless(everyRoundIsOver(meeting), 'roundOpen')",
		'null'
	]),
	...breaksOf(`${room}/rule.ts`, [
		'RN1',
		'a round goes on without its item',
		'round.item !== meeting.current',
		'false'
	]),
	...breaksOf(`${room}/question/effects.ts`, [
		'MT3',
		'an extension replaces the budget',
		'Math.max(1, before + minutes)',
		'Math.max(1, minutes)'
	]),
	...breaksOf(
		`${room}/question/commands.ts`,
		[
			'MT9',
			'a guest asks in what is confidential',
			'mayAsk(meeting, actor, subject)\n',
			'seated(meeting, actor)\n'
		],
		[
			'MT9',
			'a guest asks to change what is confidential and waits',
			'?? seatedAt(meeting, actor, about)',
			''
		]
	),
	...breaksOf(`${room}/facilitation/commands.ts`, [
		'MT9',
		'a guest wishes for a pause of what is confidential',
		'() => seatedAt(meeting, actor, meeting.current),',
		'() => seated(meeting, actor),'
	]),
	...breaksOf(`${room}/rule.ts`, [
		'MT9',
		'a guest helps in what is confidential',
		'seatedAt(meeting, actor, meeting.current) === null',
		"meeting.seats[actor]?.presence === 'here'"
	]),
	...breaksOf(
		`${room}/question/fits.ts`,
		['MT3', 'an item is parked over people who wait for their turn', '!speaks', 'true'],
		['MT9', 'a guest facilitates what is confidential', '!isGuest || !hidden', 'true'],
		['MT3', 'the closing is parked', 'item !== undefined && !isFrame(item)', 'item !== undefined']
	),
	...breaksOf(`${room}/agenda/item.ts`, [
		'MT3',
		'an item that is taken up again starts its time anew',
		'item.usedBefore + (item.endedAt ?? now)',
		'(item.endedAt ?? now)'
	]),
	...breaksOf(
		`${room}/record/actionCommands.ts`,
		[
			'MT5',
			'a dropped action is changed',
			"unless(meeting.actions[action]?.dropped === false, 'alreadyDone')",
			'null'
		],
		[
			'EV1',
			'suggestions are made at any time',
			"meeting.items[meeting.current]?.kind === 'closing'",
			'true'
		]
	),
	...breaksOf(
		`${room}/minutes.ts`,
		['MT5', 'the minutes list what was dropped', '!dropped && ', ''],
		[
			'MT9',
			'the minutes tell a confidential item',
			'if (item.confidential) return',
			'if (item.confidential && item.title === null) return'
		]
	),
	...breaksOf(`${room}/record/standing.ts`, [
		'MT6',
		'the minutes tell what was undone',
		'> event.payload.to) kept.pop()',
		'> event.seq) kept.pop()'
	]),
	...breaksOf(
		`${room}/record/roundEntries.ts`,
		['MT6', 'the minutes do not name who was missed', "missed: those('missed')", 'missed: []'],
		['MT8', 'late words of the check-in are minuted', 'words: stays ? null : words', 'words']
	),
	...breaksOf(`${room}/record/events.ts`, [
		'MT7',
		'a correction forgets the old form',
		'({ text, before: [...held.before, held.text] })),\n\tstrikeAsked',
		'({ text, before: held.before })),\n\tstrikeAsked'
	]),
	...breaksOf(
		`${room}/record/noteCommands.ts`,
		[
			'MT7',
			'the words of others are struck without their yes',
			"[{ type: 'strikeAsked', payload: { note, by: actor } }]",
			"[{ type: 'noteStruck', payload: { note } }]"
		],
		[
			'MT8',
			'check-in words are minuted without being asked for',
			'step?.wordsStayHere !== true || alsoCheckIn',
			'true'
		]
	),
	...breaksOf(`${room}/people/seat.ts`, [
		'MT9',
		'guests stay in a confidential item',
		"return confidential && meeting.seats[id]?.kind === 'guest';",
		'return false;'
	]),
	...breaksOf(`${room}/agenda/events.ts`, [
		'CR3',
		'an item that is parked changes its settings',
		'settings: held.settings ?? settings',
		'settings'
	])
];
