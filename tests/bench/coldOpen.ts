import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';
import { SqliteJournal } from '#server/sync/journal/sqliteJournal.ts';
import { syncLimits } from '#server/sync/limits.ts';
import { BenchClient } from './client.ts';
import type { RondoContestant } from './contestants.ts';
import { writeLong } from './longMeeting.ts';
import { startProcess, type ServerProcess } from './processes.ts';
import { yWebsocketWire } from './wire.ts';

const edits = 30_000;
/** As many updates as are left unfolded at most when everybody has gone. */
const unfolded = syncLimits.rowsBeforeRest - 1;
/** A document stays in memory for a while after the last one left; milliseconds. */
const untilCold = syncLimits.lingering + 1_000;

/** Opening the document of a two-hour meeting that nobody has open, and sending its bytes as they are. */
export class ColdOpening {
	readonly #rondo: RondoContestant;
	readonly #snapshots: ServerProcess;
	/** Bytes of the document's state. */
	readonly bytes: number;

	private constructor(rondo: RondoContestant, snapshots: ServerProcess, bytes: number) {
		this.#rondo = rondo;
		this.#snapshots = snapshots;
		this.bytes = bytes;
	}

	static async prepare(rondo: RondoContestant): Promise<ColdOpening> {
		let state: Uint8Array = new Uint8Array();
		await rondo.whileStopped(async () => {
			state = await storeLongMeeting(rondo);
		});
		const file = `${rondo.databaseFile}.state`;
		await writeFile(file, state);
		const script = fileURLToPath(new URL('./snapshotServer.ts', import.meta.url));
		return new ColdOpening(rondo, await startProcess(script, [file]), state.length);
	}

	/** Milliseconds until a client has the document, from the first byte it sends. */
	async measure(): Promise<{ readonly rondo: number; readonly snapshot: number }> {
		await pause(untilCold);
		const rondo = await timed(() => this.#rondo.connect(0));
		const url = `ws://127.0.0.1:${this.#snapshots.port}/`;
		const snapshot = await timed(() => new BenchClient({ url, wire: yWebsocketWire }).open());
		return { rondo, snapshot };
	}

	async stop(): Promise<void> {
		await this.#snapshots.stop();
	}
}

async function timed(open: () => Promise<BenchClient>): Promise<number> {
	const began = performance.now();
	const client = await open();
	const took = performance.now() - began;
	await client.leave();
	return took;
}

/** Writes the meeting into the journal, folded as the server leaves it. @returns the document's state. */
async function storeLongMeeting(rondo: RondoContestant): Promise<Uint8Array> {
	const journal = new SqliteJournal(rondo.databaseFile);
	const document = rondo.meeting.id;
	const before = await journal.load(document);
	const { written, state } = writeLong(merged(before), (doc) => rondo.rowOf(doc), edits);
	const seen = new Set<number>();
	const entries = written.map(({ client, update }) => {
		const participantId = `writer ${client}`;
		const binds = seen.has(client) ? [] : [{ clientId: client, participantId }];
		seen.add(client);
		return { document, update, origin: 'client', at: Date.now(), binds } as const;
	});
	const logged = await journal.append(entries);
	const rows = logged.map((each) => (each.kind === 'logged' ? each.row : 0));
	const folded = new Y.Doc();
	folded.transact(() => {
		Y.applyUpdate(folded, merged(before));
		for (const { update } of written.slice(0, -unfolded)) Y.applyUpdate(folded, update);
	});
	await journal.compact(document, {
		state: Y.encodeStateAsUpdate(folded),
		rows: [...before.rows, ...rows.slice(0, -unfolded)],
		basedOn: before.snapshot?.upto ?? null
	});
	await journal.close();
	return state;
}

function merged({
	snapshot,
	tail
}: {
	readonly snapshot: { readonly state: Uint8Array } | null;
	readonly tail: readonly Uint8Array[];
}): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => {
		if (snapshot !== null) Y.applyUpdate(doc, snapshot.state);
		for (const update of tail) Y.applyUpdate(doc, update);
	});
	return Y.encodeStateAsUpdate(doc);
}
