import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { addPerson } from '#server/circles/membershipStore.ts';
import {
	addParticipant,
	changeParticipant,
	findParticipant,
	participantsOf
} from './participantStore.ts';
import { newId } from './token.ts';

forEachDialect(({ database }) => {
	test('a meeting knows its people in the order of coming', async () => {
		const { db } = database();
		const { meeting, hanna, jonas } = await storeLindenhof(db);
		const samuel = {
			id: newId(),
			meetingId: meeting,
			personId: null,
			name: 'Samuel Osei',
			kind: 'guest' as const,
			createdAt: evening + 1
		};
		await addParticipant(db, samuel);
		const people = await participantsOf(db, meeting);
		expect(
			people
				.slice(0, 2)
				.map((one) => one.id)
				.sort()
		).toEqual([hanna, jonas].sort());
		expect(people[2]).toEqual(samuel);
		expect(await findParticipant(db, meeting, samuel.id)).toEqual(samuel);
	});

	test('somebody of another meeting is nobody here', async () => {
		const { db } = database();
		const here = await storeLindenhof(db);
		const there = await storeLindenhof(db);
		expect(await findParticipant(db, here.meeting, there.hanna)).toBeUndefined();
	});

	test('a listener takes a seat and turns out to be a person of the house', async () => {
		const { db } = database();
		const { organisation, meeting, hanna } = await storeLindenhof(db);
		const person = { id: newId(), organisationId: organisation, name: 'Hanna', createdAt: evening };
		await addPerson(db, person);
		const before = await findParticipant(db, meeting, hanna);
		await changeParticipant(db, hanna, {});
		await changeParticipant(db, hanna, { kind: 'listener', personId: person.id });
		expect(await findParticipant(db, meeting, hanna)).toEqual({
			...before,
			kind: 'listener',
			personId: person.id
		});
	});
});
