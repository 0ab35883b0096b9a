/** How Lindenhof begins: accounts, circles within one another, who belongs to them, and who holds which role. */
import { rolesOf } from '#server/circles/roleStore.ts';
import { done, found, type House, type Resident } from './house.ts';
import {
	begin,
	circleKeys,
	founder,
	joinings,
	names,
	roles,
	type CircleKey,
	type Joining,
	type PersonKey,
	type ScriptedRole
} from './lindenhof/people.ts';
import type { ScriptedCircle } from './script.ts';

/** The password of everybody. These accounts are examples, and nobody's. */
export const password = 'rounds-and-consent';

/** By which address somebody signs in. */
export const emailOf = (who: PersonKey): string => `${who}@lindenhof.example`;

/** Founds the organisation and its circles, with everybody who is there from the beginning. */
export async function foundLindenhof(
	house: House,
	circles: readonly ScriptedCircle[]
): Promise<void> {
	const { known, memberships, organisations } = house;
	const [outermost] = circles;
	if (outermost === undefined) throw new Error('nothing is to be founded');
	const account = await register(house, founder);
	const begun = { organisation: 'Lindenhof', circle: outermost.name };
	const { organisationId, circleId } = await organisations.found(account, begun);
	known.organisationId = organisationId;
	known.circles.set(outermost.key, circleId);
	known.people.set(founder, await residentOf(house, account));
	for (const { key, name } of circles.slice(1)) {
		const inner = await memberships.found(account.accountId, circleId, { name });
		known.circles.set(key, done('found a circle', inner).circleId);
	}
	for (const joining of joinings) if (joining.from === undefined) await join(house, joining);
	for (const key of circleKeys) if (!belongs(founder, key)) await leave(house, founder, key);
	for (const role of roles) if (role.terms[0]?.[1] === begin) await giveRole(house, role, 0);
}

const belongs = (who: PersonKey, circle: CircleKey): boolean =>
	circle === 'general' || joinings.some((each) => each.who === who && each.circle === circle);

async function register(house: House, who: PersonKey) {
	const from = { address: 'seed', device: '' };
	const form = { name: names[who], email: emailOf(who), password };
	const { accountId, name } = done('make an account', await house.accounts.register(form, from));
	// Nobody is signed in by being an example.
	const asker = { accountId, sessionId: '', name, email: form.email, confirmed: false };
	await house.accounts.signOut(asker, 'everywhere');
	return { accountId, name };
}

async function residentOf(
	{ organisations, known }: House,
	account: { readonly accountId: string; readonly name: string }
): Promise<Resident> {
	const opened = await organisations.open(account.accountId, known.organisationId);
	return { ...account, personId: done('know somebody', opened).standing.personId };
}

/** CR6: somebody comes into a circle, by an invitation the first time. */
export async function join(house: House, { who, circle, listens }: Joining): Promise<void> {
	const { invitations, memberships, known } = house;
	const admin = found(known.people, founder).accountId;
	const circleId = found(known.circles, circle);
	const consents = listens !== true;
	const resident = known.people.get(who);
	if (who === founder && (await isMember(house, circleId, admin))) return;
	if (resident !== undefined) {
		const form = { personId: resident.personId, consents };
		done('join a circle', await memberships.add(admin, circleId, form));
		return;
	}
	const wanted = { uses: 1, consents, personId: null };
	const token = done('invite', await invitations.make(admin, circleId, wanted));
	const account = await register(house, who);
	done('come in', await invitations.accept(token, account));
	known.people.set(who, await residentOf(house, account));
}

async function isMember({ circles }: House, circleId: string, accountId: string): Promise<boolean> {
	const opened = await circles.open(accountId, circleId);
	return opened?.standing.circles.get(circleId)?.member === true;
}

/** CR6: leaving is free. */
export async function leave(house: House, who: PersonKey, circle: CircleKey): Promise<void> {
	const { accountId, personId } = found(house.known.people, who);
	const circleId = found(house.known.circles, circle);
	done('leave a circle', await house.memberships.end(accountId, circleId, personId));
}

/** RS7: gives a role for the term of that place. A role of the circle's own is made with its first term. */
export async function giveRole(house: House, role: ScriptedRole, place: number): Promise<void> {
	const { memberships, database, known, calendar } = house;
	const term = role.terms[place];
	if (term === undefined) return;
	const [who, from, until] = term;
	const admin = found(known.people, founder).accountId;
	const circleId = found(known.circles, role.circle);
	if (role.own !== undefined && place === 0)
		done('make a role', await memberships.addRole(admin, circleId, role.own));
	const all = await rolesOf(database.db, circleId);
	const id = all.find(
		({ kind, name }) => kind === role.kind && [undefined, name].includes(role.own?.name)
	)?.id;
	const { personId } = found(known.people, who);
	const form = { personId, from: calendar.date(from), until: calendar.date(until) };
	done('give a role', await memberships.giveRole(admin, circleId, id ?? '', form));
}
