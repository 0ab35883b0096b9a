import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { addParticipant, findParticipant } from './participantStore.ts';
import { newId } from './token.ts';

forEachDialect(({ database }) => {
	test('a meeting knows who was put into it', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const samuel = {
			id: newId(),
			meetingId: meeting,
			personId: null,
			name: 'Samuel Osei',
			kind: 'guest' as const,
			createdAt: evening + 1
		};
		await addParticipant(db, samuel);
		expect(await findParticipant(db, meeting, samuel.id)).toEqual(samuel);
	});

	test('somebody of another meeting is nobody here', async () => {
		const { db } = database();
		const here = await storeLindenhof(db);
		const there = await storeLindenhof(db);
		expect(await findParticipant(db, here.meeting, there.hanna)).toBeUndefined();
	});
});
