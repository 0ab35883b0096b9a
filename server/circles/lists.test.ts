import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { changePerson } from '#server/people/personStore.ts';
import { newId } from '#server/people/token.ts';
import { bringBack } from '#server/returning/comingBack.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { Notices } from '#server/returning/notices.ts';
import type { Db } from '#server/storage/schema.ts';
import { Actions } from './actions.ts';
import { Backlog } from './backlog.ts';
import { Circles } from './circles.ts';
import { addPerson, joinCircle } from './membershipStore.ts';
import { addSuggestion } from './suggestionStore.ts';

const now = () => evening;
const signer = createSigner(Buffer.alloc(32, 7));

async function anAccount(db: Db, organisationId: string, name: string, circleId?: string) {
	const [accountId, personId] = [newId(), newId()];
	const at = new Date(evening).toISOString();
	await db
		.insertInto('account')
		.values({
			...{ id: accountId, name, email: `${accountId}@example.org`, email_verified: 1 },
			...{ image: null, created_at: at, updated_at: at }
		})
		.execute();
	await addPerson(db, { id: personId, organisationId, name, createdAt: evening });
	await changePerson(db, personId, { accountId });
	if (circleId !== undefined)
		await joinCircle(db, { circleId, personId, consents: true, since: '2026-01-01' });
	return { accountId, personId };
}

/** House & Garden with Hanna and Jonas, Elif of the same organisation, and a stranger from another. */
async function theCircle(db: Db) {
	const { circle, organisation, meeting } = await storeLindenhof(db);
	const elsewhere = await storeLindenhof(db);
	const circles = new Circles(db, now);
	const notices = new Notices(db, now);
	return {
		...{ circle, organisation, meeting, notices, otherCircle: elsewhere.circle },
		backlog: new Backlog({ db, now, circles, notices, signer }),
		actions: new Actions({ db, now, circles }),
		hanna: await anAccount(db, organisation, 'Hanna Vogt', circle),
		jonas: await anAccount(db, organisation, 'Jonas Keller', circle),
		elif: await anAccount(db, organisation, 'Elif Demir'),
		stranger: await anAccount(db, elsewhere.organisation, 'Max Muster', elsewhere.circle)
	};
}

const shed = { title: 'Tool shed', kind: 'decide', minutes: '20', due: '2026-12-31' };

forEachDialect(({ database }) => {
	describe('[CR4] the backlog', () => {
		test('takes what members put there, at its end, and tells in whose hands it is', async () => {
			const { backlog, circle, hanna, jonas, notices } = await theCircle(database().db);
			const form = { ...shed, owner: jonas.personId, driver: 'Tools\r\nget lost', key: newId() };
			for (const each of [form, form, { ...form, title: 'Second', key: newId() }])
				expect(await backlog.add(hanna.accountId, circle, each)).toEqual({ done: true });
			const view = await backlog.of(jonas.accountId, circle);
			expect(view?.items).toMatchObject([
				{
					...{ title: 'Tool shed', kind: 'decide', minutes: 20, due: '2026-12-31' },
					...{ ownerName: 'Jonas Keller', ownerPersonId: jonas.personId },
					...{ addedBy: hanna.personId, came: 'person', driver: 'Tools \nget lost' }
				},
				{ title: 'Second' }
			]);
			expect(await notices.of(jonas.accountId)).toHaveLength(2);
			expect(await notices.of(hanna.accountId)).toEqual([]);
		});

		test('says what does not fit, and keeps nothing of it', async () => {
			const { backlog, circle, hanna, elif } = await theCircle(database().db);
			const wrong = { title: ' ', kind: 'check', minutes: '0', due: '2026-02-30' };
			expect(await backlog.add(hanna.accountId, circle, wrong)).toEqual({
				misfits: [
					...[
						{ at: 'title', code: 'empty' },
						{ at: 'kind', code: 'badKind' }
					],
					...[
						{ at: 'minutes', code: 'badMinutes' },
						{ at: 'due', code: 'badDate' }
					]
				]
			});
			for (const owner of [elif.personId, 'nobody', 'kept'])
				expect(await backlog.add(hanna.accountId, circle, { ...shed, owner })).toEqual({
					misfits: [{ at: 'owner', code: 'nobody' }]
				});
			expect((await backlog.of(hanna.accountId, circle))?.items).toEqual([]);
		});

		test('is not there for others than its members', async () => {
			const { backlog, circle, hanna, elif, stranger } = await theCircle(database().db);
			await backlog.add(hanna.accountId, circle, shed);
			const [item] = (await backlog.of(hanna.accountId, circle))?.items ?? [];
			const id = item?.id ?? '';
			for (const who of [elif.accountId, stranger.accountId, 'nobody', undefined]) {
				expect(await backlog.of(who, circle)).toBeUndefined();
				expect(await backlog.add(who, circle, shed)).toBeUndefined();
				expect(await backlog.change(who, circle, id, shed)).toBeUndefined();
				expect(await backlog.move(who, circle, id, '')).toBeUndefined();
				expect(await backlog.takeOff(who, circle, id, { why: 'x' })).toBeUndefined();
				expect(await backlog.sayDone(who, circle, id)).toBeUndefined();
				expect(await backlog.takeSuggestion(who, circle, id)).toBeUndefined();
			}
			expect((await backlog.of(hanna.accountId, circle))?.items).toEqual([item]);
		});

		test('of another circle is not reached by way of one’s own', async () => {
			const { backlog, circle, otherCircle, hanna, stranger } = await theCircle(database().db);
			await backlog.add(stranger.accountId, otherCircle, shed);
			const [item] = (await backlog.of(stranger.accountId, otherCircle))?.items ?? [];
			const id = item?.id ?? '';
			expect(await backlog.change(hanna.accountId, circle, id, shed)).toBeUndefined();
			expect(await backlog.takeOff(hanna.accountId, circle, id, { why: 'x' })).toBeUndefined();
			expect(await backlog.sayDone(hanna.accountId, circle, id)).toBeUndefined();
			expect(await backlog.move(hanna.accountId, circle, id, '')).toEqual({ refused: 'gone' });
			expect((await backlog.of(stranger.accountId, otherCircle))?.items).toEqual([item]);
		});

		test('is changed and arranged, and keeps why something was taken off, and by whom', async () => {
			const { backlog, circle, hanna, jonas } = await theCircle(database().db);
			for (const title of ['A', 'B', 'C'])
				await backlog.add(hanna.accountId, circle, { ...shed, title });
			const items = async () => (await backlog.of(hanna.accountId, circle))?.items ?? [];
			const [a, b, c] = await items();
			expect(await backlog.move(jonas.accountId, circle, c!.id, a!.id)).toEqual({ done: true });
			const changed = { ...shed, title: 'B now', minutes: '5', due: '' };
			expect(await backlog.change(jonas.accountId, circle, b!.id, changed)).toEqual({ done: true });
			expect((await items()).map(({ title }) => title)).toEqual(['C', 'A', 'B now']);
			const off = (why: string) => backlog.takeOff(jonas.accountId, circle, a!.id, { why });
			expect(await off(' ')).toEqual({ misfits: [{ at: 'why', code: 'empty' }] });
			expect(await off('It rains no more')).toEqual({ done: true });
			expect(await off('again')).toEqual({ refused: 'gone' });
			expect(await backlog.change(jonas.accountId, circle, a!.id, changed)).toEqual({
				refused: 'gone'
			});
			expect((await backlog.of(hanna.accountId, circle))?.off).toMatchObject([
				{ title: 'A', offWhy: 'It rains no more', offBy: 'Jonas Keller' }
			]);
		});

		test('keeps an owner whom nobody changes, also when they are on no roll', async () => {
			const { db } = database();
			const { backlog, circle, hanna } = await theCircle(db);
			await backlog.add(hanna.accountId, circle, shed);
			const one = async () => (await backlog.of(hanna.accountId, circle))!.items[0]!;
			const { id } = await one();
			await db
				.updateTable('backlog_item')
				.set({ owner_name: 'Anna, a guest' })
				.where('id', '=', id)
				.execute();
			await backlog.change(hanna.accountId, circle, id, { ...shed, owner: 'kept' });
			expect((await one()).ownerName).toBe('Anna, a guest');
			await backlog.change(hanna.accountId, circle, id, { ...shed, owner: '' });
			expect((await one()).ownerName).toBe('');
		});

		test('[EV2] takes a suggestion once; it returns at the openings all the same', async () => {
			const { db } = database();
			const { backlog, circle, meeting, hanna, jonas } = await theCircle(db);
			const id = newId();
			await addSuggestion(db, {
				...{ id, circleId: circle, meetingId: meeting, whoName: 'Jonas', doneAt: null },
				...{ words: 'Begin with silence', createdAt: evening }
			});
			expect((await backlog.of(hanna.accountId, circle))?.suggestions).toMatchObject([{ id }]);
			for (const who of [hanna, jonas])
				expect(await backlog.takeSuggestion(who.accountId, circle, id)).toEqual({ done: true });
			const view = await backlog.of(hanna.accountId, circle);
			expect(view?.items).toMatchObject([{ title: 'Begin with silence', came: 'suggestion' }]);
			expect(view?.suggestions).toEqual([]);
		});

		test('[CD2] a one-off decision of which somebody says that it is done asks no more', async () => {
			const { db } = database();
			const { backlog, circle, organisation, hanna } = await theCircle(db);
			const id = newId();
			await db
				.insertInto('agreement')
				.values({
					...{ id, organisation_id: organisation, circle_id: circle, title: 'Roof' },
					...{ meeting_id: null, item_id: null, state: 'inForce', review_on: null },
					...{ done_by: '2026-11-01', created_at: evening }
				})
				.execute();
			await bringBack(db, '2026-11-23', evening, signer);
			const [item] = (await backlog.of(hanna.accountId, circle))?.items ?? [];
			expect(item).toMatchObject({ title: 'Is it done? Roof' });
			expect(await backlog.sayDone(hanna.accountId, circle, item!.id)).toEqual({ done: true });
			expect(await backlog.sayDone(hanna.accountId, circle, item!.id)).toEqual({ refused: 'gone' });
			await bringBack(db, '2026-11-24', evening, signer);
			expect((await backlog.of(hanna.accountId, circle))?.items).toEqual([]);
			const history = db.selectFrom('agreement_history').selectAll().where('agreement_id', '=', id);
			expect(await history.execute()).toMatchObject([{ kind: 'done', who_name: 'Hanna Vogt' }]);
		});
	});

	describe('[MT5] the actions of a circle', () => {
		test('are noted outside meetings too, overdue ones first, and stay until they are done', async () => {
			const { actions, circle, hanna, jonas } = await theCircle(database().db);
			const note = (what: string, due: string, key = newId()) =>
				actions.note(hanna.accountId, circle, { what, due, owner: jonas.personId, key });
			const key = newId();
			await note('No day', '');
			await note('Late', '2026-11-30', key);
			await note('Late', '2026-11-30', key);
			await note('Overdue', '2026-11-01');
			const open = async () => (await actions.of(jonas.accountId, circle))!.open;
			expect((await open()).map(({ what }) => what)).toEqual(['Overdue', 'Late', 'No day']);
			const [first] = await open();
			expect(first).toMatchObject({ whoName: 'Jonas Keller', personId: jonas.personId });
			for (const isDone of [true, true])
				await actions.finish(jonas.accountId, circle, first!.id, isDone);
			const view = await actions.of(jonas.accountId, circle);
			expect(view?.open).toHaveLength(2);
			expect(view?.done).toMatchObject([{ what: 'Overdue', doneAt: evening }]);
			await actions.finish(jonas.accountId, circle, first!.id, false);
			expect(await open()).toHaveLength(3);
		});

		test('are changed and dropped by members, and nobody else sees or touches them', async () => {
			const { actions, circle, otherCircle, hanna, jonas, elif, stranger } = await theCircle(
				database().db
			);
			await actions.note(hanna.accountId, circle, { what: 'Ask the builder' });
			const open = async () => (await actions.of(hanna.accountId, circle))!.open;
			const [action] = await open();
			const { id } = action!;
			for (const who of [elif.accountId, stranger.accountId, undefined]) {
				expect(await actions.of(who, circle)).toBeUndefined();
				expect(await actions.note(who, circle, { what: 'x' })).toBeUndefined();
				expect(await actions.change(who, circle, id, { what: 'x' })).toBeUndefined();
				expect(await actions.finish(who, circle, id, true)).toBeUndefined();
				expect(await actions.drop(who, circle, id)).toBeUndefined();
			}
			const gone = { refused: 'gone' };
			const { accountId } = stranger;
			expect(await actions.change(accountId, otherCircle, id, { what: 'x' })).toEqual(gone);
			expect(await actions.finish(accountId, otherCircle, id, true)).toEqual(gone);
			expect(await actions.drop(accountId, otherCircle, id)).toEqual(gone);
			expect(await open()).toEqual([action]);
			const changed = { what: 'Ask two builders', owner: jonas.personId, due: '2026-12-01' };
			await actions.change(jonas.accountId, circle, id, changed);
			expect(await open()).toMatchObject([{ what: 'Ask two builders', whoName: 'Jonas Keller' }]);
			expect(await actions.note(hanna.accountId, circle, { what: '', due: 'soon' })).toEqual({
				misfits: [
					{ at: 'what', code: 'empty' },
					{ at: 'due', code: 'badDate' }
				]
			});
			await actions.drop(jonas.accountId, circle, id);
			expect(await open()).toEqual([]);
			expect(await actions.drop(jonas.accountId, circle, id)).toEqual(gone);
		});
	});
});
