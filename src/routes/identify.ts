import type { RequestEvent } from '@sveltejs/kit';
import {
	fieldProblems,
	refusedProblems,
	type Problems,
	type WhoTyped
} from '#components/account/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import { entered } from './entered.ts';
import { wordIn } from './formOf.ts';

/** Somebody who is signed in now, or what was typed and why that was not enough. */
export type Identified =
	| { readonly accountId: string; readonly name: string }
	| { readonly typed: WhoTyped; readonly problems: Problems; readonly status: 400 | 429 };

type Asking = Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'request' | 'getClientAddress'>;

/** Where a request comes from, for limits and for the list of devices. */
export function originOf({ request, getClientAddress }: Asking): {
	address: string;
	device: string;
} {
	return { address: getClientAddress(), device: request.headers.get('user-agent') ?? '' };
}

/** Who is signed in, or whoever the form makes an account for or signs in. */
export async function identify(
	event: Asking,
	form: FormData,
	invited = false
): Promise<Identified> {
	const { locals } = event;
	if (locals.asker !== undefined) return locals.asker;
	const typed: WhoTyped = {
		way: wordIn(form, 'way') === 'known' ? 'known' : 'new',
		name: wordIn(form, 'name'),
		email: wordIn(form, 'email')
	};
	const filled = { ...typed, password: wordIn(form, 'password') };
	const { accounts } = locals.services;
	const from = originOf(event);
	const signedIn =
		typed.way === 'known'
			? await accounts.signIn(filled, from)
			: await accounts.register(filled, from, invited);
	if ('misfits' in signedIn)
		return { typed, problems: fieldProblems(signedIn.misfits), status: 400 };
	if ('wait' in signedIn)
		return { typed, problems: { form: tooOften(signedIn.wait) }, status: 429 };
	if ('refused' in signedIn)
		return { typed, problems: refusedProblems(signedIn.refused), status: 400 };
	await entered(event, signedIn);
	return { accountId: signedIn.accountId, name: signedIn.name };
}

/** That it was tried too often, and how long to wait. */
export function tooOften(seconds: number): string {
	return m.start_too_often({ minutes: Math.ceil(seconds / 60) });
}
