/** RS, AR, EV2, CR: breaks of what is stored for rules of which only the ground is laid. */
import { breaksOf } from './ruleBreak.ts';

const circles = 'server/circles';

export const storedBreaks = [
	...breaksOf(`${circles}/roleStore.ts`, [
		'RS7',
		'a term near its end is not found',
		".where('until_date', '<=', day)",
		".where('until_date', '<', '')"
	]),
	...breaksOf('server/decisions/dueNow.ts', [
		'AR1',
		'the least urgent review comes first',
		'one.lookAgainOn.localeCompare(other.lookAgainOn)',
		'other.lookAgainOn.localeCompare(one.lookAgainOn)'
	]),
	...breaksOf('server/decisions/logbookPage.ts', [
		'CR5',
		'the logbook begins with the oldest',
		"rows(db, asked).orderBy('created_at', 'desc')",
		"rows(db, asked).orderBy('created_at')"
	]),
	...breaksOf(`${circles}/suggestionStore.ts`, [
		'EV2',
		'what is done returns',
		".where('done_at', 'is', null)\n\t\t.orderBy('created_at')",
		".orderBy('created_at')"
	]),
	...breaksOf(`${circles}/circleStore.ts`, [
		'CR1',
		'circles do not know their broader circle',
		'broaderCircleId: row.broader_circle_id',
		'broaderCircleId: null'
	]),
	...breaksOf(`${circles}/purposeStore.ts`, [
		'CR1',
		'the first purpose comes first',
		".orderBy('version', 'desc')",
		".orderBy('version')"
	]),
	...breaksOf(`${circles}/backlogStore.ts`, [
		'CR4',
		'the backlog is in the order in which things came',
		".orderBy('order_key')",
		".orderBy('created_at')"
	]),
	...breaksOf(
		`${circles}/backlogOrder.ts`,
		[
			'CR4',
			'what comes last stands wherever its key happens to be',
			'const orderKey = keyBetween(items.at(-1)?.orderKey ?? null, null);',
			'const orderKey = keyBetween(null, items[0]?.orderKey ?? null);'
		],
		[
			'CR4',
			'an item is moved to where one stood that has left the list',
			'if (moved === undefined || place === -1) return false;',
			'if (moved === undefined) return false;'
		]
	),
	...breaksOf(`${circles}/backlog.ts`, [
		'CR4',
		'what is taken off goes without the reason',
		'offWhy: read.output.why, ',
		'offWhy: null, '
	]),
	...breaksOf(
		'server/returning/comingBack.ts',
		[
			'AR1',
			'what was decided stays in the backlog',
			'if (!causes.has(`${circleId} ${cause}`)) await changeBacklogItem(db, id, { doneAt: now });',
			'void now;'
		],
		[
			'AR1',
			'an agreement goes on after its term',
			'if (termUntil === null || termUntil >= day) continue;',
			'continue;'
		],
		[
			'AR1',
			'a review that its meeting did not settle is lost',
			'return known.offWhy === null && (await comeAgain(tx, circleId, cause));',
			'return false;'
		],
		[
			'AR1',
			'what people took off with a reason comes back',
			'return known.offWhy === null && ',
			'return '
		]
	),
	...breaksOf(
		'server/returning/wanted.ts',
		[
			'AR1',
			'a review comes again each day',
			'cause: `review:${id}:${due}`',
			'cause: `review:${id}:${due}:${Math.random()}`'
		],
		[
			'AR1',
			'a one-off decision comes back before its day has passed',
			'doneBy !== null && doneBy < day',
			'doneBy !== null && doneBy <= day'
		]
	),
	...breaksOf(
		'server/returning/dueStore.ts',
		[
			'RS7',
			'a role is to be selected although somebody has it for longer',
			'if (known === undefined || row.until_date >= known.until)',
			'if (known === undefined)'
		],
		['AR1', 'what waits for absent members is reviewed', ".where('state', 'in', inForce)", '']
	),
	...breaksOf(`${circles}/membershipStore.ts`, [
		'CR6',
		'who left stays on the roll',
		"row('until', '>', day)",
		"row('until', 'is not', null)"
	])
];
