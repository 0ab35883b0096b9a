import { expect, test, vi } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse } from '../../tests/house.ts';
import { aMeeting } from '../../tests/lindenhof.ts';
import { createMeeting } from '#server/meetings/meetingStore.ts';
import { addParticipant } from './participantStore.ts';
import { newId } from './token.ts';
import { whoIs, type SignedInAccount } from './whoIs.ts';

forEachDialect(({ database }) => {
	test('[RL2] a member has their seat by their account, which is looked up once for a request', async () => {
		const house = await aHouse(database().db);
		const { db, clock, general, mira } = house;
		const { id: meetingId } = await createMeeting(db, aMeeting(general));
		const personId = await house.personOf(mira);
		await addParticipant(db, {
			...{ id: newId(), meetingId, personId, name: 'Mira Adler', kind: 'member' },
			createdAt: clock.now
		});
		const account: SignedInAccount = { accountId: mira.accountId, sessionId: newId() };
		const accountOf = vi.fn(async () => account);
		const ask = async (known?: SignedInAccount | null) =>
			await whoIs(
				db,
				{ cookies: 'signed in', ...(known === undefined ? {} : { account: known }) },
				...([meetingId, clock.now, accountOf] as const)
			);
		expect(await ask()).toMatchObject({ name: 'Mira Adler' });
		expect(accountOf).toHaveBeenCalledExactlyOnceWith('signed in');
		expect(await ask(account)).toMatchObject({ name: 'Mira Adler' });
		expect(await ask(null)).toBeUndefined();
		expect(accountOf).toHaveBeenCalledOnce();
	});
});
