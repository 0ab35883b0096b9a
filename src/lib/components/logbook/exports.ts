/** CR5: a logbook to take along: Markdown to read, JSON and CSV to work with. */
import type { AgreementPaper } from '#governance/circle/agreementPaper.ts';
import { toMarkdown, toPlain } from '#editor/render.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';
import { standingWords } from './standingWords.ts';
import { stepLines } from './stepWords.ts';

interface Heading {
	readonly circle: string;
	/** The day on which it is taken along; plain date. */
	readonly day: string;
}

/** One line of plain words that Markdown takes for nothing else. */
function plainLine(words: string): string {
	return words
		.replaceAll(/\s+/gu, ' ')
		.trim()
		.replaceAll(/([\\`*_{}[\]()#+!<>|~&])/gu, '\\$1');
}

/** The logbook as one Markdown text. */
export function logbookMarkdown(papers: readonly AgreementPaper[], heading: Heading): string {
	const head = [
		`# ${plainLine(m.logbook_page({ circle: heading.circle }))}`,
		m.logbook_md_taken({ day: plainDate(heading.day) })
	];
	return `${[...head, ...papers.map((paper) => agreementMarkdown(paper, heading.day))].join('\n\n')}\n`;
}

function agreementMarkdown(paper: AgreementPaper, day: string): string {
	const { line } = paper;
	const owner =
		line.ownerName === '' ? m.logbook_nobody() : m.logbook_owner({ name: line.ownerName });
	const facts = [
		m.logbook_md_standing({ words: standingWords(line, day) }),
		owner,
		...(paper.role === null ? [] : [m.logbook_of_the_role({ role: paper.role.name })]),
		...(line.reviewOn === null ? [] : [m.logbook_review({ day: plainDate(line.reviewOn) })]),
		...(line.termUntil === null ? [] : [m.logbook_term({ day: plainDate(line.termUntil) })]),
		...(line.doneBy === null ? [] : [m.logbook_done_by({ day: plainDate(line.doneBy) })]),
		...(line.endedOn === null ? [] : [m.logbook_ended_on({ day: plainDate(line.endedOn) })])
	];
	const list = (heading: string, lines: readonly string[]) =>
		lines.length === 0
			? []
			: [`### ${heading}`, lines.map((words) => `- ${plainLine(words)}`).join('\n')];
	const steps = stepLines(paper).map(
		({ about, words, when }) => `${when}: ${about === '' ? '' : `${about} `}${words}`
	);
	return [
		`## ${plainLine(paper.title)}`,
		facts.map((fact) => `- ${plainLine(fact)}`).join('\n'),
		toMarkdown(paper.text).trim(),
		...list(m.logbook_criteria(), paper.criteria),
		...list(m.logbook_came_about(), steps)
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

/** The logbook as data: every agreement with all of its forms and its history. */
export function logbookJson(papers: readonly AgreementPaper[], heading: Heading): string {
	const agreements = papers.map((paper) => ({
		id: paper.line.id,
		title: paper.title,
		standing: paper.line.standing,
		kind: paper.line.kind,
		provisional: paper.line.provisional,
		owner: paper.line.ownerName,
		reviewOn: paper.line.reviewOn,
		termUntil: paper.line.termUntil,
		doneBy: paper.line.doneBy,
		endedOn: paper.line.endedOn,
		role: paper.role,
		driver: paper.driver,
		criteria: paper.criteria,
		hash: paper.hash,
		forms: paper.forms.map(({ version, standing, at, title, text }) => ({
			...{ version, standing, title, at: new Date(at).toISOString() },
			text: toMarkdown(text)
		})),
		history: paper.history.map(({ at, kind, version, whoName, words }) => ({
			...{ kind, version, who: whoName, words, at: new Date(at).toISOString() }
		}))
	}));
	return `${JSON.stringify({ rondo: 'logbook', v: 1, ...heading, agreements }, null, '\t')}\n`;
}

const columns = [
	...['id', 'title', 'standing', 'kind', 'owner', 'review', 'term', 'done by', 'ended', 'decided'],
	...['version', 'criteria', 'text', 'hash']
];

/**
 * A field of a table. Spreadsheets take words that begin so for formulas, and would run them: an apostrophe
 * before them says that they are words.
 */
function field(words: string): string {
	const safe = /^[\s\u0000]*[=+\-@\t\r]/u.test(words) ? `'${words}` : words;
	return /["',;\r\n\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The logbook as a table (RFC 4180), one row for each agreement. */
export function logbookCsv(papers: readonly AgreementPaper[]): string {
	const rows = papers.map(({ line, title, version, criteria, text, hash }) => [
		...[line.id, title, line.standing, line.kind, line.ownerName],
		...[line.reviewOn ?? '', line.termUntil ?? '', line.doneBy ?? '', line.endedOn ?? ''],
		...[new Date(line.createdAt).toISOString().slice(0, 10), String(version)],
		...[criteria.join('\n'), toPlain(text), hash]
	]);
	// Spreadsheets read it as UTF-8 by the mark at its beginning.
	return `\ufeff${[columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}
