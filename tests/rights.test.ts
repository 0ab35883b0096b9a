/** Every row of the authorization matrix: who, what, in whose circle, and by which way. Unknown means denied. */
import { describe, expect, test } from 'vitest';
import { circleActions, mayInCircle } from '../server/circles/circlePolicy.ts';
import { changeCircle, findCircle } from '../server/circles/circleStore.ts';
import { circleVisitor } from '../server/circles/circleVisitor.ts';
import { rolesOf } from '../server/circles/roleStore.ts';
import { ConsentBetween } from '../server/meetings/between/consentBetween.ts';
import { PlannedMeetings } from '../server/meetings/planning/plannedMeetings.ts';
import { Logbook } from '../server/decisions/logbook.ts';
import { standingOf } from '../server/people/standing.ts';
import { forEachDialect } from './dialects.ts';
import { newId } from '../server/people/token.ts';
import { openHouse } from './openHouse.ts';
import { castOf, type Cast } from './rights/cast.ts';
import { allowed, people, places, type Where, type Who } from './rights/grid.ts';

/** Ways in which something is asked: whether it was there for somebody. */
type Door = (cast: Cast, accountId: string | undefined, circleId: string) => Promise<boolean>;

const there = (reply: unknown): boolean => reply !== undefined && reply !== false;

/** What lies behind each door, by the action that opens it. Each asks for nothing that would be kept. */
const doors: Readonly<Record<string, readonly [action: string, door: Door]>> = {
	'the page of the circle': [
		'read',
		async ({ house }, who, circle) => there(await house.circles.inFull(who, circle))
	],
	'all its purposes': [
		'read',
		async ({ house }, who, circle) => there(await house.circles.purposes(who, circle))
	],
	'its logbook': [
		'readLogbook',
		async ({ house }, who, circle) =>
			there(
				await new Logbook(house.db, () => house.clock.now).list(who, circle, {
					...{ words: '', shown: 'all', page: 1 }
				})
			)
	],
	'an export of its logbook': [
		'exportLogbook',
		async ({ house }, who, circle) =>
			there(await new Logbook(house.db, () => house.clock.now).all(who, circle, 'all'))
	],
	'a decision between its meetings': [
		'decideBetween',
		async ({ house }, who, circle) => {
			const open = openHouse(house.db, () => house.clock.now);
			const needs = { ...open, circles: house.circles };
			const planned = new PlannedMeetings({ ...needs, tell: async () => undefined });
			const between = new ConsentBetween({ ...needs, planned, tell: async () => undefined });
			return there(await between.prepare(who, circle, ''));
		}
	],
	'the drafts of its purpose': [
		'writePurpose',
		async ({ house }, who, circle) => there(await house.purposes.drafts(who, circle))
	],
	'a proposal of its purpose': [
		'writePurpose',
		async ({ house }, who, circle) =>
			there(await house.purposes.propose(who, circle, { part: 'vision', driver: '' }))
	],
	'the line to its texts': [
		'writePurpose',
		async ({ house }, who, circle) => {
			const asker = { sessionId: newId(), name: '', email: '', confirmed: false };
			const known =
				who === undefined ? undefined : { asker: { ...asker, accountId: who }, cookies: [] };
			const accounts = { whoAsks: async () => known };
			const name = `circle:${circle}`;
			const visitor = await circleVisitor(accounts, house.circles, undefined, name);
			if ('refused' in visitor) expect(visitor).toEqual({ refused: 404 });
			return !('refused' in visitor);
		}
	],
	'its links': [
		'invite',
		async ({ house }, who, circle) => there(await house.invitations.of(who, circle))
	],
	'a new member': [
		'changeMembers',
		async ({ house }, who, circle) =>
			there(await house.memberships.add(who, circle, { name: '', consents: true }))
	],
	'a role of its own': [
		'giveRole',
		async ({ house }, who, circle) => there(await house.memberships.addRole(who, circle, {}))
	],
	'what a role of it is for': [
		'giveRole',
		async ({ house }, who, circle) => {
			const [role] = await rolesOf(house.db, circle);
			const { aim = '', domain = '' } = role ?? {};
			const words = { aim, domain };
			return there(await house.memberships.describeRole(who, circle, role?.id ?? '', words));
		}
	],
	'how it decides': [
		'read',
		async ({ house }, who, circle) => there(await house.processes.read(who, circle))
	],
	'a change of how it decides': [
		'changeCircle',
		async ({ house }, who, circle) => there(await house.processes.record(who, circle, {}))
	],
	'a proposal of how it decides': [
		'addToBacklog',
		async ({ house }, who, circle) => there(await house.processes.propose(who, circle, {}))
	],
	'a circle within it': [
		'found',
		async ({ house }, who, circle) => there(await house.memberships.found(who, circle, {}))
	]
};

forEachDialect(({ database }) => {
	describe.each(['organisation', 'circle'] as const)('a logbook open to the %s', (readers) => {
		test('every row of the matrix is as it is written down, by the policy and through every door', async () => {
			const { db } = database();
			const cast = await castOf(db);
			for (const circle of Object.values(cast.circles))
				await changeCircle(db, circle, { logbookReaders: readers });
			const rows = people.flatMap((who) => places.map((where) => ({ who, where })));
			expect(rows).toHaveLength(33);
			for (const { who, where } of rows) {
				const may = allowed(who, where, readers);
				expect([who, where, await byPolicy(cast, who, where)]).toEqual([
					...[who, where, circleActions.filter((action) => may.has(action))]
				]);
				expect([who, where, await throughDoors(cast, who, where)]).toEqual([
					...[who, where, doorsFor(may)]
				]);
			}
		});
	});

	test('what nobody wrote down is denied, to admins too', async () => {
		const { db } = database();
		const { house, accounts, circles } = await castOf(db);
		const circle = await findCircle(db, circles.own);
		const { organisation, clock } = house;
		const admin = await standingOf(db, accounts.admin ?? '', organisation, clock.now);
		if (circle === undefined || admin === undefined) throw new Error('no circle');
		for (const action of ['', 'delete', 'toString', '__proto__', 'constructor'])
			expect(mayInCircle(admin, action as 'read', circle)).toBe(false);
	});

	test('a circle that was closed is read and no more', async () => {
		const { db } = database();
		const cast = await castOf(db);
		await changeCircle(db, cast.circles.own, { closedOn: '2026-11-01' });
		const left = await byPolicy(cast, 'leader', 'own');
		expect(left).toEqual(['read', 'readMinutes', 'readLogbook', 'exportLogbook']);
	});
});

async function byPolicy(cast: Cast, who: Who, where: Where): Promise<readonly string[]> {
	const { house, accounts, circles } = cast;
	const circle = await findCircle(house.db, circles[where]);
	if (circle === undefined) throw new Error('no circle');
	const account = accounts[who];
	const standing =
		account === undefined
			? undefined
			: await standingOf(house.db, account, circle.organisationId, house.clock.now);
	return circleActions.filter((action) => mayInCircle(standing, action, circle));
}

async function throughDoors(cast: Cast, who: Who, where: Where): Promise<readonly string[]> {
	const open: string[] = [];
	for (const [name, [, door]] of Object.entries(doors))
		if (await door(cast, cast.accounts[who], cast.circles[where])) open.push(name);
	return open;
}

/** The doors that stand open to somebody who may do this much. */
function doorsFor(may: Set<string>): readonly string[] {
	return Object.entries(doors).flatMap(([name, [action]]) => (may.has(action) ? [name] : []));
}
