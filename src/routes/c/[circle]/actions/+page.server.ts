import { error } from '@sveltejs/kit';
import type { Action } from '#server/circles/actionStore.ts';
import { dayAt, listForm } from '../../../listForm.ts';
import { signedIn } from '../../../signedIn.ts';
import { formKey } from '../../../typedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** MT5: who does what by when, for the members of the circle. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const view = await locals.services.actions.of(accountId, params.circle);
	if (view === undefined) error(404);
	const roll = view.roll.map(({ personId, name }) => ({ personId, name }));
	const known = new Set(roll.map(({ personId }) => personId));
	const shown = ({ id, what, whoName, personId, due, doneAt }: Action) => ({
		...{ id, what, whoName, due, doneOn: doneAt === null ? null : dayAt(doneAt) },
		owner: personId !== null && known.has(personId) ? personId : ''
	});
	return {
		today: view.opened.day,
		open: view.open.map(shown),
		done: view.done.map(shown),
		roll,
		mayNote: view.opened.may('noteAction'),
		key: formKey()
	};
};

export const actions: Actions = {
	note: listForm('actions', 'note', ({ actions: of }, who, circle, typed) =>
		of.note(who, circle, typed)
	),
	change: listForm('actions', 'change', ({ actions: of }, who, circle, typed) =>
		of.change(who, circle, typed.id ?? '', typed)
	),
	done: listForm('actions', 'done', ({ actions: of }, who, circle, typed) =>
		of.finish(who, circle, typed.id ?? '', true)
	),
	undone: listForm('actions', 'undone', ({ actions: of }, who, circle, typed) =>
		of.finish(who, circle, typed.id ?? '', false)
	),
	drop: listForm('actions', 'drop', ({ actions: of }, who, circle, typed) =>
		of.drop(who, circle, typed.id ?? '')
	)
};
