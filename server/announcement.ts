import type { Config } from './config.ts';

/** More addresses than this are those of virtual networks, which no phone is in. */
const maxNearby = 3;

const everyAddress = new Set(['0.0.0.0', '::']);

/**
 * What the terminal says when Rondo listens: where to open it, here and on phones, and how to
 * stop it.
 * @param nearby the addresses of this computer in its networks.
 */
export function announcement(
	config: Pick<Config, 'host' | 'origin'>,
	port: number,
	nearby: readonly string[]
): string {
	const rows = [...addressRows(config, port, nearby), ['To stop it', 'Ctrl+C']];
	const lines = rows.map(([label, text]) => `  ${label?.padEnd(18)} ${text}`);
	return ['', 'Rondo is running.', '', ...lines, '', ''].join('\n');
}

function addressRows(
	{ host, origin }: Pick<Config, 'host' | 'origin'>,
	port: number,
	nearby: readonly string[]
): string[][] {
	if (origin !== undefined) return [['Open', origin]];
	const at = (name: string) => (port === 80 ? `http://${name}` : `http://${name}:${port}`);
	if (!everyAddress.has(host)) return [['Open', at(host.includes(':') ? `[${host}]` : host)]];
	const phones = nearby.slice(0, maxNearby).map((address) => ['On phones nearby', at(address)]);
	return [['On this computer', at('localhost')], ...phones];
}
