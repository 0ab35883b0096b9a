/** Where phones reach this server, for links and QR codes. */
import type { Config } from '#server/config.ts';

/** Names by which a computer calls itself; to a phone they mean the phone. */
const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Hosts to listen on that include the network. */
const everywhere = new Set(['0.0.0.0', '::']);

/**
 * The origin under which others reach what somebody sees at `seenAt`: the same, unless that is this
 * computer's name for itself; then its first address in the network, if it listens there.
 * @param nearby the addresses of this computer in its networks.
 */
export function joinOrigin(
	seenAt: URL,
	{ host, origin }: Pick<Config, 'host' | 'origin'>,
	nearby: () => readonly string[]
): string {
	if (origin !== undefined) return origin;
	if (!ownNames.has(seenAt.hostname) || !everywhere.has(host)) return seenAt.origin;
	const [address] = nearby();
	if (address === undefined) return seenAt.origin;
	const reached = new URL(seenAt.origin);
	reached.hostname = address;
	return reached.origin;
}
