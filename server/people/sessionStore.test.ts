import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof, type Lindenhof } from '../../tests/lindenhof.ts';
import { endSession, endSessionsOf, findSession, startSession } from './sessionStore.ts';
import { hashToken, newId, newToken } from './token.ts';

const hour = 3_600_000;

const sessionOf = (stored: Lindenhof, tokenHash = newToken().hash) => ({
	id: newId(),
	meetingId: stored.meeting,
	participantId: stored.hanna,
	tokenHash,
	createdAt: evening,
	expiresAt: evening + hour
});

forEachDialect(({ database }) => {
	test('a device is known by its token, until the session runs out', async () => {
		const { db } = database();
		const { token, hash } = newToken();
		const { tokenHash, ...session } = sessionOf(await storeLindenhof(db), hash);
		await startSession(db, { ...session, tokenHash });
		const found = await findSession(db, hashToken(token), evening + hour - 1);
		expect(found).toEqual(session);
		expect(await findSession(db, hashToken(token), evening + hour)).toBeUndefined();
		expect(await findSession(db, newToken().hash, evening)).toBeUndefined();
	});

	test('one token opens one session', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		const { hash } = newToken();
		await startSession(db, sessionOf(stored, hash));
		await expect(startSession(db, sessionOf(stored, hash))).rejects.toThrow(/unique/i);
	});

	test('a session that was ended opens nothing, and ends once', async () => {
		const { db } = database();
		const session = sessionOf(await storeLindenhof(db));
		await startSession(db, session);
		expect(await endSession(db, session.id, evening)).toBe(true);
		expect(await findSession(db, session.tokenHash, evening)).toBeUndefined();
		expect(await endSession(db, session.id, evening)).toBe(false);
	});

	test('[RL2] a seat that goes to another device ends the old ones and leaves others’ alone', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		const [phone, laptop, taking] = [sessionOf(stored), sessionOf(stored), sessionOf(stored)];
		const ofJonas = { ...sessionOf(stored), participantId: stored.jonas };
		for (const session of [phone, laptop, taking, ofJonas]) await startSession(db, session);
		const ended = await endSessionsOf(db, stored.hanna, evening, taking.id);
		expect([...ended].sort()).toEqual([phone.id, laptop.id].sort());
		for (const { id, tokenHash } of [phone, laptop, taking, ofJonas]) {
			const isOpen = (await findSession(db, tokenHash, evening)) !== undefined;
			expect(isOpen).toBe(!ended.includes(id));
		}
		expect(await endSessionsOf(db, stored.hanna, evening)).toEqual([taking.id]);
	});
});
