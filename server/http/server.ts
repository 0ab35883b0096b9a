/**
 * The listening side: what every request passes before it reaches a page, and how the server
 * stops without losing anything.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { m } from '#i18n/paraglide/messages.js';
import { syncPath, type App } from '../app.ts';
import type { Config } from '../config.ts';
import { setSecurityHeaders } from './headers.ts';
import { answerHealth } from './health.ts';
import { InFlight } from './inFlight.ts';
import { isSecure, rejectionOf, type RejectionStatus } from './origins.ts';
import { refuseUpgrade, replyInWords } from './reply.ts';

/** Answers what is asked of a page; `next` is for addresses that are no page. */
export type PageHandler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: (error?: unknown) => void
) => unknown;

/**
 * The largest body of a request: a form or a command; texts are written through the document.
 * Longer ones are refused by what they announce, and cut off in pages.ts if they announce nothing.
 */
export const maxBodyBytes = 512 * 1024;

/** Up to this size a body that is too large is read to its end, and thrown away. */
const heardOutBytes = 64 * 1024 * 1024;

/** Slow senders are cut off, so that they cannot hold connections open; milliseconds. */
const headersTimeout = 20_000;
const requestTimeout = 60_000;

const rejectionWords: Readonly<Record<RejectionStatus, () => string>> = {
	403: m.http_foreign_origin,
	421: m.http_unknown_host
};

export class RondoServer {
	readonly http: Server;
	readonly #app: App;
	readonly #pages: PageHandler;
	readonly #config: Config;
	readonly #inFlight = new InFlight();
	#stopping = false;

	constructor(app: App, pages: PageHandler, config: Config) {
		this.#app = app;
		this.#pages = pages;
		this.#config = config;
		this.http = createServer({ headersTimeout, requestTimeout });
		this.http.on('request', (request, response) => void this.#answer(request, response));
		this.http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
	}

	/**
	 * Stops listening, lets what was asked be answered, then the app store everything, and waits until
	 * the last connection is gone.
	 */
	async close(): Promise<void> {
		this.#stopping = true;
		const closed = new Promise<void>((resolve) => this.http.close(() => resolve()));
		this.http.closeIdleConnections();
		const cut = setTimeout(() => this.#cutConnections(), this.#config.stopSeconds * 1000);
		try {
			// Whoever asked needs the app for the answer; who is slow has half of the time.
			await this.#inFlight.over(this.#config.stopSeconds * 500);
			await this.#app.close();
			this.http.closeIdleConnections();
			await closed;
		} finally {
			clearTimeout(cut);
		}
	}

	#cutConnections(): void {
		this.#app.services.log.warn('connections were still open and have been cut');
		this.http.closeAllConnections();
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		this.#inFlight.add(response);
		response.on('finish', () => discardRest(request));
		try {
			const rejection = rejectionOf(request, this.#config);
			setSecurityHeaders(response, isSecure(request, this.#config));
			// A connection that is kept alive would keep the server from stopping.
			if (this.#stopping) response.setHeader('Connection', 'close');
			if (await answerHealth(request, response, this.#app, this.#stopping)) return;
			if (rejection) return replyInWords(response, rejection, rejectionWords[rejection]());
			const length = Number(request.headers['content-length'] ?? 0);
			if (!(length <= maxBodyBytes)) {
				// Browsers read the answer only when they have sent everything: a paste is heard out.
				if (!(length <= heardOutBytes)) response.setHeader('Connection', 'close');
				return replyInWords(response, 413, m.http_too_large());
			}
			await this.#pages(request, response, (error) => {
				if (error === undefined) replyInWords(response, 404, m.http_not_found());
				else this.#answerFailure(request, response, error);
			});
		} catch (error) {
			this.#answerFailure(request, response, error);
		}
	}

	#answerFailure(request: IncomingMessage, response: ServerResponse, err: unknown): void {
		const id = randomBytes(6).toString('hex');
		this.#app.services.log.error({ err, id, method: request.method }, 'a request failed');
		replyInWords(response, 500, m.http_unexpected({ id }));
	}

	#upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		// A client that goes away in the middle is no reason for a process to end.
		socket.on('error', () => socket.destroy());
		if (this.#stopping) return refuseUpgrade(socket, 503);
		const rejection = rejectionOf(request, this.#config);
		if (rejection) return refuseUpgrade(socket, rejection);
		if (!request.url?.startsWith(syncPath)) return refuseUpgrade(socket, 404);
		this.#app.handleUpgrade(request, socket, head);
	}
}

/**
 * A page may answer before it has read everything that was sent to it. What is left would stand
 * in the way of the next request on the same connection until that is cut.
 */
function discardRest(request: IncomingMessage): void {
	if (request.complete) return;
	request.removeAllListeners('data');
	request.resume();
}
