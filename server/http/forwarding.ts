/**
 * Proxies tell in headers whom they speak for; so can anybody. After this step the three headers
 * hold one believable value each, and everything behind it, the pages' handler and the sync
 * server alike, reads nothing else.
 */
import type { IncomingMessage } from 'node:http';

export type Forwarded = Pick<IncomingMessage, 'headers'> & {
	readonly socket: { readonly remoteAddress?: string };
};

/** The client's own IP address is in this header of every request that was settled. */
export const addressHeader = 'x-forwarded-for';
/** `http` or `https`: how the client sees Rondo. */
export const protocolHeader = 'x-forwarded-proto';
/** The host that the client asked for, where a proxy changes `Host`; else absent. */
export const hostHeader = 'x-forwarded-host';

/**
 * Replaces the forwarding headers by what can be believed.
 * @param trustedProxies how many of the last entries were written by proxies of ours.
 */
export function settleForwarding(request: Forwarded, trustedProxies: number): void {
	const { headers, socket } = request;
	const told = {
		address: entries(headers[addressHeader]).at(-trustedProxies),
		protocol: entries(headers[protocolHeader]).at(-1),
		host: entries(headers[hostHeader]).at(-1)
	};
	for (const name of Object.keys(headers)) {
		if (name.startsWith('x-forwarded-') || name === 'forwarded') delete headers[name];
	}
	const believed = trustedProxies > 0 ? told : undefined;
	headers[addressHeader] = believed?.address ?? socket.remoteAddress ?? '0.0.0.0';
	headers[protocolHeader] = believed?.protocol === 'https' ? 'https' : 'http';
	if (believed?.host !== undefined) headers[hostHeader] = believed.host;
}

function entries(header: string | string[] | undefined): string[] {
	const text = Array.isArray(header) ? header.join(',') : (header ?? '');
	return text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
