import { afterAll, beforeAll, expect, test } from 'vitest';
import { standingOn } from '#governance/circle/agreementState.ts';
import { termStateOn } from '#governance/circle/roleTerm.ts';
import { sqlitePlace, type TestPlace } from '../../tests/dialects.ts';
import { testSecret, testSigner } from '../../tests/recorded.ts';
import { heldTermsOf } from '../circles/roleStore.ts';
import { allAgreements } from '../decisions/agreementStore.ts';
import { versionsOf } from '../decisions/agreementVersions.ts';
import { createLog } from '../log.ts';
import type { Database } from '../storage/database.ts';
import { verify } from '../verify/verify.ts';
import { sowYear, type SownYear } from './sowYear.ts';

const day = '2026-11-23';
let place: TestPlace;
let database: Database;
let sown: SownYear | undefined;

async function sow(): Promise<SownYear | undefined> {
	const log = createLog('error', process.stderr);
	return await sowYear({ database, secret: testSecret, log, now: Date.parse(`${day}T19:00:00Z`) });
}

beforeAll(async () => {
	place = await sqlitePlace();
	database = await place.open();
	sown = await sow();
}, 240_000);
afterAll(async () => await place.remove());

test('the year has 25 people in four circles, 40 meetings and 60 agreements, and is sown once', async () => {
	expect(sown).toMatchObject({ people: 25, circles: 4, meetings: 40, planned: 4, agreements: 60 });
	expect(await sow()).toBeUndefined();
	expect(await allAgreements(database.db)).toHaveLength(60);
});

test('every record of the year fits to every other', async () => {
	const { findings, meetings } = await verify(database.db, { signer: testSigner });
	expect(findings).toEqual([]);
	expect(meetings).toBe(44);
});

test('agreements stand in every way on the day, and some have had several forms', async () => {
	const agreements = await allAgreements(database.db);
	const standings = agreements.map((agreement) =>
		standingOn({ ...agreement, isPaused: agreement.pausedAt !== null }, day)
	);
	const count = Object.fromEntries(
		Object.entries(Object.groupBy(standings, (each) => each)).map(([key, all]) => [key, all.length])
	);
	const forms = await Promise.all(agreements.map(({ id }) => versionsOf(database.db, id)));
	expect(count).toMatchInlineSnapshot(`
		{
		  "due": 8,
		  "ended": 5,
		  "inForce": 39,
		  "overdue": 5,
		  "paused": 1,
		  "pending": 2,
		}
	`);
	expect(Math.max(...forms.map(({ length }) => length))).toBe(3);
	// Amended agreements keep their names.
	expect(agreements.map(({ title }) => title)).toEqual(
		expect.arrayContaining(['Bicycles in the cellar', 'What a role may spend by itself'])
	);
});

test('some roles are near the end of their term, and one goes on as interim', async () => {
	const terms = await heldTermsOf(database.db, sown?.organisationId ?? '');
	const states = terms.map((term) => termStateOn(term, day));
	expect(states.filter((state) => state === 'interim')).toHaveLength(1);
});

test('what comes back by itself waits on the backlogs, beside what people put there', async () => {
	const waiting = await database.db
		.selectFrom('backlog_item')
		.select('came')
		.where('done_at', 'is', null)
		.execute();
	expect([...new Set(waiting.map(({ came }) => came))].toSorted()).toMatchInlineSnapshot(`
		[
		  "deferred",
		  "doneBy",
		  "objection",
		  "parked",
		  "pending",
		  "person",
		  "review",
		  "suggestion",
		  "term",
		]
	`);
});
