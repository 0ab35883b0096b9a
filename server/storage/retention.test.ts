import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { anAccount } from '../../tests/house.ts';
import { aMeeting, evening, storeLindenhof, type Lindenhof } from '../../tests/lindenhof.ts';
import { addAction, openActions } from '#server/circles/actionStore.ts';
import { addPerson } from '#server/circles/membershipStore.ts';
import { claimOrganisation, findOrganisation } from '#server/circles/organisationStore.ts';
import { addAgreement, findAgreement } from '#server/decisions/agreementStore.ts';
import { addAgreementVersion } from '#server/decisions/agreementVersions.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { addToLedger } from '#server/decisions/ledgerStore.ts';
import { circleDocument, itemDocument, meetingDocument } from '#server/meetings/documentNames.ts';
import { appendEvents } from '#server/meetings/eventStore.ts';
import { createMeeting, findMeeting } from '#server/meetings/meetingStore.ts';
import { keepReply } from '#server/meetings/replyStore.ts';
import { putSealed } from '#server/meetings/sealedStore.ts';
import { createDeviceLink, createShareLink } from '#server/people/linkStore.ts';
import { findSession, startSession } from '#server/people/sessionStore.ts';
import { newId, newToken } from '#server/people/token.ts';
import { migrationNames } from './migrations/all.ts';
import { removeExpired } from './retention.ts';
import type { Db, Schema } from './schema.ts';

const day = 86_400_000;
const signer = createSigner(Buffer.alloc(32, 1));

/** Fills every table with something that belongs to this meeting or its organisation. */
async function fill(db: Db, stored: Lindenhof): Promise<void> {
	const { organisation, circle, meeting, hanna } = stored;
	const link = { meetingId: meeting, participantId: hanna, createdAt: evening };
	await startSession(db, {
		...link,
		id: newId(),
		tokenHash: newToken().hash,
		expiresAt: evening + 9 * day
	});
	await createDeviceLink(db, { ...link, tokenHash: newToken().hash, expiresAt: evening + 9 * day });
	await createShareLink(db, { meetingId: meeting, tokenHash: newToken().hash, createdAt: evening });
	const event = { v: 1, at: evening, actor: hanna, type: 'spoke', payload: { text: 'Hello' } };
	const wordKeys = new Set(['text']);
	await appendEvents(db, { meetingId: meeting, expectedSeq: 0, events: [event], wordKeys });
	const command = { meetingId: meeting, participantId: hanna, key: 'k', fingerprint: 'f' };
	await keepReply(db, command, {}, evening);
	const sealed = new Uint8Array([1]);
	await putSealed(db, meeting, 'r', { participantId: hanna, sealed, helperId: hanna });
	const person = {
		id: newId(),
		organisationId: organisation,
		name: 'Hanna Vogt',
		createdAt: evening
	};
	await addPerson(db, person);
	const agreement = newId();
	await addAgreement(db, {
		id: agreement,
		organisationId: organisation,
		circleId: circle,
		meetingId: meeting,
		itemId: 'i',
		title: 'Lime trees',
		state: 'inForce',
		reviewOn: null,
		doneBy: null,
		createdAt: evening
	});
	const version = {
		agreementId: agreement,
		version: 1,
		content: {},
		hash: 'h',
		state: 'inForce' as const,
		meetingId: meeting,
		itemId: 'i',
		createdAt: evening
	};
	await addAgreementVersion(db, version);
	await addAction(db, {
		id: newId(),
		circleId: circle,
		meetingId: meeting,
		what: 'plant',
		whoName: 'Hanna',
		participantId: hanna,
		personId: person.id,
		due: null,
		doneAt: null,
		createdAt: evening
	});
	const names = [meetingDocument(meeting), itemDocument(meeting, 'i'), circleDocument(circle)];
	for (const document of names) await fillDocument(db, document);
}

async function fillDocument(db: Db, document: string): Promise<void> {
	const bytes = new Uint8Array([0]);
	const update = { document, origin: 'client', update_bytes: bytes, at: evening };
	await db.insertInto('doc_update').values(update).execute();
	await db
		.insertInto('doc_snapshot')
		.values({ document, upto: 1, state: bytes, at: evening })
		.execute();
	const binding = { document, client_id: 1, participant_id: 'p' };
	await db.insertInto('client_binding').values(binding).execute();
}

const tables: readonly (keyof Schema)[] = [
	'organisation',
	'circle',
	'person',
	'meeting',
	'participant',
	'session',
	'device_link',
	'share_link',
	'event',
	'event_words',
	'command_reply',
	'sealed_answer',
	'doc_update',
	'doc_snapshot',
	'client_binding',
	'agreement',
	'agreement_version',
	'action'
];

async function counts(db: Db): Promise<Record<string, number>> {
	const found: Record<string, number> = {};
	for (const table of tables) {
		const rows = await db.selectFrom(table).selectAll().execute();
		if (rows.length > 0) found[table] = rows.length;
	}
	return found;
}

async function documents(db: Db): Promise<string[]> {
	const rows = await db.selectFrom('doc_update').select('document').orderBy('document').execute();
	return rows.map((row) => row.document);
}

forEachDialect(({ database }) => {
	test('a meeting past its time goes with all that belongs to it, and leaves nothing', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db, { deleteAfter: evening + day });
		await fill(db, stored);
		expect(Object.keys(await counts(db)).sort()).toEqual([...tables].sort());
		expect(await removeExpired(db, evening + day - 1, signer)).toEqual({
			meetings: [],
			organisations: []
		});
		expect(await findMeeting(db, stored.meeting)).toBeDefined();
		expect(await removeExpired(db, evening + day, signer)).toEqual({
			meetings: [stored.meeting],
			organisations: [stored.organisation]
		});
		expect(await counts(db)).toEqual({});
	});

	test('what a circle agreed and promised stays while it goes on meeting', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db, { deleteAfter: evening });
		await fill(db, stored);
		const next = { ...aMeeting(stored.circle), previousMeetingId: stored.meeting };
		await createMeeting(db, { ...next, deleteAfter: evening + day });
		const removed = await removeExpired(db, evening, signer);
		expect(removed).toEqual({ meetings: [stored.meeting], organisations: [] });
		expect(await findMeeting(db, next.id)).toMatchObject({ previousMeetingId: null });
		const [agreement] = await db.selectFrom('agreement').select('id').execute();
		expect(await findAgreement(db, agreement?.id ?? '')).toMatchObject({ meetingId: null });
		expect(await openActions(db, stored.circle)).toMatchObject([
			{ what: 'plant', meetingId: null, participantId: null }
		]);
		expect(await documents(db)).toEqual([circleDocument(stored.circle)]);
		await removeExpired(db, evening + day, signer);
		expect(await counts(db)).toEqual({});
	});

	test('what was claimed stays, but for practice', async () => {
		const { db } = database();
		const { organisation, circle, meeting } = await storeLindenhof(db);
		await claimOrganisation(db, organisation, evening);
		const overlooked = await createMeeting(db, { ...aMeeting(circle), deleteAfter: 1 });
		const practice = await createMeeting(db, {
			...aMeeting(circle),
			practice: true,
			deleteAfter: 1
		});
		await addToLedger(
			db,
			organisation,
			{
				at: evening,
				kind: 'decision',
				meetingId: meeting,
				meetingHead: 'h',
				payload: {}
			},
			signer
		);
		expect(await removeExpired(db, evening, signer)).toEqual({
			meetings: [practice.id],
			organisations: []
		});
		expect(await findMeeting(db, overlooked.id)).toBeDefined();
		expect(await findOrganisation(db, organisation)).toBeDefined();
	});

	test('more meetings than one batch all go, and nobody else’s documents with them', async () => {
		const { db } = database();
		// `_` stands for any character in LIKE, and `:` and `;` border the names that belong to a meeting.
		const own = { meeting: 'a_b', documents: ['a_b', 'a_b:i'] };
		const others = ['aXb', 'aXb:i', 'a_b;', 'a_b_', 'a_bc:i', 'a_', 'circle:a_b'];
		for (const document of [...own.documents, ...others]) await fillDocument(db, document);
		const { circle } = await storeLindenhof(db, { id: own.meeting, deleteAfter: 1 });
		for (let more = 0; more < 25; more += 1) {
			await createMeeting(db, { ...aMeeting(circle), deleteAfter: 2 });
		}
		const removed = await removeExpired(db, evening, signer);
		expect(removed.meetings).toHaveLength(26);
		expect(removed.meetings[0]).toBe(own.meeting);
		expect(await documents(db)).toEqual([...others].sort());
	});

	test('sessions and device links that have run out go', async () => {
		const { db } = database();
		const { meeting, hanna } = await storeLindenhof(db);
		const link = { meetingId: meeting, participantId: hanna, createdAt: evening };
		const [old, fresh] = [newToken().hash, newToken().hash];
		await startSession(db, { ...link, id: newId(), tokenHash: old, expiresAt: evening });
		await startSession(db, { ...link, id: newId(), tokenHash: fresh, expiresAt: evening + 1 });
		await createDeviceLink(db, { ...link, tokenHash: old, expiresAt: evening });
		await removeExpired(db, evening, signer);
		expect(await findSession(db, fresh, evening)).toBeDefined();
		const sessions = await db.selectFrom('session').select('token_hash').execute();
		expect(sessions).toEqual([{ token_hash: fresh }]);
		expect(await db.selectFrom('device_link').selectAll().execute()).toEqual([]);
	});

	test('devices of an account and links by mail that have run out go', async () => {
		const { db } = database();
		const { accountId } = await anAccount(db, 'Hanna');
		const at = (millis: number) => new Date(millis).toISOString();
		const made = { created_at: at(1), updated_at: at(1) };
		for (const [id, expires_at] of [
			[`${accountId}-old`, at(evening)],
			[`${accountId}-new`, at(evening + 1)]
		] as const) {
			const device = { ip_address: '192.0.2.1', user_agent: 'A phone', account_id: accountId };
			const session = { id, token: id, expires_at, ...device, ...made };
			await db.insertInto('account_session').values(session).execute();
			const proof = { id, identifier: id, value: accountId, expires_at, ...made };
			await db.insertInto('account_proof').values(proof).execute();
		}
		await removeExpired(db, evening, signer);
		for (const table of ['account_session', 'account_proof'] as const) {
			const rows = await db
				.selectFrom(table)
				.select('id')
				.where('id', 'like', `${accountId}-%`)
				.execute();
			expect(rows).toEqual([{ id: `${accountId}-new` }]);
		}
	});
});

test('every migration so far is looked at here', () => {
	// A new table that belongs to a meeting must be filled above and seen to go.
	expect(migrationNames).toEqual(['0001_begin', '0002_circle_life']);
});
