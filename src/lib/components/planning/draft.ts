import { whole } from './itemBack.ts';

/** A plan as it was typed: plain words, kept whatever is wrong with them. */
const fields = [
	...(['title', 'date', 'time', 'zone', 'minutes', 'place', 'callLink'] as const),
	...(['facilitator', 'deputy', 'secretary'] as const),
	...(['itemTitle', 'itemKind', 'itemMinutes', 'itemOwner'] as const),
	...(['itemDriver', 'itemText', 'itemReviewOn'] as const)
] as const;
export type PlanField = (typeof fields)[number];
export type PlanDraft = Readonly<Record<PlanField, string>> & {
	/** Minutes by the item of the backlog that is picked. */
	readonly picked: Readonly<Record<string, string>>;
};

/** An empty plan. */
export const emptyDraft: PlanDraft = {
	...{ title: '', date: '', time: '', zone: 'UTC', minutes: '90', place: '', callLink: '' },
	...{ facilitator: '', deputy: '', secretary: '', itemTitle: '', itemKind: 'decide' },
	...{ itemMinutes: '20', itemOwner: '', itemDriver: '', itemText: '', itemReviewOn: '' },
	picked: {}
};

/** What was picked before the form was opened, by the ids that its address names; what waits no longer is left out. */
export function pickedIn(
	ids: string,
	backlog: readonly { readonly backlog: string; readonly minutes: number }[]
): PlanDraft['picked'] {
	const wanted = new Set(ids.split(','));
	const still = backlog.filter((item) => wanted.has(item.backlog));
	return Object.fromEntries(still.map((item) => [item.backlog, String(item.minutes)]));
}

/** Where the minutes of a picked item stand in the form that the server checks. */
export function pickedMinutesAt({ picked }: Pick<PlanDraft, 'picked'>, backlog: string): string {
	return `picked.${Object.keys(picked).indexOf(backlog)}.minutes`;
}

/** What came in by the form. */
export function draftFrom(data: FormData): PlanDraft {
	const word = (name: string): string => {
		const value = data.get(name);
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
	};
	const typed = Object.fromEntries(fields.map((field) => [field, word(field)]));
	const ids = data.getAll('picked').filter((id) => typeof id === 'string');
	const picked = Object.fromEntries(ids.map((id) => [id, word(`minutes.${id}`)]));
	return { ...emptyDraft, ...typed, picked };
}

/** The plan in the form that the server checks; an item of which nothing is written is none. */
export function formFrom(draft: PlanDraft) {
	const blank = [draft.itemTitle, draft.itemDriver, draft.itemText].every(
		(words) => words.trim() === ''
	);
	const item = {
		...{ title: draft.itemTitle, kind: draft.itemKind, minutes: whole(draft.itemMinutes) },
		...{ owner: draft.itemOwner, driver: draft.itemDriver, text: draft.itemText },
		reviewOn: draft.itemReviewOn === '' ? null : draft.itemReviewOn
	};
	return {
		...draft,
		minutes: whole(draft.minutes),
		picked: Object.entries(draft.picked).map(([backlog, minutes]) => ({
			backlog,
			minutes: whole(minutes)
		})),
		items: blank ? [] : [item]
	};
}
