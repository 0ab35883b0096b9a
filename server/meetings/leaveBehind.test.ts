import { expect, test } from 'vitest';
import { openActions } from '#server/circles/actionStore.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { addPerson } from '#server/circles/membershipStore.ts';
import { addParticipant } from '#server/people/participantStore.ts';
import { newId } from '#server/people/token.ts';
import { person, shed, aMeeting } from '#testing/meetings.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { leaveAfterwards, leaveBehind } from './leaveBehind.ts';
import { findMeeting } from './meetingStore.ts';

forEachDialect(({ database }) => {
	test('[CR4, MT5] what a meeting leaves says why, belongs to persons, and stands behind what waits already', async () => {
		const { db } = database();
		const { meeting, organisation, circle } = await storeLindenhof(db);
		const stored = (await findMeeting(db, meeting))!;
		const samuel = newId();
		await addPerson(db, {
			...{ id: samuel, organisationId: organisation, name: 'Samuel Osei', createdAt: evening }
		});
		await addParticipant(db, {
			...{ id: person('Samuel'), meetingId: meeting, personId: samuel, name: 'Samuel' },
			...{ kind: 'member', createdAt: evening }
		});
		const waiting = aMeeting().started();
		waiting.give('Mira', 'addAction', {
			...{ what: 'Copy the keys', who: person('Samuel'), due: null, item: null }
		});
		await leaveBehind(db, { stored, after: waiting.meeting });
		expect(await openActions(db, circle)).toMatchObject([{ personId: samuel, whoName: 'Samuel' }]);
		const parked = aMeeting().inStep('react').settles({ about: 'park', item: shed });
		await leaveBehind(db, { stored, after: parked.meeting });
		const pending = aMeeting().by({ absent: 'pending' }).without('Lena').decided();
		await leaveBehind(db, { stored, after: pending.meeting });
		const items = (await backlogOf(db, circle)).filter(({ source }) => source === shed);
		expect(items).toMatchObject([
			{ came: 'notReached', ownerPersonId: samuel, ownerName: 'Samuel', meetingId: meeting },
			{ came: 'parked', ownerPersonId: samuel },
			{ came: 'pending', ownerPersonId: samuel }
		]);
	});

	test('[CD11] a decision that waited says that it came back, once an absent member objects', async () => {
		const { db } = database();
		const { meeting, circle } = await storeLindenhof(db);
		const stored = (await findMeeting(db, meeting))!;
		const table = aMeeting().by({ absent: 'pending' }).without('Lena').decided();
		table.give('Mira', 'finishItem', { item: shed }).give('Mira', 'endMeeting', {});
		await leaveBehind(db, { stored, after: table.meeting });
		table.give('Lena', 'answerAfterwards', {
			...{ item: shed, version: table.version.id, answer: { kind: 'objection', text: 'No' } }
		});
		await leaveAfterwards(db, { stored, after: table.meeting }, shed, table.now);
		const items = (await backlogOf(db, circle)).filter(({ source }) => source === shed);
		expect(items).toMatchObject([{ came: 'returned', createdAt: table.now }]);
	});

	test('[CR4] what was deferred waits for the member to whom it was deferred, until the day that was said', async () => {
		const { db } = database();
		const { meeting, circle } = await storeLindenhof(db);
		const stored = (await findMeeting(db, meeting))!;
		const until = '2027-03-01';
		const to = (who: string) =>
			aMeeting()
				.inStep('react')
				.settles({ about: 'defer', item: shed, until, owner: person(who) });
		await leaveBehind(db, { stored, after: to('Hanna').meeting });
		const items = (await backlogOf(db, circle)).filter(({ source }) => source === shed);
		expect(items).toMatchObject([{ came: 'deferred', ownerName: 'Hanna', due: until }]);
	});

	test('[CD11, MT9] a decision in confidence that waits for answers returns, and brings no word', async () => {
		const { db } = database();
		const { meeting, circle } = await storeLindenhof(db);
		const stored = (await findMeeting(db, meeting))!;
		const table = aMeeting().by({ absent: 'pending' }).without('Lena').decided();
		table.settles({ about: 'confidential', item: shed, on: true });
		table.give('Mira', 'finishItem', { item: shed }).give('Mira', 'endMeeting', {});
		await leaveBehind(db, { stored, after: table.meeting });
		const ofShed = async () =>
			(await backlogOf(db, circle)).filter(({ source }) => source === shed);
		const waiting = await ofShed();
		expect(waiting).toMatchObject([{ title: 'A matter in confidence', came: 'pending' }]);
		expect(JSON.stringify(waiting)).not.toContain('ool');
		table.give('Lena', 'answerAfterwards', {
			...{ item: shed, version: table.version.id, answer: { kind: 'consent', text: '' } }
		});
		await leaveAfterwards(db, { stored, after: table.meeting }, shed, table.now);
		expect(await ofShed()).toEqual([]);
	});
});
