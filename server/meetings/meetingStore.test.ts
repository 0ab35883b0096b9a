import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aMeeting, evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { newId, newJoinCode } from '#server/people/token.ts';
import { circleZone } from './circleZone.ts';
import {
	changeMeeting,
	createMeeting,
	emptyHead,
	findMeeting,
	findMeetingByCode,
	headOf,
	meetingsOf
} from './meetingStore.ts';

forEachDialect(({ database }) => {
	test('a meeting is found by its id and by its code', async () => {
		const { db } = database();
		const { circle } = await storeLindenhof(db);
		const planned = { ...aMeeting(circle), startsAt: evening, deleteAfter: evening + 1 };
		const meeting = await createMeeting(db, planned);
		expect(meeting).toEqual({
			...planned,
			code: meeting.code,
			head: emptyHead,
			startedAt: null,
			endedAt: null,
			...{ kind: 'meeting', place: '', callLink: '', minutes: null, plannedBy: null },
			...{ cancelledAt: null, cancelledWhy: '', changes: 0 }
		});
		expect(await findMeeting(db, meeting.id)).toEqual(meeting);
		expect(await findMeetingByCode(db, meeting.code)).toEqual(meeting);
		expect(await headOf(db, meeting.id)).toEqual(emptyHead);
	});

	test('what is not there is not found', async () => {
		const { db } = database();
		expect(await findMeeting(db, 'nowhere')).toBeUndefined();
		expect(await findMeetingByCode(db, 'AAAAAA')).toBeUndefined();
		expect(await headOf(db, 'nowhere')).toBeUndefined();
	});

	test('a code that is taken is not given out again', async () => {
		const { db } = database();
		const { circle } = await storeLindenhof(db);
		const [taken, free] = [newJoinCode(), newJoinCode()];
		await createMeeting(db, aMeeting(circle), () => taken);
		const codes = [taken, taken, free];
		const second = await createMeeting(db, aMeeting(circle), () => codes.shift() ?? '');
		expect(second.code).toBe(free);
		await expect(createMeeting(db, aMeeting(circle), () => taken)).rejects.toThrow('were taken');
	});

	test('a meeting changes only in what is said', async () => {
		const { db } = database();
		const { circle } = await storeLindenhof(db);
		const meeting = await createMeeting(db, { ...aMeeting(circle), startsAt: evening });
		await changeMeeting(db, meeting.id, { state: 'open', startedAt: evening + 5 });
		await changeMeeting(db, meeting.id, { startsAt: null });
		await changeMeeting(db, meeting.id, {});
		expect(await findMeeting(db, meeting.id)).toEqual({
			...meeting,
			state: 'open',
			startedAt: evening + 5,
			startsAt: null
		});
	});

	test('a circle’s meetings are listed latest first, no other circle’s among them', async () => {
		const { db } = database();
		const { circle, meeting } = await storeLindenhof(db);
		await storeLindenhof(db);
		const next = { ...aMeeting(circle), createdAt: evening + 1, previousMeetingId: meeting };
		await createMeeting(db, next);
		const meetings = await meetingsOf(db, circle);
		expect(meetings.map((one) => one.id)).toEqual([next.id, meeting]);
		expect(meetings[0]?.previousMeetingId).toBe(meeting);
	});

	test('a circle lives by the zone of its latest meeting, whatever was practised since', async () => {
		const { db } = database();
		const { circle } = await storeLindenhof(db);
		expect(await circleZone(db, circle)).toBe('Europe/Berlin');
		const later = { ...aMeeting(circle), timezone: 'Pacific/Auckland', createdAt: evening + 1 };
		await createMeeting(db, later);
		const practice = { ...aMeeting(circle), timezone: 'Asia/Tokyo', createdAt: evening + 2 };
		await createMeeting(db, { ...practice, practice: true });
		expect(await circleZone(db, circle)).toBe('Pacific/Auckland');
		expect(await circleZone(db, newId())).toBe('UTC');
	});
});
