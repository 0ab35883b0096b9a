import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { daysAfter } from '#governance/circle/roleTerm.ts';
import { changeCircle } from '#server/circles/circleStore.ts';
import { addPerson } from '#server/circles/membershipStore.ts';
import { backlogOf, changeBacklogItem } from '#server/circles/backlogStore.ts';
import { addRole, addTerm } from '#server/circles/roleStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { bringBack } from './comingBack.ts';

const signer = createSigner(Buffer.alloc(32, 7));

/** The agreement of a test, as the table has it. */
interface Stored {
	readonly review_on?: string;
	readonly term_until?: string;
	readonly done_by?: string;
	readonly state?: string;
	readonly ended_on?: string;
	readonly confidential?: 1;
}

/** A circle of its own, with what can come due in it. */
async function aCircle(db: Db) {
	const { circle, organisation, meeting } = await storeLindenhof(db);
	const agree = async (title: string, stored: Stored) => {
		const id = newId();
		await db
			.insertInto('agreement')
			.values({
				...{
					id,
					organisation_id: organisation,
					circle_id: circle,
					meeting_id: null,
					item_id: null
				},
				...{ title, state: 'inForce', review_on: null, done_by: null, created_at: evening },
				...stored
			})
			.execute();
		return id;
	};
	const person = async (name: string) => {
		const id = newId();
		await addPerson(db, { id, organisationId: organisation, name, createdAt: evening });
		return id;
	};
	const role = async (name: string) => {
		const id = newId();
		await addRole(db, { id, circleId: circle, kind: 'own', name, aim: '', domain: '' });
		return id;
	};
	const term = async (roleId: string, name: string, from: string, until: string | null) => {
		const id = newId();
		const personId = await person(name);
		await addTerm(db, { id, roleId, personId, from, until, interim: false });
		return id;
	};
	const waiting = async () => await backlogOf(db, circle);
	const on = async (day: string) => {
		await bringBack(db, day, Date.parse(`${day}T00:00:00Z`), signer);
		return (await waiting()).map(({ title }) => title);
	};
	return { circle, meeting, agree, role, term, on, waiting };
}

const amend = async (db: Db, id: string, row: Stored) =>
	await db.updateTable('agreement').set(row).where('id', '=', id).execute();

forEachDialect(({ database, place }) => {
	describe('[AR1, CR4] the review of an agreement', () => {
		test('stands in the backlog four weeks before its date, with why, and stays when it is overdue', async () => {
			const { agree, on, waiting } = await aCircle(database().db);
			const id = await agree('Quiet hours', { review_on: '2026-12-31' });
			await agree('Pets', { review_on: '2027-06-01' });
			expect(await on('2026-12-02')).toEqual([]);
			expect(await on('2026-12-03')).toEqual(['Review: Quiet hours']);
			expect(await on('2026-12-04')).toEqual(['Review: Quiet hours']);
			expect(await on('2027-02-28')).toEqual(['Review: Quiet hours']);
			expect(await waiting()).toMatchObject([
				{
					...{ came: 'review', kind: 'decide', due: '2026-12-31', agreementId: id },
					...{ cause: `review:${id}:2026-12-31`, source: '', minutes: 15 },
					subject: { kind: 'agreement', agreement: id, change: 'amend' },
					driver: expect.stringContaining('31 December 2026')
				}
			]);
		});

		test('[MT9] is not named, and brings no words, when it was agreed in confidence', async () => {
			const { agree, on, waiting } = await aCircle(database().db);
			await agree('Rent of the Vogts', { review_on: '2026-12-31', confidential: 1 });
			expect(await on('2026-12-03')).toEqual(['Review: An agreement made in confidence']);
			expect(JSON.stringify(await waiting())).not.toContain('Vogt');
		});

		test('leaves by itself when it was decided, and comes again with its new date', async () => {
			const { db } = database();
			const { agree, on, waiting } = await aCircle(db);
			const id = await agree('Quiet hours', { review_on: '2026-12-31' });
			await on('2026-12-10');
			await amend(db, id, { review_on: '2027-12-31' });
			expect(await on('2026-12-11')).toEqual([]);
			expect(await on('2027-12-10')).toEqual(['Review: Quiet hours']);
			expect((await waiting())[0]?.due).toBe('2027-12-31');
			await amend(db, id, { ended_on: '2027-12-11' });
			expect(await on('2027-12-11')).toEqual([]);
		});

		test('does not come for what is pending, went back or has ended, nor in a closed circle', async () => {
			const { db } = database();
			const { circle, agree, on } = await aCircle(db);
			const due = { review_on: '2026-12-31' };
			await agree('Pending', { ...due, state: 'pending' });
			await agree('Returned', { ...due, state: 'returned' });
			await agree('Ended', { ...due, ended_on: '2026-11-30' });
			expect(await on('2026-12-10')).toEqual([]);
			await agree('Provisional', { ...due, state: 'provisional' });
			expect(await on('2026-12-10')).toEqual(['Review: Provisional']);
			await changeCircle(db, circle, { closedOn: '2026-12-11' });
			expect(await on('2026-12-11')).toEqual([]);
		});

		test('that was taken off with a reason stays off; one that a meeting did not settle comes back', async () => {
			const { db } = database();
			const { meeting, agree, on, waiting } = await aCircle(db);
			await agree('Quiet hours', { review_on: '2026-12-31' });
			await agree('Pets', { review_on: '2026-12-31' });
			await on('2026-12-10');
			const [pets, quiet] = await waiting();
			await changeBacklogItem(db, quiet!.id, { doneAt: evening, offWhy: 'We never meet again' });
			await changeBacklogItem(db, pets!.id, { doneAt: evening, takenBy: meeting });
			expect(await on('2026-12-11')).toEqual([]);
			await db.updateTable('meeting').set({ state: 'ended' }).where('id', '=', meeting).execute();
			expect(await on('2026-12-12')).toEqual(['Review: Pets']);
			expect((await waiting())[0]?.id).toBe(pets?.id);
		});

		test('comes once, also when two nodes look at once', async () => {
			const other = await place();
			try {
				const [one, two] = [await other.open(), await other.open()];
				const { agree, waiting } = await aCircle(one.db);
				for (const title of ['A', 'B', 'C', 'D']) await agree(title, { review_on: '2026-12-01' });
				await Promise.all(
					[one, two, one, two].map(({ db }) => bringBack(db, '2026-12-01', evening, signer))
				);
				const items = await waiting();
				expect(items.map(({ title }) => title).toSorted()).toEqual(
					['A', 'B', 'C', 'D'].map((title) => `Review: ${title}`)
				);
				expect(new Set(items.map(({ orderKey }) => orderKey)).size).toBe(4);
			} finally {
				await other.remove();
			}
		});
	});

	describe('[AR1, CD2] an agreement with a term', () => {
		test('comes before its term is over, and then ends by itself, once', async () => {
			const { db } = database();
			const { agree, on } = await aCircle(db);
			const id = await agree('Trial of the shed', { term_until: '2026-12-31' });
			expect(await on('2026-12-31')).toEqual(['Review: Trial of the shed']);
			expect(await on('2027-01-01')).toEqual([]);
			await on('2027-01-02');
			const stored = db.selectFrom('agreement').select('ended_on').where('id', '=', id);
			expect(await stored.executeTakeFirst()).toEqual({ ended_on: '2027-01-01' });
			const history = db.selectFrom('agreement_history').selectAll().where('agreement_id', '=', id);
			expect(await history.execute()).toMatchObject([
				{ kind: 'termOver', at: Date.UTC(2027, 0, 1) }
			]);
		});
	});

	describe('[AR1, CD2, CR4] a one-off decision', () => {
		test('comes back when its day passed and nobody said that it is done', async () => {
			const { db } = database();
			const { agree, on, waiting } = await aCircle(db);
			const id = await agree('Repair the roof', { done_by: '2026-12-10' });
			expect(await on('2026-12-10')).toEqual([]);
			expect(await on('2026-12-11')).toEqual(['Is it done? Repair the roof']);
			expect(await waiting()).toMatchObject([{ came: 'doneBy', kind: 'report', agreementId: id }]);
			await amend(db, id, { ended_on: '2026-12-12' });
			expect(await on('2026-12-12')).toEqual([]);
		});
	});

	describe('[RS7, CR4] the selection for a role', () => {
		test('stands in the backlog six weeks before the end of the last term, and stays while it is interim', async () => {
			const { role, term, on, waiting } = await aCircle(database().db);
			const keeper = await role('Key keeper');
			await term(keeper, 'Hanna', '2024-01-01', '2025-12-31');
			const last = await term(keeper, 'Jonas', '2026-01-01', '2026-12-31');
			await term(await role('Gardener'), 'Lena', '2020-01-01', null);
			expect(await on(daysAfter('2026-12-31', -43))).toEqual([]);
			expect(await on(daysAfter('2026-12-31', -42))).toEqual(['Select: Key keeper']);
			expect(await on('2027-02-01')).toEqual(['Select: Key keeper']);
			expect(await waiting()).toMatchObject([
				{ came: 'term', cause: `term:${last}`, roleId: keeper, due: '2026-12-31', subject: null }
			]);
		});

		test('leaves by itself when somebody has the role for longer', async () => {
			const { role, term, on } = await aCircle(database().db);
			const keeper = await role('Key keeper');
			await term(keeper, 'Jonas', '2026-01-01', '2026-12-31');
			expect(await on('2027-01-05')).toEqual(['Select: Key keeper']);
			await term(keeper, 'Elif', '2027-01-05', '2027-12-31');
			expect(await on('2027-01-06')).toEqual([]);
		});
	});

	test('[AR1, RS7] ten days without a server leave what ten days with one would have left', async () => {
		const { db } = database();
		const days = Array.from({ length: 11 }, (_, count) => daysAfter('2026-12-20', count));
		const left = async (looked: readonly string[]) => {
			const { agree, role, term, on, waiting } = await aCircle(db);
			await agree('Quiet hours', { review_on: '2027-01-20' });
			await agree('Trial', { term_until: '2026-12-24' });
			await agree('Roof', { done_by: '2026-12-25' });
			await term(await role('Keys'), 'Jonas', '2026-01-01', '2027-02-05');
			for (const day of looked) await on(day);
			return (await waiting()).map(({ title, due, came }) => ({ title, due, came }));
		};
		const daily = await left(days);
		const late = await left(days.filter((day) => day === days[0] || day === days.at(-1)));
		expect(daily).toHaveLength(3);
		const inOrder = (items: typeof daily) =>
			items.toSorted((one, other) => one.title.localeCompare(other.title));
		expect(inOrder(late)).toEqual(inOrder(daily));
	});
});
