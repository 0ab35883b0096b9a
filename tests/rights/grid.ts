/**
 * Who may do what in a circle, written down once more and apart from the policy: a change of either has to be
 * made in both. Rows are what somebody is, columns what they want to do there.
 */
export const people = [
	'stranger',
	'outsider',
	'personWithoutCircle',
	'member',
	'adviser',
	'leader',
	'delegate',
	'facilitator',
	'secretary',
	'admin',
	'formerMember'
] as const;
/** Somebody, by what they are in the circle: `adviser` is a member without a right to consent. */
export type Who = (typeof people)[number];

export const places = ['own', 'other', 'foreign'] as const;
/** The circle that they are what they are in, another one of the house, or one of another house. */
export type Where = (typeof places)[number];

const read = ['read', 'readLogbook', 'exportLogbook'];
const ofMembers = [
	...read,
	'readMinutes',
	'writePurpose',
	'addToBacklog',
	'arrangeBacklog',
	'noteAction',
	'planMeeting'
];
const ofConsenting = [...ofMembers, 'objectToAgreement', 'decideBetween'];
const inARole = [...ofConsenting, 'decideInRole'];
const looksAfter = ['invite', 'changeMembers', 'found', 'changeCircle'];

/** In the circle where they are what they are. */
const own: Readonly<Record<Who, readonly string[]>> = {
	stranger: [],
	outsider: [],
	personWithoutCircle: read,
	member: ofConsenting,
	adviser: ofMembers,
	leader: [...inARole, ...looksAfter],
	delegate: inARole,
	facilitator: inARole,
	secretary: [...inARole, ...looksAfter],
	admin: [...read, ...looksAfter, 'giveRole'],
	formerMember: read
};

/** In a circle of the same house in which they are nothing: what everybody there may, and admins everywhere. */
function inAnother(who: Who): readonly string[] {
	if (who === 'stranger' || who === 'outsider') return [];
	return who === 'admin' ? own.admin : read;
}

/** What somebody may do in a circle. Where the logbook is the circle's alone, only its members read it. */
export function allowed(who: Who, where: Where, logbook: 'circle' | 'organisation'): Set<string> {
	if (where === 'foreign') return new Set();
	const actions = where === 'own' ? own[who] : inAnother(who);
	const closed = logbook === 'circle' && !actions.includes('readMinutes');
	return new Set(
		actions.filter((action) => !closed || !['readLogbook', 'exportLogbook'].includes(action))
	);
}
