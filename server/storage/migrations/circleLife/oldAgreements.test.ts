import { expect, test } from 'vitest';
import { aMeeting, shed } from '#testing/meetings.ts';
import { historyOf } from '#server/decisions/agreementHistory.ts';
import { agreementsOf } from '../../../../tests/logbook.ts';
import { forEachDialect } from '../../../../tests/dialects.ts';
import { found, record } from '../../../../tests/recorded.ts';
import { tellOldAgreements } from './oldAgreements.ts';

forEachDialect(({ place }) => {
	test('[AR1] an agreement of before knows its term and how it came about, and its record stays whole', async () => {
		const own = await place();
		try {
			const { db } = await own.open();
			const table = aMeeting().without('Lena').decided();
			const { version } = table.meeting.decisions[shed]!;
			const answer = { kind: 'consent', text: '' } as const;
			table.give('Lena', 'answerAfterwards', { item: shed, version, answer });
			const details = { reviewOn: null, termUntil: '2027-12-31', owner: null };
			const recorded = await record(db, table, { details });
			// As it stood before: the term in the place of the review, and no history.
			await db
				.updateTable('agreement')
				.set({ review_on: '2027-12-31', term_until: null })
				.execute();
			await db.deleteFrom('agreement_history').execute();
			await db.updateTable('agreement_version').set({ meeting_id: null, item_id: null }).execute();
			await tellOldAgreements(db);
			const [agreement] = await agreementsOf(db, recorded.stored.circleId);
			expect(agreement).toMatchObject({ reviewOn: null, termUntil: '2027-12-31' });
			const history = await historyOf(db, agreement!.id);
			expect(history.map(({ kind }) => kind)).toEqual(['waiting', 'adopted']);
			expect(await found(db, recorded)).toEqual([]);
		} finally {
			await own.remove();
		}
	});
});
