import { redirect } from '@sveltejs/kit';
import type { Asker } from '#server/accounts/asker.ts';

/** Who is signed in; everybody else is asked to, and comes back here afterwards. */
export function signedIn(locals: App.Locals, url: URL): Asker {
	if (locals.asker !== undefined) return locals.asker;
	redirect(303, `/account/sign-in?next=${encodeURIComponent(pageOf(url))}`);
}

/** The page of an address, without the name of the form (`?/name`) that was sent from it. */
function pageOf({ pathname, search }: URL): string {
	const asked = search.slice(1).split('&');
	const kept = asked.filter((each) => each !== '' && !each.startsWith('/')).join('&');
	return kept === '' ? pathname : `${pathname}?${kept}`;
}

/** Where to go on after signing in: a page of ours and nothing else. */
export function pathAfter(wanted: string | null, otherwise: string): string {
	// `//elsewhere` and `/\elsewhere` are addresses of other houses.
	return wanted !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) ? wanted : otherwise;
}
