/** The data folder: whether Rondo may write there, others may not read there, and how much room is left. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { m } from '#i18n/paraglide/messages.js';
import { databaseFileIn, keptSecret, secretFileIn } from '#server/dataDirectory.ts';
import { sizeInWords } from '#server/keeping/size.ts';
import { ok, warning, wrong, type Check, type Diagnosis } from './check.ts';

/** In bytes: below the one nothing can be saved soon, below the other it is time to make room. */
const [tooLittle, little] = [50_000_000, 1_000_000_000];

/** Rights that anybody but the owner has. */
const notOwner = 0o077;

export const checkFolder: Check = ({ config: { dataDirectory: folder } }) => {
	if (!existsSync(folder)) return [ok(m.doctor_folder_new({ folder }))];
	try {
		accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		return [wrong(m.doctor_folder_closed({ folder }), m.doctor_folder_closed_next({ folder }))];
	}
	const { bavail, bsize } = statfsSync(folder);
	return [...rights(folder), room(folder, bavail * bsize)];
};

/** Whether the secret is there, is one, and is for its owner alone. */
export const checkSecret: Check = ({ config: { dataDirectory, secret, databaseUrl } }) => {
	if (secret !== undefined) return [ok(m.doctor_secret_set())];
	const file = secretFileIn(dataDirectory);
	// Read in any case: a damaged one is told in words.
	if (keptSecret(dataDirectory) !== undefined)
		return [ok(m.doctor_secret_kept({ file })), ...rights(file)];
	// Whether PostgreSQL has had one is known only when it is looked at.
	if (databaseUrl !== undefined) return [];
	const isNew = !existsSync(databaseFileIn(dataDirectory));
	return isNew
		? [ok(m.doctor_secret_new())]
		: [wrong(m.doctor_secret_missing({ file }), m.doctor_secret_missing_next())];
};

function rights(path: string): readonly Diagnosis[] {
	// Windows has rights of another kind, which are not in these bits.
	if (process.platform === 'win32' || (statSync(path).mode & notOwner) === 0) return [];
	return [warning(m.doctor_readable({ path }), m.doctor_readable_next({ path }))];
}

function room(folder: string, bytes: number): Diagnosis {
	const size = sizeInWords(bytes);
	if (bytes < tooLittle) return wrong(m.doctor_room({ folder, size }), m.doctor_room_next());
	if (bytes < little) return warning(m.doctor_room({ folder, size }), m.doctor_room_next());
	return ok(m.doctor_room({ folder, size }));
}
