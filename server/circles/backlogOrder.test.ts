import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { addToBacklog, moveInBacklog } from './backlogOrder.ts';
import { addBacklogItem, backlogOf, changeBacklogItem } from './backlogStore.ts';

const anItem = (circleId: string, title: string, cause: string | null = null) => ({
	...{ id: newId(), circleId, kind: 'decide', title, driver: '', nextStep: '', minutes: 10 },
	...{ ownerName: '', due: null, source: '', cause, createdAt: evening }
});

/** A circle whose backlog has these items, and their ids by title. */
async function aBacklog(db: Db, ...titles: readonly string[]) {
	const { circle } = await storeLindenhof(db);
	const ids = new Map<string, string>();
	for (const title of titles) {
		const item = anItem(circle, title);
		ids.set(title, item.id);
		await transaction(db, (tx) => addToBacklog(tx, item));
	}
	const idOf = (title: string): string => ids.get(title) ?? 'nobody knows it';
	const order = async () => (await backlogOf(db, circle)).map(({ title }) => title).join(' ');
	const move = async (title: string, before: string | null) =>
		await transaction(db, (tx) =>
			moveInBacklog(tx, circle, idOf(title), before === null ? null : idOf(before))
		);
	return { circle, idOf, order, move };
}

forEachDialect(({ database, place }) => {
	test('[CR4] what comes last stands last, and what was put somewhere stays there', async () => {
		const { order, move } = await aBacklog(database().db, 'A', 'B', 'C', 'D');
		expect(await order()).toBe('A B C D');
		expect(await move('D', 'B')).toBe(true);
		expect(await order()).toBe('A D B C');
		await move('A', null);
		await move('C', 'D');
		expect(await order()).toBe('C D B A');
		await move('C', 'D');
		expect(await order()).toBe('C D B A');
	});

	test('[CR4] moving what is off the list, or to what is, moves nothing', async () => {
		const { db } = database();
		const { order, move, idOf } = await aBacklog(db, 'A', 'B', 'C');
		await changeBacklogItem(db, idOf('B'), { doneAt: evening });
		expect(await move('B', 'A')).toBe(false);
		expect(await move('C', 'B')).toBe(false);
		expect(await move('C', 'X')).toBe(false);
		expect(await order()).toBe('A C');
	});

	test('[CR4] items of old, whose keys leave no room, get new ones in their order', async () => {
		const { db } = database();
		const { circle, order, move, idOf } = await aBacklog(db);
		for (const [id, title, orderKey] of [
			['1', 'A', '0000'],
			['2', 'B', '0000'],
			['3', 'C', '0001']
		] as const)
			await addBacklogItem(db, { ...anItem(circle, title), id: circle + id, orderKey });
		await transaction(db, (tx) => addToBacklog(tx, anItem(circle, 'D')));
		expect(await order()).toBe('A B C D');
		expect(idOf('A')).toBeDefined();
		await transaction(db, (tx) => moveInBacklog(tx, circle, `${circle}3`, `${circle}2`));
		expect(await order()).toBe('A C B D');
		expect(await move('A', null)).toBe(false);
	});

	test('[CR4] two people who arrange and add at once lose nothing', async () => {
		const other = await place();
		try {
			const [one, two] = [await other.open(), await other.open()];
			const { circle, order, idOf } = await aBacklog(one.db, 'A', 'B', 'C', 'D', 'E');
			const at = (db: Db, title: string, before: string) =>
				transaction(db, (tx) => moveInBacklog(tx, circle, idOf(title), idOf(before)));
			const add = (db: Db, title: string) =>
				transaction(db, (tx) => addToBacklog(tx, anItem(circle, title)));
			await Promise.all([
				...[at(one.db, 'E', 'B'), at(two.db, 'D', 'B'), at(one.db, 'C', 'B'), at(two.db, 'C', 'B')],
				...[add(one.db, 'x'), add(two.db, 'y')]
			]);
			const titles = await order();
			expect(titles.slice(0, 1)).toBe('A');
			expect(titles.replaceAll(' ', '').slice(1, 4)).toMatch(/^(?=.*C)(?=.*D)(?=.*E)/);
			expect(titles).toMatch(/ B (x y|y x)$/);
			const keys = (await backlogOf(one.db, circle)).map(({ orderKey }) => orderKey);
			expect(new Set(keys).size).toBe(7);
		} finally {
			await other.remove();
		}
	});

	test('[CR4, AR1] what comes by itself comes once for each cause, also from two nodes', async () => {
		const { db } = database();
		const { circle, order } = await aBacklog(db);
		const elsewhere = await aBacklog(db);
		const add = (to: string) =>
			transaction(db, (tx) => addToBacklog(tx, anItem(to, 'Review', 'review:a:2026-12-01')));
		expect((await Promise.all([add(circle), add(circle)])).toSorted()).toEqual([false, true]);
		expect(await add(elsewhere.circle)).toBe(true);
		expect(await order()).toBe('Review');
	});
});
