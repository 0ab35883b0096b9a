/** A house with somebody of every kind in it, and another house. */
import type { Db } from '../../server/storage/schema.ts';
import { aDay, aHouse, anAccount, type House } from '../house.ts';
import type { Where, Who } from './grid.ts';

export interface Cast {
	readonly house: House;
	/** The account of each; a stranger has none. */
	readonly accounts: Readonly<Record<Who, string | undefined>>;
	readonly circles: Readonly<Record<Where, string>>;
}

/** Everybody is what they are in House & Garden; the other circle is Finance, the foreign one another house's. */
export async function castOf(db: Db): Promise<Cast> {
	const house = await aHouse(db);
	const elsewhere = await aHouse(db);
	const outside = await aHouse(db);
	const { mira, garden, general } = house;
	const founded = await house.memberships.found(mira.accountId, general, { name: 'Finance' });
	if (founded === undefined || !('circleId' in founded)) throw new Error('no circle was founded');
	const people = {
		member: await house.join(garden, 'Hanna'),
		adviser: await house.join(garden, 'Ruth', false),
		leader: await house.join(garden, 'Jonas'),
		delegate: await house.join(garden, 'Elif'),
		facilitator: await house.join(garden, 'Samuel'),
		secretary: await house.join(garden, 'Lena'),
		formerMember: await house.join(garden, 'Tomasz')
	};
	for (const kind of ['leader', 'delegate', 'facilitator', 'secretary'] as const)
		await house.give(garden, kind, people[kind]);
	const left = await house.personOf(people.formerMember);
	house.clock.now += aDay;
	await house.memberships.end(people.formerMember.accountId, garden, left);
	// Who founds a circle is its first member; as admin alone Mira is none.
	const me = await house.personOf(mira);
	for (const circle of [garden, founded.circleId])
		await house.memberships.end(mira.accountId, circle, me);
	const alone = await withoutCircle(house);
	return {
		house,
		accounts: {
			stranger: undefined,
			outsider: outside.mira.accountId,
			personWithoutCircle: alone,
			admin: mira.accountId,
			...Object.fromEntries(Object.entries(people).map(([who, { accountId }]) => [who, accountId]))
		} as Cast['accounts'],
		circles: { own: garden, other: founded.circleId, foreign: elsewhere.garden }
	};
}

/** Somebody of the house who belongs to no circle: came into one and left it. */
async function withoutCircle(house: House): Promise<string> {
	const account = await anAccount(house.db, 'Omar');
	const wanted = { uses: 1, consents: true, personId: null };
	const token = await house.invitations.make(house.mira.accountId, house.general, wanted);
	await house.invitations.accept(token ?? '', account);
	const person = await house.personOf(account);
	await house.memberships.end(account.accountId, house.general, person);
	return account.accountId;
}
