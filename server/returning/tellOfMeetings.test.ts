import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { storeLindenhof } from '../../tests/lindenhof.ts';
import type { News } from './noticeStore.ts';
import { tellOfMeetings } from './tellOfMeetings.ts';

forEachDialect(({ database }) => {
	test('a meeting is told of with the day on which it is where it is', async () => {
		const { db } = database();
		const { circle, meeting } = await storeLindenhof(db);
		const told: News[] = [];
		const tell = tellOfMeetings({
			told: (_, news) => Promise.resolve(void told.push(news))
		});
		const news = { circleId: circle, meetingId: meeting, title: 'Garden', reason: '', at: 1 };
		const startsAt = Date.parse('2027-01-20T23:30Z');
		for (const zone of ['Europe/Berlin', 'America/Lima'])
			await tell(db, { ...news, kind: 'planned', startsAt, zone, persons: [] });
		await tell(db, { ...news, kind: 'moved', startsAt: null, zone: 'UTC', persons: [] });
		const days = told.map(({ payload }) => payload.on);
		expect(days).toEqual(['2027-01-21', '2027-01-20', null]);
	});
});
