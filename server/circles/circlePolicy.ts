/** Who may do what in a circle. Asked by pages, commands and the line alike; what is not said here is denied. */
import type { CircleStanding, Standing } from '#server/people/standing.ts';
import type { Circle } from './circleStore.ts';

export const circleActions = [
	'read',
	'readMinutes',
	'readLogbook',
	'exportLogbook',
	'writePurpose',
	'addToBacklog',
	'arrangeBacklog',
	'noteAction',
	'planMeeting',
	'decideBetween',
	'objectToAgreement',
	'decideInRole',
	'invite',
	'changeMembers',
	'giveRole',
	'found',
	'changeCircle'
] as const;
export type CircleAction = (typeof circleActions)[number];

/** What the policy has to know of a circle. */
export type CircleFacts = Pick<Circle, 'id' | 'organisationId' | 'logbookReaders' | 'closedOn'>;

type Rule = (here: CircleStanding, standing: Standing, circle: CircleFacts) => boolean;

const nothingHere: CircleStanding = { member: false, consents: false, roles: [] };
const everybody: Rule = () => true;
const members: Rule = ({ member }) => member;
const consenting: Rule = ({ member, consents }) => member && consents;
const leading: Rule = ({ roles }, { admin }) =>
	admin || roles.includes('leader') || roles.includes('secretary');
const admins: Rule = (_, { admin }) => admin;
const arranging: Rule = ({ member, roles }) =>
	member || roles.includes('facilitator') || roles.includes('secretary');
const readers: Rule = ({ member }, _, { logbookReaders }) =>
	member || logbookReaders === 'organisation';

const rules: Readonly<Record<CircleAction, Rule>> = {
	read: everybody,
	readMinutes: members,
	readLogbook: readers,
	exportLogbook: readers,
	writePurpose: members,
	addToBacklog: members,
	arrangeBacklog: arranging,
	noteAction: members,
	planMeeting: members,
	// CR8: whoever is asked for consent themself, where the circle's process allows it.
	decideBetween: consenting,
	// OB9: outsiders bring theirs by a member.
	objectToAgreement: consenting,
	// CR7: which role, the agreement names; whoever holds none decides nothing alone.
	decideInRole: ({ roles }) => roles.length > 0,
	invite: leading,
	// CR6: members consent to who joins; these record it.
	changeMembers: leading,
	// Until roles are selected in the room, who looks after the organisation fills them.
	giveRole: admins,
	found: leading,
	changeCircle: leading
};

/** What still may be done in a circle that was closed: it is read. */
const inClosedCircles: readonly CircleAction[] = [
	'read',
	'readMinutes',
	'readLogbook',
	'exportLogbook'
];

/** Whether somebody may do something in a circle. Strangers and people of other organisations never may. */
export function mayInCircle(
	standing: Standing | undefined,
	action: CircleAction,
	circle: CircleFacts
): boolean {
	if (standing === undefined || standing.organisationId !== circle.organisationId) return false;
	if (circle.closedOn !== null && !inClosedCircles.includes(action)) return false;
	const rule: Rule | undefined = Object.hasOwn(rules, action) ? rules[action] : undefined;
	return rule?.(standing.circles.get(circle.id) ?? nothingHere, standing, circle) ?? false;
}
