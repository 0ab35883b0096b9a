import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { decided, found, type Recorded } from '../../tests/recorded.ts';
import {
	addAgreement,
	agreementsOfMeeting,
	allAgreements,
	changeAgreement,
	type Agreement
} from '#server/decisions/agreementStore.ts';
import { addAgreementVersion, versionsOf } from '#server/decisions/agreementVersions.ts';
import { ledgerOf } from '#server/decisions/ledgerStore.ts';
import { hashOf } from '#document/canonical.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { verifyLogbook } from './verifyLogbook.ts';

/** The agreement that a recorded meeting made. */
async function agreed(db: Db, { stored }: Recorded): Promise<Agreement> {
	const [agreement] = await agreementsOfMeeting(db, stored.id);
	if (agreement === undefined) throw new Error('nothing was agreed');
	return agreement;
}

/** Puts an agreement into the logbook that nobody decided. */
async function invent(db: Db, like: Agreement, change: Partial<Agreement>): Promise<void> {
	const invented = { ...like, id: newId(), title: 'Sell the shed', ...change };
	await addAgreement(db, invented);
	const content = { text: [], details: { title: invented.title } };
	const version = { agreementId: invented.id, version: 1, content, hash: hashOf(content) };
	const place = { state: 'inForce', meetingId: null, itemId: null } as const;
	await addAgreementVersion(db, { ...version, ...place, createdAt: invented.createdAt });
}

async function removeMeeting(db: Db, { stored }: Recorded): Promise<void> {
	await db.deleteFrom('meeting').where('id', '=', stored.id).execute();
}

forEachDialect(({ database }) => {
	describe('[CD10] a record', () => {
		test('whose agreement was changed in the logbook is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await db
				.updateTable('agreement')
				.set({ state: 'pending' })
				.where('meeting_id', '=', recorded.stored.id)
				.execute();
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'decisionDiffers' })
			]);
		});
		test.each([
			{ title: 'Share the tool shed for ever' },
			{ reviewOn: '2099-12-31' },
			{ doneBy: '2026-12-31' },
			{ termUntil: '2099-12-31' },
			{ ownerName: 'Somebody Else' },
			{ endedOn: '2026-12-01' },
			{ pausedAt: 1 },
			{ kind: 'role' } as const
		])(
			'whose agreement is found by other words or another day than was decided is found: %o',
			async (change) => {
				const { db } = database();
				const recorded = await decided(db);
				await changeAgreement(db, (await agreed(db, recorded)).id, change);
				expect(await found(db, recorded)).toEqual([
					expect.objectContaining({ kind: 'decisionDiffers' })
				]);
			}
		);

		test('whose agreement has a form more than was decided is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const [first] = await versionsOf(db, (await agreed(db, recorded)).id);
			if (first === undefined) throw new Error('no version');
			const content = { text: [], details: {} };
			await addAgreementVersion(db, { ...first, version: 2, content, hash: hashOf(content) });
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'decisionDiffers' })
			]);
		});

		test.each([{ itemId: 'other' }, { createdAt: 9e12 }])(
			'with an agreement that it did not decide is found: %o',
			async (change) => {
				const { db } = database();
				const recorded = await decided(db);
				await invent(db, await agreed(db, recorded), change);
				expect(await found(db, recorded)).toContainEqual(
					expect.objectContaining({ kind: 'agreementUnknown', detail: 'Sell the shed' })
				);
			}
		);

		test('whose agreement has another day of deciding is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const { id } = await agreed(db, recorded);
			await db.updateTable('agreement').set({ created_at: 1 }).where('id', '=', id).execute();
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'decisionDiffers' })
			]);
		});

		test('beside which the logbook holds an agreement of no meeting is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await invent(db, await agreed(db, recorded), { meetingId: null });
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'agreementNotInLedger', record: recorded.organisation })
			]);
		});

		test('whose only meeting was deleted is found by the ledger that stays', async () => {
			const { db } = database();
			const recorded = await decided(db);
			await removeMeeting(db, recorded);
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'ledgerDisagrees', seq: 1, detail: recorded.stored.id })
			]);
		});

		test('that is called practice afterwards, and taken out of the ledger, is found', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const { stored, organisation } = recorded;
			await db.updateTable('meeting').set({ practice: 1 }).where('id', '=', stored.id).execute();
			await db.deleteFrom('ledger').where('organisation_id', '=', organisation).execute();
			expect(await found(db, recorded)).toEqual([
				expect.objectContaining({ kind: 'decisionNotInLedger', record: organisation })
			]);
		});
	});

	describe('[CD10] an agreement whose meeting is gone', () => {
		async function alone(db: Db) {
			const recorded = await decided(db);
			const { id } = await agreed(db, recorded);
			await removeMeeting(db, recorded);
			const look = async () => {
				const all = await allAgreements(db);
				const own = all.filter(({ organisationId }) => organisationId === recorded.organisation);
				const entries = await ledgerOf(db, recorded.organisation);
				return await verifyLogbook(db, recorded.organisation, own, entries, new Set());
			};
			return { id, look };
		}
		const differs = expect.objectContaining({ kind: 'decisionDiffers' });

		test('is held against the ledger, and fits', async () => {
			const { look } = await alone(database().db);
			expect(await look()).toEqual([]);
		});

		test.each([{ state: 'pending' } as const, { title: 'Another shed' }, { reviewOn: null }])(
			'is found when it was changed: %o',
			async (change) => {
				const { db } = database();
				const { id, look } = await alone(db);
				await changeAgreement(db, id, change);
				expect(await look()).toEqual([differs]);
			}
		);

		test('is missed when it was taken away', async () => {
			const { db } = database();
			const { id, look } = await alone(db);
			await db.deleteFrom('agreement').where('id', '=', id).execute();
			expect(await look()).toEqual([differs]);
		});
	});
});
