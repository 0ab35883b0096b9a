import { describe, expect, test } from 'vitest';
import { changeCircle } from '#server/circles/circleStore.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { rolesOf } from '#server/circles/roleStore.ts';
import { presets } from '#governance/settings.ts';
import { newId } from '#server/people/token.ts';
import { verify } from '#server/verify/verify.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { aDay } from '../../tests/house.ts';
import { aLogbookHouse } from '../../tests/logbook.ts';
import { testSigner } from '../../tests/recorded.ts';
import type { RoleDecisionForm } from './roleDecision.ts';

forEachDialect(({ database }) => {
	describe('[CR7] a role', () => {
		async function aLeader(domain = 'The keys of the shed') {
			const garden = await aLogbookHouse(database().db);
			await garden.give(garden.garden, 'leader', garden.hanna);
			const roles = await rolesOf(garden.db, garden.garden);
			const role = roles.find(({ kind }) => kind === 'leader')!.id;
			await changeCircle(garden.db, garden.garden, { settings: { ...presets.s3, beyond: true } });
			await garden.db.updateTable('role').set({ domain }).where('id', '=', role).execute();
			const form: RoleDecisionForm = {
				...{ key: newId(), role, title: 'A second key', text: 'Lena keeps it.', driver: '' },
				...{ reviewOn: '', beyond: false }
			};
			const record = async (change: Partial<RoleDecisionForm> = {}, who = garden.hanna) =>
				await garden.roleDecisions.record(who.accountId, garden.garden, { ...form, ...change });
			return { ...garden, role, form, record };
		}

		test('decides within its domain: the role’s decision, never called consent, reported at the next meeting', async () => {
			const { db, record, form, read, garden, role, organisation, list, hanna } = await aLeader();
			expect(await record()).toEqual({ id: form.key });
			const full = await read(form.key);
			expect(full).toMatchObject({
				...{ line: { kind: 'role', standing: 'inForce', ownerName: 'Hanna Vogt' }, record: null },
				role: { id: role, name: 'Leader', domain: 'The keys of the shed' }
			});
			expect(full?.history).toMatchObject([{ kind: 'decidedByRole', whoName: 'Hanna Vogt' }]);
			expect((await list(hanna, { words: 'second key' }))?.total).toBe(1);
			expect(await backlogOf(db, garden)).toMatchObject([
				{ kind: 'report', title: 'A second key', subject: null, agreementId: form.key }
			]);
			const { findings } = await verify(db, { signer: testSigner });
			expect(findings.filter((finding) => finding.record === organisation)).toEqual([]);
		});

		test('called consent afterwards is found by the ledger', async () => {
			const { db, record, form } = await aLeader();
			await record();
			await db
				.updateTable('agreement')
				.set({ kind: 'consent' })
				.where('id', '=', form.key)
				.execute();
			const { findings } = await verify(db, { signer: testSigner });
			expect(findings).toContainEqual(
				expect.objectContaining({ kind: 'decisionDiffers', detail: 'A second key' })
			);
			await db.updateTable('agreement').set({ kind: 'role' }).where('id', '=', form.key).execute();
		});

		test('decides once, however often the form is sent', async () => {
			const { record, form, list, hanna } = await aLeader();
			await Promise.all([record(), record()]);
			expect(await record()).toEqual({ id: form.key });
			expect((await list(hanna))?.total).toBe(1);
		});

		test('decides beyond its domain only as the leader, provisionally, until a day', async () => {
			const { db, record, form, read, garden, clock } = await aLeader();
			const misfit = (at: string, code: string) => ({ misfits: [{ at, code }] });
			expect(await record({ beyond: true })).toEqual(misfit('reviewOn', 'reviewNeeded'));
			const urgent = { beyond: true, reviewOn: '2026-12-07' };
			expect(await record(urgent)).toEqual({ id: form.key });
			expect((await read(form.key))?.line).toMatchObject({
				...{ provisional: true, standing: 'due', termUntil: '2026-12-07' }
			});
			expect(await backlogOf(db, garden)).toMatchObject([
				{ kind: 'decide', subject: { kind: 'agreement', agreement: form.key, change: 'amend' } }
			]);
			clock.now += 15 * aDay;
			expect((await read(form.key))?.line.standing).toBe('ended');
		});

		test('decides nothing beyond its domain where the circle has not allowed it', async () => {
			const { db, record, garden, roleDecisions, hanna } = await aLeader();
			const urgent = { beyond: true, reviewOn: '2026-12-07' };
			for (const settings of [presets.s3, {}]) {
				await changeCircle(db, garden, { settings });
				expect(await record(urgent)).toEqual({
					misfits: [{ at: 'beyond', code: 'beyondClosed' }]
				});
				expect(await roleDecisions.prepare(hanna.accountId, garden)).toMatchObject({
					beyond: false
				});
			}
		});

		test('decides nothing without a domain, in somebody else’s role, or beyond it as another role', async () => {
			const { record, samuel, ruth, give, garden, db } = await aLeader('');
			expect(await record()).toEqual({ misfits: [{ at: 'role', code: 'noDomain' }] });
			expect(await record({}, ruth)).toBeUndefined();
			await give(garden, 'secretary', samuel);
			expect(await record({}, samuel)).toEqual({ misfits: [{ at: 'role', code: 'chooseRole' }] });
			const role = (await rolesOf(db, garden)).find(({ kind }) => kind === 'secretary')!.id;
			const urgent = { role, beyond: true, reviewOn: '2026-12-07' };
			expect(await record(urgent, samuel)).toEqual({
				misfits: [{ at: 'beyond', code: 'onlyLeader' }]
			});
		});

		test.each([
			[{ title: ' ' }, 'title', 'empty'],
			[{ text: '' }, 'text', 'empty'],
			[{ title: 'x'.repeat(300) }, 'title', 'tooLong'],
			[{ reviewOn: 'soon' }, 'reviewOn', 'badDate'],
			[{ reviewOn: '2026-11-23' }, 'reviewOn', 'dateInPast'],
			[{ role: '' }, 'role', 'chooseRole'],
			[{ key: '../' }, 'key', 'badForm']
		])('is told what does not fit: %o', async (change, at, code) => {
			const { record } = await aLeader();
			expect(await record(change)).toEqual({ misfits: [{ at, code }] });
		});
	});
});
