/** Signing in by another service: OpenID Connect, where the operator set one. */
import { oidcProvider, type Auth } from './auth.ts';
import { cookiesOf, type CookieToSet } from './cookies.ts';

export class OtherService {
	readonly #auth: Auth;
	readonly #isSet: boolean;

	constructor(auth: Auth, isSet: boolean) {
		this.#auth = auth;
		this.#isSet = isSet;
	}

	/** The address of the other service, to which the browser goes to sign in there, and cookies to know it again. */
	async leave(
		seenAt: URL
	): Promise<{ readonly address: string; readonly cookies: readonly CookieToSet[] } | undefined> {
		if (!this.#isSet) return undefined;
		const { response, headers } = await this.#auth.api.signInSocial({
			body: {
				provider: oidcProvider,
				callbackURL: '/home',
				errorCallbackURL: '/account/sign-in',
				disableRedirect: true
			},
			headers: new Headers({ host: seenAt.host }),
			returnHeaders: true
		});
		if (!('url' in response) || response.url === undefined) return undefined;
		return { address: response.url, cookies: cookiesOf(headers) };
	}

	/** What the other service sent back with the browser; the reply says where to go on. */
	async comeBack(request: Request): Promise<{
		readonly goOn: string;
		readonly cookies: readonly CookieToSet[];
	}> {
		const reply = await this.#auth.handler(request);
		return {
			goOn: reply.headers.get('location') ?? '/account/sign-in?error=service',
			cookies: cookiesOf(reply.headers)
		};
	}
}
