import { parseArgs } from 'node:util';
import { m } from '#i18n/paraglide/messages.js';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { sowInto } from '#server/seed/sowInto.ts';
import { StartProblem } from '#server/startProblem.ts';
import type { Command, Terminal } from './terminal.ts';

/** Between two lines about how far the year is, in days. */
const interval = 30;

/** Sows the example data, a year of Lindenhof, into the empty database of these settings. */
export const seedCommand: Command = async (args, terminal) => {
	parseArgs({ args: [...args], options: {} });
	const log = createLog('error', process.stderr);
	const means = { log, now: Date.now(), onDay: tellOf(terminal) };
	const sown = await sowInto(readConfig(terminal.env), means);
	if (sown === undefined) throw new StartProblem(m.seed_not_empty());
	for (const line of [m.seed_done(sown), m.seed_sign_in(sown), m.seed_examples()])
		terminal.say(line);
	return 0;
};

function tellOf({ note, stop }: Terminal): (day: number) => void {
	return (day) => {
		if (stop.aborted) throw new StartProblem(m.seed_stopped());
		if (day % interval === 0) note(m.seed_so_far({ days: String(-day) }));
	};
}
