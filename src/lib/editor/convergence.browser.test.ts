import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { gentle, rough, WritingTable, type Act } from '../../../tests/writing/table.ts';

const rounds = Number(import.meta.env.VITE_RONDO_ROUNDS ?? 60);
const seed = Number(import.meta.env.VITE_RONDO_SEED ?? 2027);
const people = 3;

function schedules(acts: readonly Act['what'][]): fc.Arbitrary<readonly Act[]> {
	const act = fc.record({
		who: fc.nat({ max: people - 1 }),
		what: fc.constantFrom(...acts),
		where: fc.nat({ max: 1_000 }),
		how: fc.nat({ max: 1_000 })
	});
	return fc.array(act, { minLength: 30, maxLength: 60, size: 'max' });
}

async function meet(schedule: readonly Act[], keepsWords: boolean): Promise<void> {
	const table = new WritingTable(people, keepsWords);
	try {
		for (const act of schedule) {
			table.act(act);
			// An editor that fell over mends itself before the next message can reach it.
			await Promise.resolve();
		}
		await table.endOfMeeting();
	} finally {
		table.close();
	}
}

describe('people writing one text at once', () => {
	it('end with the same text, lose no words, and undo takes back only own words', async () => {
		await fc.assert(
			fc.asyncProperty(schedules(gentle), (schedule) => meet(schedule, true)),
			{ numRuns: rounds, seed }
		);
	});

	it('end with the same text whatever they delete, list, link and head', async () => {
		await fc.assert(
			fc.asyncProperty(schedules([...gentle, ...rough]), (schedule) => meet(schedule, false)),
			{ numRuns: rounds, seed }
		);
	});
});
