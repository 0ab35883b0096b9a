/**
 * The pages that SvelteKit built. Their handler reads its settings from the environment while
 * it is loaded, so they are put there first.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { addressHeader, hostHeader, protocolHeader } from './http/forwarding.ts';
import { maxBodyBytes, type PageHandler } from './http/server.ts';
import { StartProblem } from './startProblem.ts';

const handlerFile = new URL('../build/handler.js', import.meta.url);

/** @throws {StartProblem} if the pages have not been built. */
export async function loadPages(config: Config): Promise<PageHandler> {
	if (!existsSync(fileURLToPath(handlerFile))) {
		throw new StartProblem('The pages are not built yet. Start Rondo with: npm start');
	}
	Object.assign(process.env, handlerSettings);
	if (config.origin === undefined) delete process.env.ORIGIN;
	else process.env.ORIGIN = config.origin;
	const built: unknown = await import(handlerFile.href);
	if (!hasHandler(built)) throw new Error('build/handler.js exports no handler');
	return built.handler;
}

/** adapter-node's names; the headers hold what http/forwarding.ts believes. */
const handlerSettings = {
	PROTOCOL_HEADER: protocolHeader,
	HOST_HEADER: hostHeader,
	ADDRESS_HEADER: addressHeader,
	XFF_DEPTH: '1',
	PORT_HEADER: '',
	BODY_SIZE_LIMIT: String(maxBodyBytes)
};

function hasHandler(module: unknown): module is { readonly handler: PageHandler } {
	return (
		typeof module === 'object' &&
		module !== null &&
		'handler' in module &&
		typeof module.handler === 'function'
	);
}
