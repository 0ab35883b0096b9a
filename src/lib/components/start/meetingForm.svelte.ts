import { freshItem, namesIn, peopleOf, type MeetingDraft } from './meetingDraft.ts';
import type { Problems } from './problems.ts';

/** The form of a new meeting while somebody fills it in. */
export class MeetingForm {
	draft: MeetingDraft;
	problems: Problems;

	constructor(draft: MeetingDraft, problems: Problems) {
		this.draft = $state(draft);
		this.problems = $state.raw(problems);
	}

	/** The names that owners and deputies are chosen from. */
	get names(): readonly string[] {
		return peopleOf(this.draft).flatMap(({ name }) => (name === '' ? [] : [name]));
	}

	/** How many are asked for consent, and how many more have a seat. */
	get rolls(): { readonly members: number; readonly others: number } {
		const others = namesIn(this.draft.others).length;
		return { members: this.names.length - others, others };
	}

	/** What is wrong with a field, in words. */
	problem(field: string): string | undefined {
		return this.problems[field];
	}

	addItem(): void {
		this.draft.items.push(freshItem());
	}

	removeItem(row: number): void {
		this.draft.items.splice(row, 1);
		// The rows have other numbers now, so what was said about one would stand at another.
		this.problems = Object.fromEntries(
			Object.entries(this.problems).filter(([field]) => !field.startsWith('items.'))
		);
	}
}
