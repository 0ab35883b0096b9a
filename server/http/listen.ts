import type { Server } from 'node:http';
import { StartProblem } from '../startProblem.ts';

/**
 * Begins to take connections.
 * @returns the port, which is another than the given one if that is 0.
 * @throws {StartProblem} if the port is taken or not allowed, or the host is not this computer.
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error) => reject(problemWith(error, host, port) ?? error));
		server.listen(port, host, resolve);
	});
	server.removeAllListeners('error');
	const address = server.address();
	return typeof address === 'object' && address !== null ? address.port : port;
}

function problemWith(error: Error, host: string, port: number): StartProblem | undefined {
	const code = 'code' in error ? error.code : undefined;
	switch (code) {
		case 'EADDRINUSE':
			return new StartProblem(
				`Port ${port} is taken by another program, perhaps another Rondo. Stop it, or choose another port: PORT=${port + 1} npm start`
			);
		case 'EACCES':
			return new StartProblem(
				`Port ${port} may only be used by the system's administrator. Choose one above 1023 with PORT.`
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return new StartProblem(`HOST is "${host}", which is not an address of this computer.`);
		default:
			return undefined;
	}
}
