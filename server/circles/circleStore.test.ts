import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aMeeting, evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { createMeeting, findMeeting } from '#server/meetings/meetingStore.ts';
import { newId } from '#server/people/token.ts';
import { changeCircle, circlesOf, createCircle, findCircle } from './circleStore.ts';
import { claimOrganisation, findOrganisation, renameOrganisation } from './organisationStore.ts';
import { addPurpose, purposesOf } from './purposeStore.ts';

forEachDialect(({ database }) => {
	test('[CR1] circles form a tree by their broader circle', async () => {
		const { db } = database();
		const { organisation, circle } = await storeLindenhof(db);
		const general = {
			id: newId(),
			organisationId: organisation,
			broaderCircleId: null,
			name: 'General',
			settings: { school: 'sofa' },
			createdAt: evening + 1,
			logbookReaders: 'circle' as const
		};
		await createCircle(db, general);
		await changeCircle(db, circle, { broaderCircleId: general.id });
		const circles = await circlesOf(db, organisation);
		expect(circles.map((one) => [one.name, one.broaderCircleId])).toEqual([
			['House & Garden', general.id],
			['General', null]
		]);
		expect(await findCircle(db, general.id)).toEqual({ ...general, closedOn: null });
		expect(await findCircle(db, 'nowhere')).toBeUndefined();
	});

	test('[CR3] a circle’s settings come back as they were decided', async () => {
		const { db } = database();
		const { circle } = await storeLindenhof(db);
		const before = await findCircle(db, circle);
		const settings = { school: 's3', concerns: true, rounds: { checkIn: 60, words: ['ä', '"'] } };
		await changeCircle(db, circle, { settings });
		await changeCircle(db, circle, {});
		expect(await findCircle(db, circle)).toEqual({ ...before, settings });
	});

	test('[CR1] every purpose a circle had is kept, the present one first', async () => {
		const { db } = database();
		const { circle } = await storeLindenhof(db);
		const purpose = (version: number) => ({
			id: newId(),
			circleId: circle,
			version,
			vision: 'A garden for all',
			mission: 'We tend house and garden',
			aims: [{ id: 'a1', text: 'The house is sound' }],
			domain: 'House, garden, bicycles',
			agreementId: null,
			createdAt: evening + version
		});
		const [first, second] = [purpose(1), purpose(2)];
		await addPurpose(db, first);
		await addPurpose(db, second);
		expect(await purposesOf(db, circle)).toEqual([second, first]);
		await expect(addPurpose(db, purpose(2))).rejects.toThrow(/unique/i);
	});

	test('an organisation that is claimed keeps its meetings, but for those of practice', async () => {
		const { db } = database();
		const { organisation, circle } = await storeLindenhof(db);
		const other = await storeLindenhof(db, { deleteAfter: 1 });
		const real = await createMeeting(db, { ...aMeeting(circle), deleteAfter: 1 });
		const practice = await createMeeting(db, {
			...aMeeting(circle),
			practice: true,
			deleteAfter: 1
		});
		expect(await claimOrganisation(db, organisation, evening)).toBe(true);
		expect(await findOrganisation(db, organisation)).toMatchObject({ claimedAt: evening });
		expect(await findMeeting(db, real.id)).toMatchObject({ deleteAfter: null });
		expect(await findMeeting(db, practice.id)).toMatchObject({ deleteAfter: 1 });
		expect(await findMeeting(db, other.meeting)).toMatchObject({ deleteAfter: 1 });
	});

	test('of two who claim an organisation at once, one does', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db);
		const claims = [1, 2].map((minute) => claimOrganisation(db, organisation, evening + minute));
		expect((await Promise.all(claims)).sort()).toEqual([false, true]);
	});

	test('an organisation of practice cannot be claimed', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db, { practice: true });
		expect(await claimOrganisation(db, organisation, evening)).toBe(false);
	});

	test('an organisation is named by its people', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db);
		await renameOrganisation(db, organisation, 'Lindenhof eG');
		expect(await findOrganisation(db, organisation)).toEqual({
			id: organisation,
			name: 'Lindenhof eG',
			practice: false,
			claimedAt: null,
			createdAt: evening
		});
	});
});
