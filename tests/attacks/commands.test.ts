import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { commandAttacks, facilitatorAttacks, type CommandAttack } from './commandAttacks.ts';
import { halfDone, holdingsOf } from './holdings.ts';
import { House, type CommandAnswer } from './house.ts';
import { inSealedRound, visitors, type Visitor } from './visitors.ts';

const house = new House();
beforeAll(async () => {
	await house.start();
	await inSealedRound(house);
});
afterAll(async () => {
	expect(await halfDone(house.db)).toEqual([]);
	await house.end();
});

/** Gives the command and looks whether anything at all has changed by it. */
async function attack(name: string | null, { command }: CommandAttack): Promise<CommandAnswer> {
	const before = await holdingsOf(house.db);
	const meeting = await house.meeting();
	const seats = Object.values(meeting.seats);
	const seatOf = (wanted: string | null) => seats.find((seat) => seat.name === wanted)?.id;
	const self = seatOf(name) ?? asId<ParticipantId>('nobody');
	const [type, payload] = command({ meeting, self, seatOf: (wanted) => seatOf(wanted)! });
	const answer = await house.command(name, type, payload);
	expect(await holdingsOf(house.db)).toEqual(before);
	return answer;
}

function expected(visitor: Visitor, { member, guest, outside }: CommandAttack): string {
	if (visitor === 'member') return member;
	if (visitor === 'guest') return guest ?? member;
	if (visitor === 'elsewhere' || visitor === 'stranger') return 'signedOut';
	return outside ?? 'notSeated';
}

describe.for(commandAttacks)('$name', (tried) => {
	test.for(Object.keys(visitors) as Visitor[])('is refused to: %s', async (visitor) => {
		const answer = await attack(visitors[visitor], tried);
		expect(answer.code).toBe(expected(visitor, tried));
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(500);
		expect(answer.text).toMatch(/\w+ \w+/);
	});
});

test.for(facilitatorAttacks)('%s is refused to the facilitator too: %s', async ([name, code]) => {
	const tried = commandAttacks.find((each) => each.name === name)!;
	expect(await attack('Mira Aydın', tried)).toMatchObject({ code });
});
