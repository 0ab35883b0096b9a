/** The repository as it would be committed: tracked files and new ones, without ignored ones. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from './tree.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The paths of all files, with slashes, from the top of the repository. */
export function repositoryFiles(): string[] {
	const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
	return execFileSync('git', words, { cwd: root, encoding: 'utf8' })
		.split('\0')
		.filter((path) => path !== '' && existsSync(join(root, path)));
}

/** Those files of the repository that have a given end, with their content. */
export function readTree(wanted: (path: string) => boolean): Tree {
	return new Map(
		repositoryFiles()
			.filter(wanted)
			.map((path) => [path, readFileSync(join(root, path), 'utf8')])
	);
}
