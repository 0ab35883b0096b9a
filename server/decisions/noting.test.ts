import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { decided, found, testSigner as signer } from '../../tests/recorded.ts';
import { historyOf } from './agreementHistory.ts';
import { agreementsOfMeeting, findAgreement } from './agreementStore.ts';
import { noteAgreement, type Noted } from './noting.ts';

const noted = (kind: Noted['kind'], at: number): Noted => ({
	...{ kind, at, personId: null, whoName: 'Hanna', words: '12 of 40 beds watered' }
});

forEachDialect(({ database }) => {
	describe('[AR1, CD10] what is noted of an agreement between meetings', () => {
		test('stands in its history, and the ledger vouches for it', async () => {
			const { db } = database();
			const recorded = await decided(db);
			const [agreement] = await agreementsOfMeeting(db, recorded.stored.id);
			const { id } = agreement!;
			const at = Date.UTC(2027, 2, 1);
			expect(await noteAgreement(db, id, noted('measured', at), signer)).toBe(true);
			expect(await noteAgreement(db, id, noted('measured', at + 1), signer)).toBe(true);
			expect(await noteAgreement(db, id, noted('done', at + 2), signer)).toBe(true);
			for (const kind of ['done', 'termOver'] as const)
				expect(await noteAgreement(db, id, noted(kind, at + 3), signer)).toBe(false);
			expect((await findAgreement(db, id))?.endedOn).toBe('2027-03-01');
			const history = await historyOf(db, id);
			expect(history.slice(-3)).toMatchObject([
				{ kind: 'measured', whoName: 'Hanna', words: '12 of 40 beds watered' },
				{ kind: 'measured' },
				{ kind: 'done' }
			]);
			expect(await found(db, recorded)).toEqual([]);
			await db.deleteFrom('agreement_history').where('kind', '=', 'done').execute();
			expect(await found(db, recorded)).toHaveLength(1);
		});
	});
});
