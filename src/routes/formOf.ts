import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';

/** The form that a request brings; a broken one is turned down in words. */
export async function formOf(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (problem) {
		// One that is too large is known by its status already.
		if (typeof problem === 'object' && problem !== null && 'status' in problem) throw problem;
		error(400, m.failure_bad_form());
	}
}

/** A word of a form; a file in its place is none. */
export function wordIn(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value : '';
}
