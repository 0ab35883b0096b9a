/**
 * What a load balancer or a supervisor asks: `/healthz` whether the process lives, `/readyz`
 * whether it can serve. Both are answered under any name, since probes come by address.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.ts';
import { replyInJson } from './reply.ts';

/** @returns whether the request was one of these questions; then it is being answered. */
export async function answerHealth(
	request: IncomingMessage,
	response: ServerResponse,
	app: App,
	stopping: boolean
): Promise<boolean> {
	if (request.method !== 'GET' && request.method !== 'HEAD') return false;
	const path = request.url?.split('?')[0];
	if (path === '/healthz') {
		replyInJson(response, 200, { alive: true });
		return true;
	}
	if (path !== '/readyz') return false;
	const unready = stopping ? ['stopping'] : await app.unready();
	replyInJson(response, unready.length === 0 ? 200 : 503, {
		ready: unready.length === 0,
		unready
	});
	return true;
}
