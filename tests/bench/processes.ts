import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A server in a process of its own. */
export interface ServerProcess {
	readonly port: number;
	readonly pid: number;
	stop(): Promise<void>;
}

/** Starts a script that sends `{ port }` to its parent once it listens. */
export async function startProcess(
	script: string,
	args: readonly string[] = [],
	env: NodeJS.ProcessEnv = process.env
): Promise<ServerProcess> {
	const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
	process.on('exit', () => child.kill('SIGKILL'));
	const [message]: unknown[] = await Promise.race([once(child, 'message'), failed(child)]);
	return { port: portIn(message), pid: child.pid ?? 0, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
	const gone = once(child, 'exit');
	child.kill('SIGKILL');
	await gone;
}

async function failed(child: ChildProcess): Promise<never> {
	const [code]: unknown[] = await once(child, 'exit');
	throw new Error(`a server ended with ${String(code)} before it listened`);
}

function portIn(message: unknown): number {
	if (typeof message === 'object' && message !== null && 'port' in message) {
		return Number(message.port);
	}
	throw new Error('a server did not say its port');
}

/** The clock of the kernel's accounts ticks a hundred times a second. */
const tick = 10;

/** Processor time that a process has used so far, all its threads, in milliseconds. Linux only. */
export function processorTime(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * tick;
}

/** Memory that a process holds, in kilobytes. Linux only. */
export function memoryOf(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
}
