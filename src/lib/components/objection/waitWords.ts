/** What is said while everybody waits for somebody, or for the text. */
import type { Objection } from '#governance/objection/objection.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { ObjectionTask } from './objectionTask.ts';

export interface WaitWords {
	readonly title: string;
	readonly text?: string;
	/** Whether it shows like a question that is open, so that the room sees who is asked. */
	readonly open: boolean;
}

type Waiting = Extract<ObjectionTask, { readonly do: 'wait' }>['until'];

/** The sentence for a task that asks nothing of the person who looks at it. */
export function waitWords(
	live: Pick<LiveMeeting, 'nameOf' | 'me'>,
	objection: Objection,
	task: ObjectionTask
): WaitWords {
	const name = live.nameOf(objection.holder);
	switch (task.do) {
		case 'wait':
			return waitingFor(task.until, name);
		case 'waitForHearing':
			return {
				title:
					objection.holder === live.me
						? m.objection_hear_wait_you()
						: m.objection_hear_wait({ name }),
				open: false
			};
		case 'amend':
			return {
				title: m.objection_amend_title(),
				text: m.objection_amend_text({ name }),
				open: false
			};
		default:
			return waitingFor('confirmed', name);
	}
}

function waitingFor(until: Waiting, name: string): WaitWords {
	switch (until) {
		case 'worded':
			return { title: m.objection_word_wait({ name }), open: false };
		case 'confirmed':
			return { title: m.objection_confirm_wait({ name }), open: false };
		case 'answered':
			return { title: m.objection_test_wait({ name }), open: false };
		case 'concluded':
			return { title: m.objection_agreed_wait({ name }), open: false };
		case 'paramount':
			return { title: m.objection_paramount_wait({ name }), open: false };
		case 'resolved':
			return {
				title: m.objection_resolve_title({ name }),
				text: m.objection_resolve_wait({ name }),
				open: true
			};
	}
}
