import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof, type Lindenhof } from '../../tests/lindenhof.ts';
import {
	createDeviceLink,
	createShareLink,
	meetingOfShareLink,
	revokeShareLink,
	shareLinksOf,
	useDeviceLink,
	withdrawDeviceLinks
} from './linkStore.ts';
import { newToken } from './token.ts';

const day = 86_400_000;

const deviceLinkOf = (stored: Lindenhof) => ({
	tokenHash: newToken().hash,
	meetingId: stored.meeting,
	participantId: stored.hanna,
	createdAt: evening,
	expiresAt: evening + day
});

forEachDialect(({ database }) => {
	test('a link for another device opens its seat once', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		const link = deviceLinkOf(stored);
		await createDeviceLink(db, link);
		expect(await useDeviceLink(db, link.tokenHash, evening + 1)).toEqual({
			meetingId: stored.meeting,
			participantId: stored.hanna
		});
		expect(await useDeviceLink(db, link.tokenHash, evening + 2)).toBeUndefined();
	});

	test('of many who use a device link at once, one gets in', async () => {
		const { db } = database();
		const link = deviceLinkOf(await storeLindenhof(db));
		await createDeviceLink(db, link);
		const tries = Array.from({ length: 8 }, () => useDeviceLink(db, link.tokenHash, evening));
		const got = await Promise.all(tries);
		expect(got.filter((seat) => seat !== undefined)).toHaveLength(1);
	});

	test('a device link that has run out, was taken back or never was opens nothing', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		const [old, withdrawn] = [deviceLinkOf(stored), deviceLinkOf(stored)];
		await createDeviceLink(db, old);
		expect(await useDeviceLink(db, old.tokenHash, evening + day)).toBeUndefined();
		await createDeviceLink(db, withdrawn);
		await withdrawDeviceLinks(db, stored.hanna);
		expect(await useDeviceLink(db, withdrawn.tokenHash, evening)).toBeUndefined();
		expect(await useDeviceLink(db, newToken().hash, evening)).toBeUndefined();
	});

	test('a share link opens its meeting until it is taken back', async () => {
		const { db } = database();
		const { meeting } = await storeLindenhof(db);
		const link = { tokenHash: newToken().hash, meetingId: meeting, createdAt: evening };
		await createShareLink(db, link);
		expect(await meetingOfShareLink(db, link.tokenHash)).toBe(meeting);
		expect(await revokeShareLink(db, meeting, link.tokenHash, evening + 1)).toBe(true);
		expect(await meetingOfShareLink(db, link.tokenHash)).toBeUndefined();
		expect(await revokeShareLink(db, meeting, link.tokenHash, evening + 2)).toBe(false);
		expect(await shareLinksOf(db, meeting)).toEqual([{ ...link, revokedAt: evening + 1 }]);
	});

	test('a share link is taken back by its own meeting alone', async () => {
		const { db } = database();
		const [here, there] = [await storeLindenhof(db), await storeLindenhof(db)];
		const link = { tokenHash: newToken().hash, meetingId: here.meeting, createdAt: evening };
		await createShareLink(db, link);
		expect(await revokeShareLink(db, there.meeting, link.tokenHash, evening)).toBe(false);
		expect(await meetingOfShareLink(db, link.tokenHash)).toBe(here.meeting);
	});
});
