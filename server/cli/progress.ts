import { m } from '#i18n/paraglide/messages.js';
import type { Progress } from '#server/keeping/copy.ts';
import type { Terminal } from './terminal.ts';

/** Between two lines about a work that takes long, in milliseconds. */
const interval = 2_000;

/** Says how far a long work is, and stops it where the person wants that. */
export function progressOn({ note, stop }: Terminal, clock = performance): Progress {
	let all = 0;
	let toldAt = clock.now();
	return (rows) => {
		stop.throwIfAborted();
		all += rows;
		if (clock.now() - toldAt < interval) return;
		toldAt = clock.now();
		note(m.cli_rows({ rows: all.toLocaleString('en') }));
	};
}
