/** How an agreement came about, step by step, the latest first. */
import type {
	AgreementPaper,
	AgreementStep,
	ProposalDraft
} from '#governance/circle/agreementPaper.ts';
import { dayOf } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';
import { nameList, timeOfDay } from '#i18n/times.ts';

/** One line of how it came about. */
export interface StepLine {
	readonly id: string;
	/** What it is about: a form or a version; empty where it is about the whole. */
	readonly about: string;
	readonly words: string;
	readonly when: string;
	/** From this step on it held. */
	readonly holds: boolean;
}

const aboutForm: Partial<Record<AgreementStep['kind'], () => string>> = {
	adopted: m.logbook_step_adopted,
	amended: m.logbook_step_amended,
	renewed: m.logbook_step_renewed
};

function wordsOf({ kind, version, whoName: name, words }: AgreementStep): string {
	switch (kind) {
		case 'ended':
			return m.logbook_step_ended();
		case 'waiting':
			return version === null ? m.logbook_step_waiting_end() : m.logbook_step_waiting();
		case 'returned':
			return version === null ? m.logbook_step_returned_end() : m.logbook_step_returned();
		case 'decidedByRole':
			return m.logbook_step_role({ name, role: words });
		case 'objected':
			return name === ''
				? m.logbook_step_objected_unnamed({ words })
				: m.logbook_step_objected({ name, words });
		case 'paused':
			return m.logbook_step_paused({ name, words });
		case 'measured':
			return m.logbook_step_measured({ name, words });
		case 'done':
			return m.logbook_step_done({ name });
		case 'processFollows':
			return m.logbook_step_process({ name, words });
		case 'termOver':
			return m.logbook_step_term_over();
		case 'resumed':
			return m.logbook_step_resumed({ name });
		default:
			return aboutForm[kind]?.() ?? '';
	}
}

function draftWords({ by, met }: ProposalDraft): string {
	if (met.length === 0) return m.logbook_draft_by({ name: by });
	const named = met.flatMap(({ by: name }) => name ?? []);
	return named.length === met.length
		? m.logbook_draft_met_by({ name: nameList(named) })
		: m.logbook_draft_met();
}

/** Every step: what happened to the agreement, and the versions of the proposal before that. */
export function stepLines({
	history,
	record,
	zone
}: Pick<AgreementPaper, 'history' | 'record' | 'zone'>): readonly StepLine[] {
	const holding = ['adopted', 'amended', 'renewed', 'decidedByRole'];
	const steps = history.map((step) => ({
		id: step.id,
		about:
			step.version === null || step.kind === 'decidedByRole'
				? ''
				: m.logbook_form({ number: step.version }),
		words: wordsOf(step),
		when: dayOf(step.at, zone),
		holds: holding.includes(step.kind)
	}));
	const drafts = (record?.drafts ?? [])
		.map((draft) => ({
			id: `draft-${draft.number}`,
			about: m.logbook_version({ number: draft.number }),
			words: draft.adopted ? m.logbook_draft_adopted({ name: draft.by }) : draftWords(draft),
			when: timeOfDay(draft.at, zone),
			holds: false
		}))
		.toReversed();
	return [...steps, ...drafts];
}
