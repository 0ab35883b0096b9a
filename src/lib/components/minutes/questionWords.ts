/** QC1: one line in the minutes for each process question. */
import type { QuestionEntry, RoundEntry } from '#governance/record/entries.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';

const prompts: Readonly<Record<RoundEntry['prompt'], () => string>> = {
	checkIn: m.minutes_prompt_check_in,
	agenda: m.minutes_prompt_agenda,
	ours: m.minutes_prompt_ours,
	present: m.minutes_prompt_present,
	clarify: m.minutes_prompt_clarify,
	react: m.minutes_prompt_react,
	amend: m.minutes_prompt_amend,
	consent: m.minutes_prompt_consent,
	closed: m.minutes_prompt_closed,
	report: m.minutes_prompt_report,
	explore: m.minutes_prompt_explore,
	checkOut: m.minutes_prompt_check_out,
	stuck: m.minutes_prompt_stuck,
	question: m.minutes_prompt_question,
	integrate: m.minutes_prompt_integrate
};

/** What a round or step is called. */
export function promptWord(prompt: RoundEntry['prompt']): string {
	return prompts[prompt]();
}

function subjectWords(entry: QuestionEntry): string {
	const title = entry.title ?? m.minutes_an_item();
	const name = entry.name ?? '';
	switch (entry.about) {
		case 'agenda':
			return m.minutes_asked_agenda();
		case 'agendaChange':
			return m.minutes_asked_agenda_change({ title });
		case 'ours':
			return m.minutes_asked_ours();
		case 'skip':
			return m.minutes_asked_skip({ step: entry.prompt === null ? '' : promptWord(entry.prompt) });
		case 'park':
			return m.minutes_asked_park({ title });
		case 'extend':
			return m.minutes_asked_extend({ minutes: entry.minutes ?? 0 });
		case 'amendment':
			return m.minutes_asked_amendment({ version: entry.version ?? 0 });
		case 'facilitator':
			return m.minutes_asked_facilitator({ name });
		case 'confidential':
			return m.minutes_asked_confidential();
		case 'defer':
			return m.minutes_asked_defer({
				name,
				day: entry.until === null ? '' : plainDate(entry.until)
			});
		case 'delegate':
			return m.minutes_asked_delegate({ name });
		case 'handOver':
			return m.minutes_asked_hand_over({ name });
		case 'stuck':
			return entry.until === null
				? m.minutes_asked_stuck({ name })
				: m.minutes_asked_stuck_until({ day: plainDate(entry.until) });
		case 'free':
			return entry.text;
	}
}

/** What was asked, and that nobody objected, or what came of it. */
export function questionWords(entry: QuestionEntry): string {
	const question = subjectWords(entry);
	if (entry.outcome === 'settled') return m.minutes_question_settled({ question });
	if (entry.outcome === 'open') return m.minutes_question_open({ question });
	return entry.objected
		? m.minutes_question_objected({ question })
		: m.minutes_question_dropped({ question });
}
