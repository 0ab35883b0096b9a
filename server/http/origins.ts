/**
 * Under which addresses Rondo answers, and whose pages may send it something.
 *
 * On a local network nobody has set a name, so every own address counts; a name that somebody
 * else's DNS points here does not, or a foreign page could speak as the people who visit it
 * (DNS rebinding). With ORIGIN or behind a trusted proxy the address is known.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Config } from '../config.ts';
import { hostHeader, protocolHeader, settleForwarding, type Forwarded } from './forwarding.ts';

export type OriginRules = Pick<Config, 'origin' | 'trustedProxies'>;

/** Why a request is turned away: sent by a foreign page, or asking under a foreign name. */
export type RejectionStatus = 403 | 421;

const plainHost = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/**
 * Turns away a request under a foreign name or from a foreign page; settles the forwarding
 * headers of every request on the way.
 */
export function rejectionOf(
	request: Forwarded,
	rules: OriginRules,
	ownHost: (hostname: string) => boolean = isOwnHost
): RejectionStatus | undefined {
	settleForwarding(request, rules.trustedProxies);
	const site = siteOf(request, rules, ownHost);
	if (site === undefined) return 421;
	const { origin } = request.headers;
	return origin === undefined || origin === site ? undefined : 403;
}

/** Whether the client sees Rondo over https; asked once the forwarding headers are settled. */
export function isSecure({ headers }: Forwarded, { origin }: OriginRules): boolean {
	return origin?.startsWith('https:') ?? headers[protocolHeader] === 'https';
}

/** The origin that our own pages have for this client. */
function siteOf(
	{ headers }: Forwarded,
	rules: OriginRules,
	ownHost: (hostname: string) => boolean
): string | undefined {
	if (rules.origin !== undefined) return rules.origin;
	const host = String(headers[hostHeader] ?? headers.host);
	const url = plainHost.test(host) ? URL.parse(`${headers[protocolHeader]}://${host}`) : null;
	if (url === null) return undefined;
	return rules.trustedProxies > 0 || ownHost(url.hostname) ? url.origin : undefined;
}

let ownAddresses: ReadonlySet<string> = new Set();

/** Whether a host name as URLs write it (`[::1]`) is this computer. */
export function isOwnHost(hostname: string): boolean {
	// The computer may have joined another network since.
	if (!ownAddresses.has(hostname)) ownAddresses = readOwnAddresses();
	return ownAddresses.has(hostname);
}

function readOwnAddresses(): ReadonlySet<string> {
	const addresses = interfaceAddresses(() => true);
	return new Set([
		'localhost',
		'127.0.0.1',
		'[::1]',
		...addresses.filter((address) => isIPv4(address)),
		...addresses.filter((address) => isIPv6(address)).map((address) => `[${address}]`)
	]);
}

/** The IPv4 addresses at which other devices in the same network reach this computer. */
export function networkAddresses(): string[] {
	return interfaceAddresses((internal) => !internal).filter((address) => isIPv4(address));
}

function interfaceAddresses(wanted: (internal: boolean) => boolean): string[] {
	return Object.values(networkInterfaces())
		.flatMap((entries) => entries ?? [])
		.filter(({ internal }) => wanted(internal))
		.map(({ address }) => address);
}
