/** An organisation with accounts, as its pages know it: Lindenhof with General and, within it, House & Garden. */
import { sql } from 'kysely';
import { openCircles, type CircleServices } from '../server/circles/openCircles.ts';
import { rolesOf } from '../server/circles/roleStore.ts';
import type { RoleKind } from '../src/lib/governance/circle/roleTerm.ts';
import { storedDocuments } from '../server/meetings/storedDocuments.ts';
import { newId } from '../server/people/token.ts';
import { testSigner } from './recorded.ts';
import type { Db } from '../server/storage/schema.ts';

/** Monday 23 November 2026, at 19:00 UTC. */
export const monday = Date.UTC(2026, 10, 23, 19);

/** Milliseconds. */
export const aDay = 86_400_000;

/** An account as better-auth would have made it. */
export async function anAccount(
	db: Db,
	name: string
): Promise<{ readonly accountId: string; readonly name: string }> {
	const id = newId();
	const at = new Date(monday).toISOString();
	await db
		.insertInto('account')
		.values({
			...{
				id,
				name,
				email: `${id.toLowerCase()}@example.org`,
				email_verified: sql<boolean>`false`,
				image: null
			},
			...{ created_at: at, updated_at: at }
		})
		.execute();
	return { accountId: id, name };
}

export interface House extends CircleServices {
	readonly db: Db;
	/** Stops and starts nothing; moves the clock that everything here reads. */
	readonly clock: { now: number };
	readonly organisation: string;
	readonly general: string;
	readonly garden: string;
	/** Founded it, and looks after it. */
	readonly mira: { readonly accountId: string; readonly name: string };
	/** Brings somebody into a circle by an invitation. */
	join(circleId: string, name: string, consents?: boolean): Promise<Account>;
	/** Gives a role of a circle, from today on. */
	give(circleId: string, kind: RoleKind, to: Account, until?: string): Promise<void>;
	personOf(who: Account): Promise<string>;
}

export type Account = { readonly accountId: string; readonly name: string };

/** Builds the house in a database that may hold others. */
export async function aHouse(db: Db): Promise<House> {
	const clock = { now: monday };
	const services = openCircles(db, () => clock.now, storedDocuments(db), testSigner);
	const mira = await anAccount(db, 'Mira Adler');
	const begun = { organisation: 'Lindenhof', circle: 'General' };
	const { organisationId, circleId } = await services.organisations.found(mira, begun);
	const inner = await services.memberships.found(mira.accountId, circleId, {
		name: 'House & Garden'
	});
	if (inner === undefined || 'misfits' in inner) throw new Error('no circle was founded');
	const personOf = async ({ accountId }: Account) => {
		const opened = await services.organisations.open(accountId, organisationId);
		if (opened === undefined) throw new Error('nobody of this house');
		return opened.standing.personId;
	};
	return {
		...services,
		...{ db, clock, mira, personOf },
		...{ organisation: organisationId, general: circleId, garden: inner.circleId },
		join: async (into, name, consents = true) => {
			const wanted = { uses: 1, consents, personId: null };
			const token = await services.invitations.make(mira.accountId, into, wanted);
			const account = await anAccount(db, name);
			const where = await services.invitations.accept(token ?? '', account);
			if (where === undefined) throw new Error('nobody came in');
			return account;
		},
		give: async (of, kind, to, until = '2027-11-30') => {
			const role = (await rolesOf(db, of)).find((each) => each.kind === kind);
			const from = new Date(clock.now).toISOString().slice(0, 10);
			const term = { personId: await personOf(to), from, until };
			const given = await services.memberships.giveRole(mira.accountId, of, role?.id ?? '', term);
			if (given !== 'done') throw new Error(`no role was given: ${JSON.stringify(given)}`);
		}
	};
}
