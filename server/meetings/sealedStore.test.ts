import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { storeLindenhof } from '../../tests/lindenhof.ts';
import { mySealed, putSealed, removeRound, removeSealed, sealedOfRound } from './sealedStore.ts';

const bytes = (...numbers: number[]) => Buffer.from(numbers);

forEachDialect(({ database }) => {
	test('[RN6] one reads one’s own answer, and the last one holds', async () => {
		const { db } = database();
		const { meeting, hanna, jonas } = await storeLindenhof(db);
		const answer = { participantId: hanna, sealed: bytes(0, 255), helperId: null };
		await putSealed(db, meeting, 'r1', answer);
		await putSealed(db, meeting, 'r1', { ...answer, sealed: bytes(7), helperId: jonas });
		expect(await mySealed(db, meeting, 'r1', hanna)).toEqual({
			participantId: hanna,
			sealed: bytes(7),
			helperId: jonas
		});
		expect(await mySealed(db, meeting, 'r1', jonas)).toBeUndefined();
		expect(await mySealed(db, meeting, 'r2', hanna)).toBeUndefined();
	});

	test('[RN6] a round’s answers come by person, not in the order they were given', async () => {
		const { db } = database();
		const { meeting, hanna, jonas } = await storeLindenhof(db);
		const byId = [hanna, jonas].sort();
		for (const participantId of [...byId].reverse()) {
			await putSealed(db, meeting, 'r1', { participantId, sealed: bytes(1), helperId: null });
		}
		const answers = await sealedOfRound(db, meeting, 'r1');
		expect(answers.map((answer) => answer.participantId)).toEqual(byId);
	});

	test('[RN6] nothing that is stored tells when somebody answered', async () => {
		const { db, dialect } = database();
		const { meeting, hanna } = await storeLindenhof(db);
		await putSealed(db, meeting, 'r1', { participantId: hanna, sealed: bytes(1), helperId: null });
		const row = await db.selectFrom('sealed_answer').selectAll().executeTakeFirstOrThrow();
		expect(Object.keys(row).sort()).toEqual([
			'helper_id',
			'meeting_id',
			'participant_id',
			'round_id',
			'sealed'
		]);
		if (dialect === 'postgres') return;
		const numbered = db.selectFrom('sealed_answer').select(db.dynamic.ref('rowid')).execute();
		await expect(numbered).rejects.toThrow(/no such column: .?rowid/);
	});

	test('a reveal takes its round’s answers away and no other’s', async () => {
		const { db } = database();
		const { meeting, hanna, jonas } = await storeLindenhof(db);
		for (const round of ['r1', 'r2']) {
			for (const participantId of [hanna, jonas]) {
				await putSealed(db, meeting, round, { participantId, sealed: bytes(1), helperId: null });
			}
		}
		await removeRound(db, meeting, 'r1');
		await removeSealed(db, meeting, 'r2', hanna);
		expect(await sealedOfRound(db, meeting, 'r1')).toEqual([]);
		expect((await sealedOfRound(db, meeting, 'r2')).map((one) => one.participantId)).toEqual([
			jonas
		]);
	});
});
