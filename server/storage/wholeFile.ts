/**
 * A file that is there whole or not at all: it is written beside its place under another name, brought to
 * the disk, and only then takes its name. Where a stop comes in between, the place is as it was.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite may leave beside a file. */
const companions = ['-journal', '-wal', '-shm'];

export class WholeFile {
	/** Where it is written meanwhile; an empty file that its owner alone may read. */
	readonly part: string;
	readonly #place: string;

	/** @throws what the system says when the folder is missing or may not be written to. */
	constructor(place: string) {
		this.#place = place;
		this.part = `${place}.${randomBytes(4).toString('hex')}.part`;
		closeSync(openSync(this.part, 'wx', 0o600));
	}

	/** Gives the finished file its name; whatever had it before is gone. */
	keep(): void {
		toDisk(this.part);
		renameSync(this.part, this.#place);
		// The name itself must be on the disk too; folders cannot be opened on every system.
		if (process.platform !== 'win32') toDisk(dirname(this.#place));
	}

	/** Takes away what has been written so far; nothing where it was kept. */
	drop(): void {
		for (const end of ['', ...companions]) rmSync(`${this.part}${end}`, { force: true });
	}
}

function toDisk(path: string): void {
	const opened = openSync(path, 'r');
	try {
		fsyncSync(opened);
	} finally {
		closeSync(opened);
	}
}
