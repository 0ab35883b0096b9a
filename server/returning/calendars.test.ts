import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { addAction } from '#server/circles/actionStore.ts';
import { addPerson, joinCircle, leaveCircle } from '#server/circles/membershipStore.ts';
import { changePerson } from '#server/people/personStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { Calendars } from './calendars.ts';

const origin = 'https://rondo.test';
const now = () => evening;

async function hanna(db: Db, { member = true } = {}) {
	const { circle, organisation, meeting } = await storeLindenhof(db);
	const [accountId, personId] = [newId(), newId()];
	const at = new Date(evening).toISOString();
	await db
		.insertInto('account')
		.values({
			...{ id: accountId, name: 'Hanna', email: `${accountId}@x.org`, email_verified: 1 },
			...{ image: null, created_at: at, updated_at: at }
		})
		.execute();
	await addPerson(db, {
		id: personId,
		organisationId: organisation,
		name: 'H',
		createdAt: evening
	});
	await changePerson(db, personId, { accountId });
	if (member)
		await joinCircle(db, { circleId: circle, personId, consents: true, since: '2026-01-01' });
	const plan = async (row: object) =>
		await db.updateTable('meeting').set(row).where('id', '=', meeting).execute();
	const agree = async (title: string, reviewOn: string) =>
		await db
			.insertInto('agreement')
			.values({
				...{ id: newId(), organisation_id: organisation, circle_id: circle, meeting_id: null },
				...{ item_id: null, title, state: 'inForce', review_on: reviewOn, done_by: null },
				created_at: evening
			})
			.execute();
	return { accountId, personId, circle, meeting, plan, agree };
}

/** The file behind a secret, its folded lines whole again. */
async function linesOf(calendars: Calendars, token: string): Promise<string[]> {
	const reply = await calendars.read(token, '192.0.2.1', origin);
	if (reply === undefined || 'wait' in reply) throw new Error('no calendar');
	return reply.file.replaceAll('\r\n ', '').split('\r\n');
}

forEachDialect(({ database }) => {
	describe('a calendar by its secret address', () => {
		test('shows meetings at their hour on both sides of a change of the clock, and days as days', async () => {
			const { db } = database();
			const { accountId, personId, circle, meeting, plan, agree } = await hanna(db);
			const calendars = new Calendars(db, now);
			const token = await calendars.renew(accountId);
			const berlin = { timezone: 'Europe/Berlin', minutes: 90, place: 'Common room' };
			await plan({ ...berlin, starts_at: Date.UTC(2027, 2, 27, 18) });
			await agree('Quiet hours', '2027-03-28');
			await addAction(db, {
				...{ id: newId(), circleId: circle, meetingId: null, what: 'Buy paint', whoName: 'H' },
				...{ participantId: null, personId, due: '2027-03-29', doneAt: null, createdAt: evening }
			});
			const lines = await linesOf(calendars, token);
			expect(lines).toEqual(
				expect.arrayContaining([
					...['BEGIN:VCALENDAR', `UID:meeting-${meeting}@rondo`, 'DTSTART:20270327T180000Z'],
					...['DTEND:20270327T193000Z', 'LOCATION:Common room'],
					...['DTSTART;VALUE=DATE:20270328', 'DTEND;VALUE=DATE:20270329'],
					...['SUMMARY:Review: Quiet hours · House & Garden', 'DTSTART;VALUE=DATE:20270329'],
					'SUMMARY:Buy paint · House & Garden'
				])
			);
			expect(lines.join('\n')).toContain('19:00 (Europe/Berlin)');
			await plan({ starts_at: Date.UTC(2027, 2, 28, 17), cancelled_at: evening });
			const moved = await linesOf(calendars, token);
			expect(moved).toContain('STATUS:CANCELLED');
			expect(moved.join('\n')).toContain('19:00 (Europe/Berlin)');
		});

		test('stays byte by byte the same as long as nothing changes', async () => {
			const { db } = database();
			const { accountId, plan } = await hanna(db);
			await plan({ starts_at: evening });
			let clock = evening;
			const calendars = new Calendars(db, () => clock);
			const token = await calendars.renew(accountId);
			const first = await calendars.read(token, '192.0.2.1', origin);
			clock += 3_600_000;
			expect(await calendars.read(token, '192.0.2.1', origin)).toEqual(first);
			await plan({ title: 'Another name' });
			const later = await calendars.read(token, '192.0.2.1', origin);
			expect(later).not.toEqual(first);
		});

		test('is folded at 75 bytes, and nobody’s words begin a line of their own', async () => {
			const { db } = database();
			const { accountId, plan, agree } = await hanna(db);
			await plan({
				...{ starts_at: evening, title: `Ü${'ä'.repeat(120)}\r\nATTENDEE:mailto:x@y.z` },
				...{ place: 'Room; 1, \\ north\nEND:VCALENDAR', call_link: 'https://x.test/\r\nURL:evil' }
			});
			await agree('مراجعة\u2028BEGIN:VEVENT', '2027-01-01');
			const calendars = new Calendars(db, now);
			const token = await calendars.renew(accountId);
			const reply = await calendars.read(token, '192.0.2.1', origin);
			if (reply === undefined || 'wait' in reply) throw new Error('no calendar');
			const raw = reply.file.split('\r\n');
			expect(Math.max(...raw.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
			expect(reply.file.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u2028]/);
			const lines = await linesOf(calendars, token);
			const begin = (words: string) => lines.filter((line) => line.startsWith(words)).length;
			expect([begin('ATTENDEE'), begin('URL:evil'), begin('END:VCALENDAR')]).toEqual([0, 0, 1]);
			expect(begin('BEGIN:VEVENT')).toBe(2);
			expect(lines).toContain('LOCATION:Room\\; 1\\, \\\\ north END:VCALENDAR');
		});

		test('shows nothing of circles that one does not belong to, or no longer', async () => {
			const { db } = database();
			const { accountId, personId, circle, plan, agree } = await hanna(db, { member: false });
			await plan({ starts_at: evening });
			await agree('Quiet hours', '2027-01-01');
			const calendars = new Calendars(db, now);
			const token = await calendars.renew(accountId);
			const shown = async () =>
				(await linesOf(calendars, token)).filter((line) => line === 'BEGIN:VEVENT').length;
			expect(await shown()).toBe(0);
			await joinCircle(db, { circleId: circle, personId, consents: true, since: '2026-01-01' });
			expect(await shown()).toBe(2);
			await leaveCircle(db, circle, personId, '2026-11-20');
			expect(await shown()).toBe(0);
		});

		test('is renewed and switched off; the old address and wrong ones find nothing, and are counted', async () => {
			const { db } = database();
			const { accountId } = await hanna(db);
			const calendars = new Calendars(db, now);
			expect(await calendars.since(accountId)).toBeUndefined();
			const [old, token] = [await calendars.renew(accountId), await calendars.renew(accountId)];
			expect(await calendars.since(accountId)).toBe(evening);
			const stored = await db.selectFrom('calendar_feed').selectAll().execute();
			expect(JSON.stringify(stored)).not.toContain(token);
			const read = async (secret: string) => await calendars.read(secret, '192.0.2.9', origin);
			for (const wrong of [old, 'x'.repeat(43), '', '../../etc', 'ü'])
				expect(await read(wrong)).toBeUndefined();
			for (let more = 0; more < 25; more += 1) await read('wrong');
			expect(await read('wrong')).toMatchObject({ wait: expect.any(Number) });
			expect(await read(token)).toMatchObject({ etag: expect.any(String) });
			await calendars.revoke(accountId);
			expect(await calendars.read(token, '192.0.2.8', origin)).toBeUndefined();
			expect(await calendars.since(accountId)).toBeUndefined();
		});
	});
});
