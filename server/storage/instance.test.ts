import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { instanceValue, setInstanceValue } from './instance.ts';

forEachDialect(({ database }) => {
	test('an installation remembers what was set last', async () => {
		const { db } = database();
		expect(await instanceValue(db, 'since')).toBeUndefined();
		await setInstanceValue(db, 'since', '2026');
		await setInstanceValue(db, 'since', '2027');
		expect(await instanceValue(db, 'since')).toBe('2027');
	});
});
