/** QC1: quick consents in the minutes, one line each. */
import type { Item } from '../agenda/item.ts';
import type { EventOf } from '../events.ts';
import type { ItemId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { PromptKey } from '../method.ts';
import type { AgendaChange, Question, Subject } from '../question/question.ts';
import type { Entry, QuestionEntry } from './entries.ts';

type Details = Omit<QuestionEntry, 'kind' | 'about' | 'text' | 'outcome' | 'objected' | 'round'>;

const none: Details = {
	title: null,
	name: null,
	minutes: null,
	until: null,
	prompt: null,
	version: null,
	change: null,
	on: null
};

/** MT9: the title of a confidential item is not told by a question about the agenda either. */
function isTold(meeting: Meeting, title: string): boolean {
	return !Object.values(meeting.items).some(
		(item: Item) => item.confidential && item.title === title
	);
}

function titleOf(meeting: Meeting, item: ItemId): string | null {
	const held = meeting.items[item];
	return held === undefined || held.confidential ? null : held.title;
}

const nameOf = (meeting: Meeting, id: keyof Meeting['seats']): string | null =>
	meeting.seats[id]?.name ?? null;

function promptOf(meeting: Meeting, item: ItemId, step: string): PromptKey | null {
	return meeting.items[item]?.method?.steps.find(({ id }) => id === step)?.prompt ?? null;
}

function changeDetails(meeting: Meeting, change: AgendaChange): Details {
	const minutes = change.do === 'minutes' ? change.minutes : null;
	if (change.do === 'add') {
		const { title } = change.item;
		return { ...none, change: change.do, title: isTold(meeting, title) ? title : null };
	}
	const title = titleOf(meeting, change.item);
	return { ...none, change: change.do, title, minutes };
}

function itemDetails(
	meeting: Meeting,
	subject: Exclude<Subject, { about: 'agenda' | 'agendaChange' | 'facilitator' | 'free' }>
): Details {
	const title = titleOf(meeting, subject.item);
	switch (subject.about) {
		case 'ours':
		case 'park':
			return { ...none, title };
		case 'skip':
			return { ...none, title, prompt: promptOf(meeting, subject.item, subject.step) };
		case 'extend':
			return { ...none, title, minutes: subject.minutes };
		case 'amendment':
			return { ...none, title, version: meeting.versions[subject.version]?.number ?? null };
		case 'confidential':
			return { ...none, title, on: subject.on };
		case 'defer':
			return { ...none, title, name: nameOf(meeting, subject.owner), until: subject.until };
		case 'delegate':
			return { ...none, title, name: subject.role };
		case 'handOver':
			return { ...none, title, name: subject.circle };
		case 'stuck':
			return { ...none, title, name: subject.name, until: subject.until };
	}
}

function detailsOf(meeting: Meeting, subject: Subject): Details {
	switch (subject.about) {
		case 'agenda':
		case 'free':
			return none;
		case 'agendaChange':
			return changeDetails(meeting, subject.change);
		case 'facilitator':
			return { ...none, name: nameOf(meeting, subject.who) };
		default:
			return itemDetails(meeting, subject);
	}
}

function outcomeOf({ state }: Question): QuestionEntry['outcome'] {
	return state === 'settled' || state === 'dropped' ? state : 'open';
}

/** The line of a question, at the time it was asked, as it turned out. */
export function questionEntry(
	meeting: Meeting,
	{ at, payload }: EventOf<'questionAsked'>
): readonly Entry[] {
	const question = meeting.questions[payload.question.id];
	if (question === undefined) return [];
	const { subject, text } = question;
	return [
		{
			at,
			kind: 'question',
			about: subject.about,
			text,
			outcome: outcomeOf(question),
			objected: Object.keys(question.objecting).length > 0,
			round: question.round !== null,
			...detailsOf(meeting, subject)
		}
	];
}
