/** A new meeting as somebody types it: plain words, kept whatever is wrong with them. */
import { agendaKinds } from '#governance/method.ts';
import { plainName } from '#governance/people/plainName.ts';
import { schools } from '#governance/settings.ts';

const itemFields = [
	'kind',
	'title',
	'minutes',
	'owner',
	'driver',
	'outcome',
	'text',
	'reviewOn',
	'backlog'
] as const;
const meetingFields = [
	'circle',
	'organisation',
	'aims',
	'title',
	'zone',
	'minutes',
	'school',
	'me',
	'members',
	'others',
	'deputy'
] as const;

export type ItemDraft = Record<(typeof itemFields)[number], string>;
export type MeetingDraft = Record<(typeof meetingFields)[number], string> & { items: ItemDraft[] };

/** Most rows that one form brings back; the server takes fewer. */
const mostRows = 60;

/** An empty row of the agenda. */
export function freshItem(): ItemDraft {
	return {
		kind: agendaKinds[0],
		title: '',
		minutes: '20',
		owner: '',
		driver: '',
		outcome: '',
		text: '',
		reviewOn: '',
		backlog: ''
	};
}

/** An empty form. `zone` is an IANA time zone. */
export function freshDraft(zone: string): MeetingDraft {
	return {
		circle: '',
		organisation: '',
		aims: '',
		title: '',
		zone,
		minutes: '90',
		school: schools[1],
		me: '',
		members: '',
		others: '',
		deputy: '',
		items: [freshItem()]
	};
}

/** The name of a field of one row in the form. */
export function itemField(row: number, field: keyof ItemDraft): string {
	return `items.${row}.${field}`;
}

/** What came in by the form. Rows are counted by `rows`, so that none is lost. */
export function draftFrom(data: FormData): MeetingDraft {
	const text = (name: string): string => {
		const value = data.get(name);
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
	};
	const rows = Math.min(mostRows, Math.max(0, Math.trunc(Number(text('rows'))) || 0));
	const items = Array.from({ length: rows }, (_, row) => {
		const item = freshItem();
		for (const field of itemFields) item[field] = text(itemField(row, field));
		return item;
	});
	const draft = { ...freshDraft(''), items };
	for (const field of meetingFields) draft[field] = text(field);
	return draft;
}

/** Whether nobody has written anything into a row. */
export function isBlank({ title, owner, driver, outcome, text }: ItemDraft): boolean {
	return [title, owner, driver, outcome, text].every((words) => words.trim() === '');
}

/** The draft with at least one row to write into. */
export function withARow(draft: MeetingDraft): MeetingDraft {
	return draft.items.length > 0 ? draft : { ...draft, items: [freshItem()] };
}

/** The draft without the rows that nobody has written anything into. */
export function withoutBlankItems(draft: MeetingDraft): MeetingDraft {
	return { ...draft, items: draft.items.filter((item) => !isBlank(item)) };
}

/** Several people in one line of a list; "Vogt, Hanna" is one. */
function partedByCommas(line: string): readonly string[] {
	const parts = line.split(',').map((part) => part.trim());
	const isSeveral = parts.length > 2 || parts.every((part) => /\S\s+\S/.test(part));
	return isSeveral ? parts : [line];
}

/**
 * Names of a pasted list: one to a line, or parted by commas or semicolons. Bullets and numbers are
 * left out; among several lines one may be "Vogt, Hanna".
 */
export function namesIn(list: string): string[] {
	const lines = list.split(/[\n;]/);
	const isOneLine = !list.trim().includes('\n');
	return lines
		.flatMap((line) => (isOneLine ? line.split(',') : partedByCommas(line)))
		.map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
		.filter((name) => name !== '');
}

/** Somebody of the draft, and which field the name stands in. */
export interface DraftPerson {
	readonly name: string;
	readonly consents: boolean;
	readonly from: 'me' | 'members' | 'others';
}

/** Everybody of the draft. Whoever writes it is a member, unless the name stands among the others. */
export function peopleOf(draft: Pick<MeetingDraft, 'me' | 'members' | 'others'>): DraftPerson[] {
	const listed = (['members', 'others'] as const).flatMap((from) =>
		namesIn(draft[from]).map((name) => ({ name, consents: from === 'members', from }))
	);
	if (placeOf(listed, draft.me) >= 0) return listed;
	return [{ name: draft.me.trim(), consents: true, from: 'me' }, ...listed];
}

/** Which of the people is meant: by the whole name, else by a first name that only one has; -1 for nobody. */
export function placeOf(people: readonly { readonly name: string }[], typed: string): number {
	const wanted = plainName(typed);
	const names = people.map(({ name }) => plainName(name));
	const whole = names.indexOf(wanted);
	if (whole >= 0 || wanted === '') return whole;
	const first = names.flatMap((name, place) => (name.split(' ')[0] === wanted ? [place] : []));
	return first.length === 1 ? (first[0] ?? -1) : -1;
}

/** The draft in the form that the server checks; a name that means nobody is the place -1. */
export function formFrom(draft: MeetingDraft) {
	const people = peopleOf(draft);
	const placeOrNobody = (typed: string) => (typed.trim() === '' ? null : placeOf(people, typed));
	return {
		organisation: draft.organisation,
		circle: draft.circle,
		aims: draft.aims.split('\n').filter((aim) => aim.trim() !== ''),
		title: draft.title,
		zone: draft.zone,
		minutes: wholeNumber(draft.minutes),
		school: draft.school,
		people: people.map(({ name, consents }) => ({ name, consents })),
		me: placeOf(people, draft.me),
		deputy: placeOrNobody(draft.deputy),
		items: draft.items.map((item) => ({
			title: item.title,
			kind: item.kind,
			minutes: wholeNumber(item.minutes),
			owner: placeOrNobody(item.owner),
			outcome: item.outcome,
			driver: item.driver,
			text: item.kind === 'decide' ? item.text : '',
			reviewOn: item.kind === 'decide' && item.reviewOn !== '' ? item.reviewOn : null,
			backlog: item.backlog === '' ? null : item.backlog
		}))
	};
}

function wholeNumber(typed: string): number {
	return typed.trim() === '' ? Number.NaN : Number(typed);
}
