/**
 * Rondo as an operator runs it: `node server/main.ts` as a process of its own, with a data folder
 * of its own, on 127.0.0.1 and any free port.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Ended {
	/** Null if a signal ended it. */
	readonly exitCode: number | null;
	readonly output: string;
	readonly errors: string;
}

const running = new Set<ChildProcess>();
// A test that fails half-way leaves nothing behind.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

type Command = readonly [command: string, ...words: string[]];
const directly: Command = [process.execPath, 'server/main.ts'];
/** As people start it: npm, a shell, and Rondo in it. */
export const byNpm: Command = ['npm', 'start'];

/** A process that was started, running or not. */
export class RondoProcess {
	readonly #child: ChildProcess;
	readonly ended: Promise<Ended>;
	#output = '';
	#errors = '';

	constructor(settings: Record<string, string>, [command, ...words] = directly) {
		this.#child = spawn(command, words, {
			cwd: root,
			env: {
				PATH: process.env.PATH,
				HOME: process.env.HOME,
				HOST: '127.0.0.1',
				PORT: '0',
				...settings
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		running.add(this.#child);
		this.#child.stdout?.on('data', (chunk) => (this.#output += String(chunk)));
		this.#child.stderr?.on('data', (chunk) => (this.#errors += String(chunk)));
		this.ended = new Promise((resolve) => {
			this.#child.on('close', (exitCode) => {
				running.delete(this.#child);
				resolve({ exitCode, output: this.#output, errors: this.#errors });
			});
		});
	}

	get pid(): number {
		return this.#child.pid ?? 0;
	}

	/** Everything it has said at the terminal and in its log so far. */
	get said(): string {
		return this.#output + this.#errors;
	}

	/** The address it listens at. @throws if it ends before it listens. */
	async listening(): Promise<string> {
		await this.announced('Rondo is running');
		const address = /http:\/\/127\.0\.0\.1:\d+/.exec(this.#output)?.[0];
		if (address === undefined) throw new Error(`No address in: ${this.#output}`);
		return address;
	}

	/** Resolves when it has said these words at the terminal. @throws if it ends before. */
	announced(words: string): Promise<void> {
		return this.#until('stdout', () => this.#output.includes(words));
	}

	/** Resolves when the log has these words. @throws if it ends before. */
	logged(words: string): Promise<void> {
		return this.#until('stderr', () => this.#errors.includes(words));
	}

	async #until(stream: 'stdout' | 'stderr', done: () => boolean): Promise<void> {
		while (!done()) {
			const more = new Promise<undefined>((resolve) => {
				this.#child[stream]?.once('data', () => resolve(undefined));
			});
			const end = await Promise.race([more, this.ended]);
			if (end && !done()) throw new Error(`Rondo ended with ${end.exitCode}: ${end.errors}`);
		}
	}

	/** Sends a signal and waits for the end. */
	stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<Ended> {
		this.#child.kill(signal);
		return this.ended;
	}
}

/** A new data folder; `remove` it in the end. */
export function temporaryData(): { readonly path: string; remove(): void } {
	const path = mkdtempSync(join(tmpdir(), 'rondo-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A port that nobody uses now, for a server whose address must be known before it starts. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return address.port;
}
