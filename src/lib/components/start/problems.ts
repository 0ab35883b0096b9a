/** What is wrong with a draft, in words beside the field. */
import { itemMinutes, longest } from '#governance/limits.ts';
import { m } from '#i18n/paraglide/messages.js';
import { peopleOf, type MeetingDraft } from './meetingDraft.ts';

/** What the server found: the path in its form, and a code. */
export interface Misfit {
	readonly at: string;
	readonly code: string;
}

/** Words by the name of the field they belong to. */
export type Problems = Readonly<Record<string, string>>;

/** Puts each finding to its field; of several for one field the first counts. */
export function problemsOf(draft: MeetingDraft, misfits: readonly Misfit[]): Problems {
	const problems: Record<string, string> = {};
	for (const misfit of misfits) {
		const { field, words } = wordsFor(draft, misfit);
		problems[field] ??= words;
	}
	return problems;
}

function wordsFor(draft: MeetingDraft, { at, code }: Misfit): { field: string; words: string } {
	const [place = '', row = '', part = ''] = at.split('.');
	if (place === 'people') return personWords(draft, Number(row), code);
	if (place === 'me') return { field: 'me', words: m.start_problem_me() };
	if (place === 'deputy') return { field: 'deputy', words: m.start_problem_nobody() };
	if (place === 'items' && part !== '') return { field: at, words: itemWords(part, code) };
	return { field: place, words: meetingWords(place, code) };
}

function personWords(draft: MeetingDraft, row: number, code: string) {
	const person = peopleOf(draft)[row];
	if (person === undefined) return { field: 'members', words: m.start_problem_many_people() };
	const { from, name } = person;
	if (code === 'sameName') return { field: from, words: m.start_problem_same_name({ name }) };
	if (code === 'tooLong')
		return { field: from, words: m.start_problem_long_name({ name: name.slice(0, 30) }) };
	return { field: from, words: m.start_problem_me() };
}

function itemWords(part: string, code: string): string {
	if (part === 'owner') return m.start_problem_nobody();
	if (part === 'minutes') return minutesWords();
	if (part === 'reviewOn')
		return code === 'dateInPast' ? m.refusal_date_in_past() : m.start_problem_date();
	if (part === 'text') return m.start_problem_text();
	if (part === 'title' && code === 'empty') return m.start_problem_item_title();
	return tooLongOrOther(
		code,
		part === 'title' ? longest.title : part === 'driver' ? longest.words : longest.line
	);
}

function meetingWords(field: string, code: string): string {
	if (field === 'circle' && code === 'empty') return m.start_problem_circle();
	if (field === 'minutes') return minutesWords();
	if (field === 'zone') return m.start_problem_zone();
	if (field === 'items') return m.start_problem_many_items();
	if (field === 'aims') return m.start_problem_aims({ count: longest.line });
	return tooLongOrOther(code, field === 'title' ? longest.title : longest.name);
}

function minutesWords(): string {
	return m.start_problem_minutes({ least: itemMinutes.least, most: itemMinutes.most });
}

function tooLongOrOther(code: string, count: number): string {
	return code === 'tooLong' ? m.start_problem_long({ count }) : m.start_problem_other();
}
