/** Who may do what in an organisation as a whole; what is not said here is denied. */
import type { Standing } from '#server/people/standing.ts';

export const organisationActions = [
	'read',
	'readPeople',
	'search',
	'invite',
	'foundCircle',
	'rename',
	'nameAdmin',
	'endMembership'
] as const;
export type OrganisationAction = (typeof organisationActions)[number];

type Rule = (standing: Standing) => boolean;

const everybody: Rule = () => true;
const admins: Rule = ({ admin }) => admin;

const rules: Readonly<Record<OrganisationAction, Rule>> = {
	read: everybody,
	readPeople: everybody,
	search: everybody,
	invite: admins,
	foundCircle: admins,
	rename: admins,
	nameAdmin: admins,
	endMembership: admins
};

/** Whether somebody may do something in an organisation. Others than its people never may. */
export function mayInOrganisation(
	standing: Standing | undefined,
	action: OrganisationAction,
	organisationId: string
): boolean {
	if (standing === undefined || standing.organisationId !== organisationId) return false;
	const rule: Rule | undefined = Object.hasOwn(rules, action) ? rules[action] : undefined;
	return rule?.(standing) ?? false;
}
