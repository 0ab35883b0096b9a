import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof, type Lindenhof } from '../../tests/lindenhof.ts';
import { newId } from '#server/people/token.ts';
import {
	actionsOfMeeting,
	addAction,
	changeAction,
	dropAction,
	openActions,
	type Action
} from './actionStore.ts';
import { addBacklogItem, backlogOf, changeBacklogItem, type BacklogItem } from './backlogStore.ts';
import { addSuggestion, finishSuggestion, openSuggestions } from './suggestionStore.ts';

const anAction = (stored: Lindenhof, what: string): Action => ({
	id: newId(),
	circleId: stored.circle,
	meetingId: stored.meeting,
	what,
	whoName: 'Hanna',
	participantId: stored.hanna,
	personId: null,
	due: '2026-12-01',
	doneAt: null,
	createdAt: evening
});

const aBacklogItem = (stored: Lindenhof, orderKey: string): BacklogItem => ({
	id: newId(),
	circleId: stored.circle,
	kind: 'decide',
	title: 'Bicycle shed',
	driver: 'Bicycles stand in the rain',
	nextStep: 'form a proposal',
	minutes: 20,
	ownerName: '',
	due: null,
	orderKey,
	source: 'person',
	meetingId: null,
	createdAt: evening,
	doneAt: null,
	subject: null,
	words: '',
	cause: null,
	ownerPersonId: null,
	addedBy: null,
	agreementId: null,
	roleId: null,
	takenBy: null,
	takenAs: null,
	came: 'person',
	offWhy: null
});

forEachDialect(({ database }) => {
	test('[MT5] what is to be done returns until it is done', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		await addAction(db, anAction(await storeLindenhof(db), 'elsewhere'));
		const [first, second] = [anAction(stored, 'ask the builder'), anAction(stored, 'buy paint')];
		await addAction(db, first);
		await addAction(db, { ...second, createdAt: evening + 1 });
		expect((await openActions(db, stored.circle)).map((action) => action.what)).toEqual([
			'ask the builder',
			'buy paint'
		]);
		await changeAction(db, first.id, { doneAt: evening + 9, due: null });
		await changeAction(db, first.id, {});
		expect((await openActions(db, stored.circle)).map((action) => action.id)).toEqual([second.id]);
		expect(await actionsOfMeeting(db, stored.meeting)).toEqual([
			{ ...first, doneAt: evening + 9, due: null },
			{ ...second, createdAt: evening + 1 }
		]);
		await changeAction(db, first.id, { doneAt: null });
		expect(await openActions(db, stored.circle)).toHaveLength(2);
		await dropAction(db, second.id);
		expect(await openActions(db, stored.circle)).toHaveLength(1);
	});

	test('[CR4] the backlog keeps its order, whatever was added last', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		const keys = ['a1', 'Zz', 'a0'];
		for (const key of keys) await addBacklogItem(db, aBacklogItem(stored, key));
		const items = await backlogOf(db, stored.circle);
		expect(items.map((item) => item.orderKey)).toEqual(['Zz', 'a0', 'a1']);
		const [top] = items;
		if (!top) throw new Error('three items');
		await changeBacklogItem(db, top.id, {
			orderKey: 'a2',
			ownerName: 'Ruth',
			meetingId: stored.meeting
		});
		await changeBacklogItem(db, top.id, {});
		const moved = await backlogOf(db, stored.circle);
		expect(moved.map((item) => item.orderKey)).toEqual(['a0', 'a1', 'a2']);
		expect(moved[2]).toEqual({
			...top,
			orderKey: 'a2',
			ownerName: 'Ruth',
			meetingId: stored.meeting
		});
		await changeBacklogItem(db, top.id, { doneAt: evening });
		expect(await backlogOf(db, stored.circle)).toHaveLength(2);
	});

	test('[CR4] what put an item on the backlog by itself does so once; people may add the same twice', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		const subject = { kind: 'purpose', part: 'aim' } as const;
		const cause = 'review:shed:2027-05-31';
		const full = { ...aBacklogItem(stored, 'a0'), subject, cause, words: '# Aims' };
		expect(await addBacklogItem(db, full)).toBe(true);
		expect(await addBacklogItem(db, { ...aBacklogItem(stored, 'a1'), cause })).toBe(false);
		for (const key of ['a2', 'a3'])
			expect(await addBacklogItem(db, aBacklogItem(stored, key))).toBe(true);
		expect((await backlogOf(db, stored.circle))[0]).toEqual(full);
		await changeBacklogItem(db, full.id, { subject: null, takenBy: stored.meeting });
		expect((await backlogOf(db, stored.circle))[0]).toEqual({
			...full,
			subject: null,
			takenBy: stored.meeting
		});
	});

	test('[EV2] a suggestion returns until the circle says it is done', async () => {
		const { db } = database();
		const { circle, meeting } = await storeLindenhof(db);
		const suggestion = {
			id: newId(),
			circleId: circle,
			meetingId: meeting,
			whoName: 'Jonas',
			words: 'Begin with a minute of silence',
			createdAt: evening,
			doneAt: null
		};
		await addSuggestion(db, suggestion);
		expect(await openSuggestions(db, circle)).toEqual([suggestion]);
		expect(await finishSuggestion(db, suggestion.id, evening + 1)).toBe(true);
		expect(await finishSuggestion(db, suggestion.id, evening + 2)).toBe(false);
		expect(await openSuggestions(db, circle)).toEqual([]);
	});
});
