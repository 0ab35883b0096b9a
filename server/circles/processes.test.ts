import { describe, expect, test } from 'vitest';
import { presets, readSettings } from '#governance/settings.ts';
import { ledgerOf } from '#server/decisions/ledgerStore.ts';
import { circleInMeeting } from '#server/meetings/planning/planOfCircle.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { aDay } from '../../tests/house.ts';
import { aLogbookHouse, keepAgreement } from '../../tests/logbook.ts';
import { backlogOf } from './backlogStore.ts';
import { findCircle } from './circleStore.ts';

const typed = {
	...{ school: 's3', answers: 'turns', objectionTest: 'argued', concerns: 'yes' },
	...{ absent: 'window', windowDays: '14', quorum: '50', beyond: 'yes', readers: 'circle' }
};
const wanted = {
	...{ ...presets.s3, answers: 'turns', absent: 'window', windowDays: 14, quorum: 0.5 },
	...{ between: false, beyond: true }
};

forEachDialect(({ database }) => {
	describe('[CR3] the process of a circle', () => {
		async function aCircle() {
			const house = await aLogbookHouse(database().db);
			await house.give(house.garden, 'leader', house.hanna);
			const { processes, garden, hanna } = house;
			const record = async (change = {}, who = hanna) =>
				await processes.record(who.accountId, garden, { ...typed, ...change });
			const propose = async (change = {}, who = hanna) =>
				await processes.propose(who.accountId, garden, { ...typed, ...change });
			const now = async () => {
				const circle = await findCircle(house.db, garden);
				return { settings: readSettings(circle?.settings), readers: circle?.logbookReaders };
			};
			return { ...house, record, propose, now };
		}

		test('changes by an agreement of the circle, which says so in its history', async () => {
			const { record, now, keep, read, processes, samuel, garden } = await aCircle();
			const agreement = await keep({ title: 'How we decide' });
			expect(await record({ agreement })).toBe('done');
			expect(await record({ agreement })).toBe('done');
			expect(await now()).toEqual({ settings: wanted, readers: 'circle' });
			expect((await read(agreement))?.history).toMatchObject([
				{ kind: 'processFollows', whoName: 'Hanna Vogt' }
			]);
			expect((await read(agreement))?.history[0]?.words).toContain('Days to object: 14.');
			expect(await processes.read(samuel.accountId, garden)).toMatchObject({
				...{ settings: wanted, follows: { id: agreement, title: 'How we decide' } },
				agreements: [{ id: agreement, title: 'How we decide' }],
				may: { record: false, propose: true }
			});
		});

		test('[CD10] is vouched for in the ledger, once, and without its words', async () => {
			const { db, record, keep, organisation } = await aCircle();
			const agreement = await keep();
			for (const times of [1, 2])
				expect([times, await record({ agreement })]).toEqual([times, 'done']);
			const told = (await ledgerOf(db, organisation)).map(({ payload }) => payload);
			expect(told).toEqual([{ agreement, entry: expect.any(String), what: 'processFollows' }]);
		});

		test('is what meetings follow that are planned afterwards', async () => {
			const { record, keep, circles, garden, hanna } = await aCircle();
			await record({ agreement: await keep() });
			const full = await circles.inFull(hanna.accountId, garden);
			expect(full && circleInMeeting(full, new Map()).settings).toEqual(wanted);
		});

		test('never changes without one that holds: not by a role, an ended, a pending or another circle’s', async () => {
			const { record, now, keep, clock, db, organisation, general } = await aCircle();
			const before = await now();
			const ended = await keep({ termUntil: '2026-11-24' });
			clock.now += 3 * aDay;
			const elsewhere = await keepAgreement(db, { organisation, circle: general });
			const [byRole, pending] = [await keep({ kind: 'role' }), await keep({ state: 'pending' })];
			const none = ['', 'nothing', ended, byRole, pending, elsewhere];
			for (const agreement of none)
				expect(await record({ agreement })).toEqual({
					misfits: [{ at: 'agreement', code: 'chooseAgreement' }]
				});
			expect(await now()).toEqual(before);
		});

		test('is changed by nobody else than its leader, its secretary and who looks after the house', async () => {
			const { record, propose, keep, samuel, ruth, outside, now } = await aCircle();
			const agreement = await keep();
			const before = await now();
			for (const who of [samuel, ruth, outside])
				expect(await record({ agreement }, who)).toBeUndefined();
			expect(await propose({}, outside)).toBeUndefined();
			expect(await now()).toEqual(before);
		});

		test('comes to a meeting as a proposal of what is to change, once', async () => {
			const { propose, db, garden, samuel, now } = await aCircle();
			const before = await now();
			const key = 'a'.repeat(22);
			expect(await propose({ key, driver: 'Too slow' }, samuel)).toBe('done');
			expect(await propose({ key, driver: 'Too slow' }, samuel)).toBe('done');
			const items = await backlogOf(db, garden);
			expect(items).toMatchObject([
				{ kind: 'decide', title: 'How we decide', driver: 'Too slow', ownerName: 'Samuel Weiß' }
			]);
			expect(items[0]?.words).toContain('- Absent members: They may object for some days');
			expect(items[0]?.words).not.toContain('Way of deciding');
			expect(await now()).toEqual(before);
		});

		test('is not proposed where nothing would change', async () => {
			const { propose } = await aCircle();
			const same = { answers: 'together', absent: 'pending', quorum: '0', between: 'yes' };
			const reply = await propose({ ...same, beyond: '', readers: 'organisation' });
			expect(reply).toEqual({ misfits: [{ at: 'form', code: 'same' }] });
		});

		test.each([
			[{ windowDays: '0' }, 'windowDays', 'badDays'],
			[{ windowDays: '1.5' }, 'windowDays', 'badDays'],
			[{ quorum: '101' }, 'quorum', 'badQuorum'],
			[{ quorum: '-1' }, 'quorum', 'badQuorum'],
			[{ absent: 'never' }, 'absent', 'choose'],
			[{ readers: 'everybody' }, 'readers', 'choose']
		])('is told what does not fit: %o', async (change, at, code) => {
			const { record, propose } = await aCircle();
			expect(await record(change)).toEqual({ misfits: [{ at, code }] });
			expect(await propose(change)).toEqual({ misfits: [{ at, code }] });
		});
	});
});
