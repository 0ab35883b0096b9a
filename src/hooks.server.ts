import type { Handle, HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import type { App as RondoApp } from '#server/app.ts';
import { refusalWords } from '#i18n/refusals.ts';
import { m } from '#i18n/paraglide/messages.js';
import { getTextDirection } from '#i18n/paraglide/runtime.js';
import { paraglideMiddleware } from '#i18n/paraglide/server.js';
import { keepCookies } from './routes/keepCookies.ts';

/** The pages are a module graph of their own; the started app is all they share with the server. */
function startedApp(): RondoApp {
	const app: RondoApp | undefined = Reflect.get(globalThis, Symbol.for('rondo.app'));
	if (app === undefined) throw new Error('The pages need the server: npm start or npm run dev');
	return app;
}

const withServices: Handle = async ({ event, resolve }) => {
	event.locals.services = startedApp().services;
	const response = await resolve(event);
	if (event.locals.hasTrouble !== true || response.status !== 500) return response;
	const headers = new Headers(response.headers);
	headers.set('retry-after', String(soon));
	return new Response(response.body, { status: 503, headers });
};

/** Seconds after which a store that did not answer may be asked again. */
const soon = 10;

/** Who is signed in, for pages and forms; a session that is used goes on. */
const withAsker: Handle = async ({ event, resolve }) => {
	const { accounts } = event.locals.services;
	const cookies = event.request.headers.get('cookie');
	const known = await accounts.whoAsks(cookies);
	event.locals.asker = known?.asker;
	event.locals.credentials = { cookies, account: known?.asker ?? null };
	if (known !== undefined) keepCookies(event.cookies, event.url, known.cookies);
	return await resolve(event);
};

const inOwnLanguage: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%dir%', getTextDirection(locale))
		});
	});

export const handle = sequence(withServices, withAsker, inOwnLanguage);

/** The log gets the error, the page an id to ask about; no stack leaves the server. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const id = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
	const { log, troubleOf } = startedApp().services;
	const trouble = troubleOf(error);
	if (trouble !== undefined) {
		log.warn({ err: error, id, route: event.route.id }, 'the store did not answer');
		event.locals.hasTrouble = true;
		return { message: refusalWords(trouble).text, id, isTrouble: true };
	}
	log.error({ err: error, id, route: event.route.id, method: event.request.method }, 'page failed');
	return { message: m.error_unexpected_title(), id };
};
