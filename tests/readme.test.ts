import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settings } from '../server/config.ts';
import { repositoryFiles, root } from './architecture/repository.ts';
import { rooms } from './architecture/rooms.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Commands that npm has by itself. */
const npmOwn = ['install', 'ci'];

/** The table of settings as it has to stand in README.md, apart from how wide its columns are. */
function settingsTable(): string[][] {
	const rows = Object.entries(settings).map(([name, { fallback, means }]) => [
		`\`${name}\``,
		fallback === '' ? '-' : `\`${fallback}\``,
		means
	]);
	return [['Variable', 'Without it', 'What it does'], ...rows];
}

function tableBetween(start: string, end: string): string[][] {
	const text = readme.slice(readme.indexOf(start), readme.indexOf(end));
	return text
		.split('\n')
		.filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line))
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim())
		);
}

describe('README.md', () => {
	test('every command in it exists', () => {
		const commands = [...readme.matchAll(/\bnpm (run )?([a-z]+)/g)].map((match) => match[2] ?? '');
		expect(commands).toEqual(expect.arrayContaining(['start', 'test', 'good', 'dev']));
		expect(commands.filter((name) => !npmOwn.includes(name) && !(name in scripts))).toEqual([]);
	});

	test('every link in it leads to a file of the repository', () => {
		const links = [...readme.matchAll(/(?:\]\(|src=")([^)"]+)/g)].map((match) => match[1] ?? '');
		const inside = links.filter((link) => !/^https?:/.test(link));
		expect(inside).toEqual(expect.arrayContaining(['LICENSE', 'docs/pictures/phone.png']));
		expect(inside.filter((link) => !repositoryFiles().includes(link))).toEqual([]);
	});

	test('its table of places has every room of the house, and nothing that is not there', () => {
		const places = tableBetween('## Where', '## Run')
			.slice(1)
			.map(([place]) => place?.replaceAll('`', '') ?? '');
		const known = rooms.map(({ name, place }) => (name === 'routes' ? 'src/routes/' : place));
		expect(places).toEqual(expect.arrayContaining(known));
		const others = places.filter((place) => !known.includes(place));
		expect(others.filter((place) => !existsSync(join(root, place)))).toEqual([]);
	});

	test('its table of settings is that of server/config.ts', () => {
		expect(tableBetween('<!-- prettier-ignore-start -->', '<!-- prettier-ignore-end -->')).toEqual(
			settingsTable()
		);
	});

	test('every decision is in it, and short enough to be read', () => {
		const decisions = repositoryFiles().filter((path) => path.startsWith('docs/decisions/'));
		expect(decisions.filter((path) => !readme.includes(`(${path})`))).toEqual([]);
		const lines = decisions.map((path) =>
			readFileSync(join(root, path), 'utf8').trimEnd().split('\n')
		);
		expect(lines.filter(({ length }) => length > 15)).toEqual([]);
	});
});

describe('package-lock.json', () => {
	test('names no registry, so that everybody installs from their own', () => {
		const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
		expect(lock).toContain('"integrity"');
		expect(lock).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
	});
});
