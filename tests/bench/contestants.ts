import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { callMeeting, type CalledMeeting, type Caller } from '../caller.ts';
import { freePort, RondoProcess, temporaryData } from '../rondo.ts';
import { BenchClient } from './client.ts';
import { startProcess, type ServerProcess } from './processes.ts';
import { hocuspocusWire, yWebsocketWire } from './wire.ts';

/** A server with one document that is measured. */
export interface Contestant {
	readonly name: string;
	readonly pid: number;
	/** Opens one more client, of the person of this number. */
	connect(number: number): Promise<BenchClient>;
	/** Where a client writes. */
	rowOf(doc: Y.Doc): Y.Text;
	stop(): Promise<void>;
}

/** People in the meeting; those beyond have several tabs. */
export const people = 20;

export const rondoName = 'Rondo';
export const hocuspocusName = 'Hocuspocus';

/** A whole Rondo, as it is started by `npm start`, with one meeting in it. */
export class RondoContestant implements Contestant {
	readonly name = rondoName;
	readonly meeting: CalledMeeting;
	readonly port: number;
	readonly #data: ReturnType<typeof temporaryData>;
	#process: RondoProcess;

	private constructor(
		meeting: CalledMeeting,
		port: number,
		data: ReturnType<typeof temporaryData>,
		process: RondoProcess
	) {
		this.meeting = meeting;
		this.port = port;
		this.#data = data;
		this.#process = process;
	}

	static async start(): Promise<RondoContestant> {
		const data = temporaryData();
		const port = await freePort();
		const process = await started(port, data.path);
		const names = Array.from({ length: people }, (_, n) => `Person ${n + 1}`);
		return new RondoContestant(await callMeeting(port, names), port, data, process);
	}

	get pid(): number {
		return this.#process.pid;
	}

	get databaseFile(): string {
		return `${this.#data.path}/rondo.sqlite`;
	}

	caller(number: number): Caller {
		const callers = Object.values(this.meeting.seats);
		const caller = callers[number % callers.length];
		if (caller === undefined) throw new Error('nobody sits in the meeting');
		return caller;
	}

	connect(number: number): Promise<BenchClient> {
		const { id } = this.meeting;
		const url = `ws://127.0.0.1:${this.port}/sync/${id}`;
		const { headers } = this.caller(number);
		return new BenchClient({ url, headers, wire: hocuspocusWire(id) }).open();
	}

	rowOf(doc: Y.Doc): Y.Text {
		const root = [...doc.share.keys()].find((key) => key.startsWith('text:proposal-')) ?? '';
		const rows = textRoot(doc, root.slice('text:'.length)).createTreeWalker(
			(node) => node instanceof Y.XmlText
		);
		for (const row of rows) if (row instanceof Y.XmlText) return row;
		throw new Error('the text has no words yet');
	}

	/** Stops, lets `work` happen to the data, and starts again. */
	async whileStopped(work: () => Promise<void>): Promise<void> {
		await this.#process.stop();
		await work();
		this.#process = await started(this.port, this.#data.path);
	}

	async stop(): Promise<void> {
		await this.#process.stop();
		this.#data.remove();
	}
}

async function started(port: number, data: string): Promise<RondoProcess> {
	const settings = { RONDO_DATA: data, PORT: String(port), NODE_ENV: 'production' };
	const process = new RondoProcess(settings);
	await process.listening();
	return process;
}

/** Hocuspocus of the same version, bare. */
export async function startHocuspocus(): Promise<Contestant> {
	const server = await startProcess(placeOf('./bareHocuspocus.ts'));
	const wire = hocuspocusWire('bench');
	return plain(hocuspocusName, server, () =>
		new BenchClient({ url: `ws://127.0.0.1:${server.port}/`, wire }).open()
	);
}

/** The server that comes with y-websocket 2. */
export async function startYWebsocket(): Promise<Contestant> {
	const port = await freePort();
	const server = await startProcess(placeOf('./yWebsocket.ts'), [String(port)]);
	return plain('y-websocket', server, () =>
		new BenchClient({ url: `ws://127.0.0.1:${port}/bench`, wire: yWebsocketWire }).open()
	);
}

function plain(
	name: string,
	server: ServerProcess,
	connect: () => Promise<BenchClient>
): Contestant {
	return {
		name,
		pid: server.pid,
		connect,
		rowOf: (doc) => doc.getText('draft'),
		stop: () => server.stop()
	};
}

function placeOf(script: string): string {
	return fileURLToPath(new URL(script, import.meta.url));
}
