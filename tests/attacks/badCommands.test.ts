import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { halfDone, recordedIn } from './holdings.ts';
import { House, type CommandAnswer } from './house.ts';
import { commandTypes, spoiled } from './spoiling.ts';
import { inAmending, inLobby, inObjection, inSealedRound } from './visitors.ts';

const house = new House();
let foreign: readonly string[] = [];
beforeAll(async () => {
	await house.start();
	await inLobby(house);
	const other = await house.meeting();
	foreign = [other.seatOrder[0]!, other.itemOrder[2]!];
});
afterAll(async () => await house.end());

/** A refusal in words, and nothing of the inside. */
function isInWords({ status, code, text }: CommandAnswer): boolean {
	const isRefusal = status >= 400 && status < 500 && /^\w+$/.test(code ?? '');
	return isRefusal && / /.test(text ?? '') && !/\.[jt]s:\d/.test(text ?? '');
}

const moments = [
	['in the lobby', inLobby, 'Mira Aydın'],
	['while the author amends', inAmending, 'Samuel Osei'],
	['in a sealed round', inSealedRound, 'Hanna Vogt'],
	['with an objection', inObjection, 'Mira Aydın']
] as const;

describe.for(moments)('%s, every field of a command spoiled', ([, begin, name]) => {
	beforeAll(async () => await begin(house));
	afterAll(async () => expect(await halfDone(house.db)).toEqual([]));

	test.for(commandTypes)('%s', async (type) => {
		const wrong: string[] = [];
		for (const { how, payload } of spoiled(type, await house.meeting(), foreign)) {
			const before = await recordedIn(house.db);
			const answer = await house.command(name, type, payload);
			// What fits after all, and may be done, is done.
			if (answer.status === 200) continue;
			if (!isInWords(answer)) wrong.push(`${how}: ${JSON.stringify(answer)}`);
			else if ((await recordedIn(house.db)) !== before) wrong.push(`${how}: left something behind`);
		}
		expect(wrong).toEqual([]);
		await house.command(name, 'comeBack', {});
	});
});
