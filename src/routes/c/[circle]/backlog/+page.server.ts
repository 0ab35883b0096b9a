import { error, redirect } from '@sveltejs/kit';
import { agendaKinds } from '#governance/method.ts';
import type { BacklogItem } from '#server/circles/backlogStore.ts';
import type { ReviewPaper } from '#server/returning/reviewPaper.ts';
import { formOf } from '../../../formOf.ts';
import { dayAt, listForm } from '../../../listForm.ts';
import { signedIn } from '../../../signedIn.ts';
import { formKey } from '../../../typedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** What waits for the circle, for its members. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const { backlog, reviews, between } = locals.services;
	const ways = (await between.ways(accountId, params.circle)) ?? { allowed: false, may: false };
	const view = await backlog.of(accountId, params.circle);
	if (view === undefined) error(404);
	const { opened, items, off, suggestions } = view;
	const names = new Map(view.roll.map(({ personId, name }) => [personId, name]));
	const waitFor = items.flatMap(({ agreementId }) => agreementId ?? []);
	const papers = await reviews.papers(accountId, params.circle, waitFor);
	return {
		today: opened.day,
		items: items.map((item) => shown(item, names, papers)),
		off: off.map(({ id, title, offWhy, offBy, doneAt }) => ({
			...{ id, title, why: offWhy ?? '', by: offBy ?? '', on: dayAt(doneAt ?? 0) }
		})),
		suggestions: suggestions.map(({ id, words, whoName, createdAt }) => ({
			...{ id, words, whoName, on: dayAt(createdAt) }
		})),
		roll: view.roll.map(({ personId, name }) => ({ personId, name })),
		mayAdd: opened.may('addToBacklog'),
		mayArrange: opened.may('arrangeBacklog'),
		mayPlan: opened.may('planMeeting'),
		between: ways,
		key: formKey()
	};
};

/** An item as the page shows it. */
function shown(
	item: BacklogItem,
	names: ReadonlyMap<string, string>,
	papers: ReadonlyMap<string, ReviewPaper>
) {
	const paper = item.agreementId === null ? undefined : papers.get(item.agreementId);
	const { id, title, driver, nextStep, minutes, ownerName, due, came, agreementId } = item;
	return {
		...{ id, title, driver, nextStep, minutes, ownerName, due, came, agreementId },
		kind: agendaKinds.find((kind) => kind === item.kind) ?? 'explore',
		owner: names.has(item.ownerPersonId ?? '') ? (item.ownerPersonId ?? '') : '',
		cameOn: dayAt(item.createdAt),
		by: names.get(item.addedBy ?? '') ?? '',
		paper: paper
			? {
					...paper,
					measurements: paper.measurements.map(({ at, ...said }) => ({ ...said, on: dayAt(at) }))
				}
			: null
	};
}

export const actions: Actions = {
	add: listForm('backlog', 'add', ({ backlog }, who, circle, typed) =>
		backlog.add(who, circle, typed)
	),
	change: listForm('backlog', 'change', ({ backlog }, who, circle, typed) =>
		backlog.change(who, circle, typed.id ?? '', typed)
	),
	move: listForm('backlog', 'move', ({ backlog }, who, circle, typed) =>
		backlog.move(who, circle, typed.id ?? '', typed.before ?? '')
	),
	off: listForm('backlog', 'off', ({ backlog }, who, circle, typed) =>
		backlog.takeOff(who, circle, typed.id ?? '', typed)
	),
	done: listForm('backlog', 'done', ({ backlog }, who, circle, typed) =>
		backlog.sayDone(who, circle, typed.id ?? '')
	),
	suggestion: listForm('backlog', 'suggestion', ({ backlog }, who, circle, typed) =>
		backlog.takeSuggestion(who, circle, typed.id ?? '')
	),
	measure: listForm('backlog', 'measure', ({ reviews }, who, circle, typed) =>
		reviews.measure(who, circle, typed.agreement ?? '', typed)
	),
	/** CR4: the next meeting begins with what was picked. */
	plan: async ({ request, params, locals, url }) => {
		signedIn(locals, url);
		const form = await formOf(request);
		const picked = form.getAll('item').filter((id) => typeof id === 'string');
		const query = picked.length === 0 ? '' : `?items=${picked.map(encodeURIComponent).join(',')}`;
		redirect(303, `/c/${encodeURIComponent(params.circle)}/meetings/new${query}`);
	}
};
