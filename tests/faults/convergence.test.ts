import { expect, it } from 'vitest';
import { runSchedule } from './schedule.ts';

const count = Number(process.env.RONDO_SCHEDULES ?? 300);
const first = Number(process.env.RONDO_SEED ?? 7_000);

it(
	`in ${count} schedules of writing, breaking off and coming back all copies end equal`,
	{ timeout: 900_000 },
	() => {
		const broken: string[] = [];
		for (let seed = first; seed < first + count; seed += 1) {
			const wrong = runSchedule(seed, 250);
			if (wrong.length > 0)
				broken.push(`seed ${seed}: ${wrong.slice(0, 2).join('; ').slice(0, 600)}`);
		}
		console.log(`${count} schedules from seed ${first}`);
		expect(broken).toEqual([]);
	}
);
