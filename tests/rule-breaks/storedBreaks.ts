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
	...breaksOf(
		'server/decisions/agreementStore.ts',
		[
			'AR1',
			'the least urgent review comes first',
			".orderBy('review_on')",
			".orderBy('review_on', 'desc')"
		],
		[
			'CR5',
			'the logbook begins with the oldest',
			".orderBy('created_at', 'desc')",
			".orderBy('created_at')"
		]
	),
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
	...breaksOf(`${circles}/membershipStore.ts`, [
		'CR6',
		'who left stays on the roll',
		"row('until', '>', day)",
		"row('until', 'is not', null)"
	])
];
