import { parseArgs } from 'node:util';
import { m } from '#i18n/paraglide/messages.js';
import type { Diagnosis, Level } from '#server/keeping/doctor/check.ts';
import { examine } from '#server/keeping/doctor/doctor.ts';
import type { Command } from './terminal.ts';

const words: Readonly<Record<Level, () => string>> = {
	ok: m.doctor_level_ok,
	warning: m.doctor_level_warning,
	wrong: m.doctor_level_wrong
};

/** As wide as the longest word for a level, and a space. */
const indent = 9;

/** Looks at the instance of these settings; 1 where something is wrong. */
export const doctorCommand: Command = async (args, { say, env }) => {
	parseArgs({ args: [...args], options: {} });
	const found = await examine(env, Date.now());
	for (const diagnosis of found) for (const line of linesOf(diagnosis)) say(line);
	const wrong = found.filter(({ level }) => level === 'wrong').length;
	const warnings = found.filter(({ level }) => level === 'warning').length;
	say('');
	say(wrong + warnings === 0 ? m.doctor_well() : m.doctor_found({ wrong, warnings }));
	return wrong === 0 ? 0 : 1;
};

function linesOf({ level, words: what, next }: Diagnosis): readonly string[] {
	const first = `${words[level]().padEnd(indent)}${what}`;
	return next === undefined ? [first] : [first, `${' '.repeat(indent)}${next}`];
}
