import { wordIn } from './formOf.ts';

/** The secret of a link: what a script read from the address, or what somebody pasted. */
export function tokenIn(form: FormData): string {
	const pasted = wordIn(form, 'link');
	return wordIn(form, 'token') || pasted.slice(pasted.indexOf('#') + 1).trim();
}
