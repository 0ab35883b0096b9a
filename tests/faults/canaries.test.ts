import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCanary, whereIs } from './canaries.ts';
import { SealedMeeting } from './sealedMeeting.ts';

const rounds = Number(process.env.RONDO_CANARY_ROUNDS ?? 50);

describe('sealed answers', () => {
	let meeting: SealedMeeting;
	beforeAll(async () => {
		meeting = await new SealedMeeting().begin();
	});
	afterAll(async () => await meeting.house.end());

	it(
		`[RN6] in ${rounds} rounds no word of an answer is anywhere before the reveal, and is there after it`,
		{ timeout: 1_200_000 },
		async () => {
			for (let round = 1; round <= rounds; round += 1) {
				const { tooEarly, missing } = await meeting.round();
				expect({ round, tooEarly, missing }).toEqual({ round, tooEarly: [], missing: [] });
			}
			expect(await meeting.changedFound()).toEqual([]);
		}
	);
});

describe('a canary is found', () => {
	const canary = newCanary();
	const before = [Buffer.alloc(0), Buffer.from('a'), Buffer.from('ab')];
	it.each(before)('in every form in which bytes travel', (start) => {
		const bytes = Buffer.concat([start, Buffer.from(`${canary} and more`)]);
		const forms = { plain: bytes, hex: Buffer.from(bytes.toString('hex')) };
		const texts = { base64: bytes.toString('base64'), utf16: `${start}${canary}` };
		const channels = new Map([
			...Object.entries(forms),
			['base64', Buffer.from(texts.base64)],
			['utf16', Buffer.from(texts.utf16, 'utf16le')],
			['elsewhere', Buffer.from(newCanary())]
		]);
		expect(whereIs(canary, channels)).toEqual(['plain', 'hex', 'base64', 'utf16']);
	});
});
