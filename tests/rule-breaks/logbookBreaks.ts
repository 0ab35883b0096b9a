/** AR1, OB9, CR5, CR7: breaks of what agreements are between meetings. */
import { breaksOf } from './ruleBreak.ts';

const decisions = 'server/decisions';

export const logbookBreaks = [
	...breaksOf(
		'src/lib/governance/circle/agreementState.ts',
		['AR1', 'nothing comes back before its day', 'daysAfter(day, dueDays)', 'day'],
		['AR1', 'what is overdue holds no more', "['inForce', 'due', 'overdue']", "['inForce', 'due']"],
		[
			'AR1',
			'a term that is over holds',
			"termUntil < day) return 'ended'",
			"termUntil < day) return 'due'"
		],
		['OB9', 'what is paused holds', "if (isPaused) return 'paused';", '']
	),
	...breaksOf(
		`${decisions}/following.ts`,
		['AR1', 'a renewal counts as an amendment', "\t\t: 'renewed';", "\t\t: 'amended';"],
		[
			'AR1',
			'what ended stays ended when it is amended',
			'{ endedOn: null, ...untroubled }',
			'untroubled'
		]
	),
	...breaksOf(`${decisions}/settling.ts`, [
		'CD11',
		'an amendment that an objection brought back holds',
		'await settleVersion(tx, agreementId, version, state);',
		"await settleVersion(tx, agreementId, version, 'inForce');"
	]),
	...breaksOf(
		`${decisions}/agreementWays.ts`,
		[
			'OB9',
			'anybody pauses an agreement',
			'agreement.ownerPersonId === standing.personId;',
			'true;'
		],
		['OB9', 'who does not consent is offered to object', " && may('objectToAgreement')", '']
	),
	...breaksOf(
		`${decisions}/agreementDeeds.ts`,
		[
			'OB9',
			'who does not consent objects',
			"if (!may('objectToAgreement')) return { refused: 'notMember' };",
			''
		],
		['OB9', 'one objects twice while the first waits', 'if (isWaiting(deed)) return done;', ''],
		[
			'OB9',
			'an agreement is paused without any objection',
			"if (openObjections(deed.history).length === 0) return { refused: 'notQuestioned' };",
			''
		]
	),
	...breaksOf(`${decisions}/objecting.ts`, [
		'OB9',
		'each objection makes an item of its own',
		'first?.id ?? id}` },',
		'id}` },'
	]),
	...breaksOf(
		`${decisions}/roleDecision.ts`,
		['CR7', 'a role decides without a domain', "role.domain.trim() === ''", 'false'],
		['CR7', 'any role decides beyond its domain', "role.kind !== 'leader'", 'false'],
		[
			'CR7',
			'the leader decides beyond the domain of a circle that has not allowed it',
			'!readSettings(circle.settings).beyond',
			'false'
		],
		[
			'CR7',
			'what is provisional holds for ever',
			'const termUntil = beyond ? reviewOn : null;',
			'const termUntil = null;'
		],
		[
			'CR7',
			'the decision of a role is called consent',
			"kind: 'role', roleId",
			"kind: 'consent', roleId"
		],
		['CR7', 'the next meeting does not hear of it', 'await report(tx, id, beyond);', '']
	),
	...breaksOf(
		`${decisions}/opening.ts`,
		[
			'CR5',
			'a closed logbook is read by everybody',
			"standing === undefined || !mayInCircle(standing, 'readLogbook', circle)",
			'standing === undefined'
		],
		[
			'CR5',
			'a search finds what one may not read',
			"if (!mayInCircle(standing, 'readLogbook', circle)) return [];",
			''
		]
	),
	...breaksOf(`${decisions}/search/fold.ts`, [
		'CR5',
		'accents keep words apart',
		".normalize('NFD').replace(accents, '')",
		''
	]),
	...breaksOf(`${decisions}/search/searchSqlite.ts`, [
		'CR5',
		'what has ended is found among what holds',
		'.where(isShown(shown, day))',
		''
	])
];
