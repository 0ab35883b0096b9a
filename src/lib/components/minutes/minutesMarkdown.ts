/** The minutes as Markdown: the same words as on the page, for wikis, mails and archives. */
import type { DecisionMinutes } from '#governance/record/decisionMinutes.ts';
import type { Entry } from '#governance/record/entries.ts';
import type { ItemMinutes, Minutes } from '#governance/minutes.ts';
import { markdownWords } from '#editor/renderMarkdownWords.ts';
import { toMarkdown } from '#editor/render.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';
import { partWords, presenceWords } from './attendanceWords.ts';
import { carriedWords } from './carriedWords.ts';
import { decisionLines, undecidedLines, type DecisionLine } from './decisionWords.ts';
import { entryWords } from './entryWords.ts';
import { headingLine, itemHeading, servesIn, titleOf } from './headingWords.ts';

/** People's words stay words: nothing in them becomes a heading, a link or raw HTML. */
const plain = (words: string): string => markdownWords([{ text: words }]);

const bullet = (words: string): string => `- ${plain(words)}`;

/** Another mark than that of a list in a proposal, so that the record begins a list of its own after it. */
const recordMark = '* ';

const labelled = ({ label, words }: DecisionLine): string => `**${plain(label)}:** ${plain(words)}`;

function decisionPart(decision: DecisionMinutes, zone: string): readonly string[] {
	return [
		`### ${plain(decision.details.title)}`,
		toMarkdown(decision.text),
		...decisionLines(decision, zone).map((line) => `${recordMark}${labelled(line)}`),
		`\`${decision.hash}\``
	];
}

function entryPart(entry: Entry, zone: string): readonly string[] {
	if (entry.kind === 'decision') return decisionPart(entry.decision, zone);
	const words = entryWords(entry, zone);
	return words === null ? [] : [bullet(words)];
}

function itemPart(item: ItemMinutes, zone: string): readonly string[] {
	const heading = `## ${plain(itemHeading(item))}`;
	if (item.confidential) return [heading];
	return [
		heading,
		...item.entries.flatMap((entry) => entryPart(entry, zone)),
		...undecidedLines(item).map((line) => `- ${labelled(line)}`)
	];
}

/** Puts an empty line between parts, and none between the lines of a list. */
function joined(parts: readonly string[]): string {
	const isSameList = (one: string, other: string): boolean =>
		['- ', recordMark].some((mark) => one.startsWith(mark) && other.startsWith(mark));
	return parts
		.map((part, at) =>
			at === 0 ? part : `${isSameList(part, parts[at - 1] ?? '') ? '\n' : '\n\n'}${part}`
		)
		.join('');
}

function actionWords({ what, who, due }: Minutes['actions'][number]): string {
	const name = who?.name ?? m.minutes_nobody_yet();
	return due === null
		? m.minutes_action_undated({ what, who: name })
		: m.minutes_action({ what, who: name, due: plainDate(due) });
}

/** The whole minutes. */
export function minutesMarkdown(minutes: Minutes): string {
	const { zone } = minutes.heading;
	const attendance = minutes.attendance.map((each) => {
		const parts = [...partWords(each, servesIn(minutes, each.who.id)), presenceWords(each, zone)];
		return bullet(`${each.who.name}: ${parts.join(', ')}`);
	});
	const actions = minutes.actions.map((action) => bullet(actionWords(action)));
	const section = (title: string, lines: readonly string[]) =>
		lines.length === 0 ? [] : [`## ${plain(title)}`, ...lines];
	return `${joined([
		`# ${plain(titleOf(minutes))}`,
		plain(headingLine(minutes)),
		...section(m.minutes_attendance(), attendance),
		...minutes.items.flatMap((item) => itemPart(item, zone)),
		...section(
			m.minutes_not_reached(),
			minutes.notReached.map(({ title }) => bullet(title))
		),
		...section(
			m.minutes_notes(),
			minutes.entries.flatMap((entry) => entryPart(entry, zone))
		),
		...section(
			m.minutes_carried(),
			minutes.carried.map((each) => bullet(carriedWords(each)))
		),
		...section(m.minutes_actions(), actions),
		...section(
			m.minutes_suggestions(),
			minutes.suggestions.map(({ who, text }) => bullet(`${who.name}: ${text}`))
		)
	])}\n`;
}
