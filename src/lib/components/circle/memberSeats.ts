import type { OnRoll } from '#governance/circle/roll.ts';
import { m } from '#i18n/paraglide/messages.js';
import { nameList } from '#i18n/times.ts';
import { initialsOf, type RingSeat } from '../ring/index.ts';
import type { RoleHere } from './pageData.ts';

/** The roles that somebody holds in this circle, in words; an interim one says so (RS7). */
export function rolesOf(personId: string, roles: readonly RoleHere[]): readonly string[] {
	return roles.flatMap(({ name, holders }) =>
		holders.flatMap((holder) => {
			if (holder.personId !== personId || holder.state === 'toCome') return [];
			const said = name.toLocaleLowerCase();
			return [holder.state === 'interim' ? m.circle_role_interim({ role: said }) : said];
		})
	);
}

/** RS7: which circles within this one somebody links with it, in words. */
export function linksOf({ links }: Pick<OnRoll, 'links'>): readonly string[] {
	return links.map(({ as, circleName: circle, interim }) => {
		const said =
			as === 'leader' ? m.circle_link_leader({ circle }) : m.circle_link_delegate({ circle });
		return interim ? m.circle_role_interim({ role: said }) : said;
	});
}

/** The members of a circle as places of its ring. */
export function memberSeats(
	roll: readonly OnRoll[],
	roles: readonly RoleHere[],
	me: string
): readonly RingSeat[] {
	const called = roll.map(({ name }) => name.split(/\s+/)[0] ?? name);
	return roll.map(({ personId, name, links }, at) => {
		const short = called[at] ?? name;
		const isAlone = called.filter((other) => other === short).length === 1;
		// The ring has little room: whoever links a circle stands for it, and the list of people says how.
		const linked = new Set(links.map(({ circleName }) => circleName));
		const words = [...rolesOf(personId, roles), ...linked];
		return {
			...{ id: personId, name, initials: initialsOf(name), state: 'waiting' },
			shortName: isAlone ? short : name,
			you: personId === me,
			word: words.join(', ')
		};
	});
}

/** By whom a circle is linked with the one around it: "linked to General by Jonas and Elif". */
export function linkWords(
	roll: readonly OnRoll[],
	roles: readonly RoleHere[],
	around: string | undefined
): string {
	if (around === undefined) return '';
	const links = roles
		.filter(({ kind }) => kind === 'leader' || kind === 'delegate')
		.flatMap(({ holders }) => holders)
		.filter(({ state }) => state !== 'toCome')
		.flatMap(({ personId }) => roll.find((entry) => entry.personId === personId)?.name ?? []);
	if (links.length === 0) return m.circle_not_linked({ circle: around });
	const names = [...new Set(links)].map((name) => name.split(/\s+/)[0] ?? name);
	return m.circle_linked({ circle: around, names: nameList(names) });
}
