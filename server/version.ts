import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const about = v.object({ version: v.string() });

/** The version of this Rondo, as `package.json` has it. */
export const { version } = v.parse(
	about,
	JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
);
