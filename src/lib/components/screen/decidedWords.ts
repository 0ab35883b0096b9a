/** What of a decision stands on the shared screen. */
import type { Decision } from '#governance/consent/proposal.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';
import { around } from '#ui/clock.ts';
import { thanksFor } from '../consent/thanks.ts';

export interface DecidedWords {
	/** Until when it holds, or when it is looked at again, with the date set apart. */
	readonly until: {
		readonly before: string;
		readonly date: string;
		readonly after: string;
	} | null;
	/** CD12: concerns are heard after adoption. */
	readonly concerns: readonly string[];
	/** CD11: who has yet to answer before it comes into force. */
	readonly missing: readonly ParticipantId[];
	/** OB8: objectors who chose to be named, and what their objection gave. */
	readonly thanks: readonly { readonly who: ParticipantId; readonly gave: string }[];
}

/** Collects the words of a decision. */
export function decidedWords(meeting: Meeting, decision: Decision): DecidedWords {
	const details = meeting.versions[decision.version]?.details;
	const concerns = decision.roll.flatMap(({ answer }) =>
		answer?.kind === 'concern' && answer.text !== '' ? [answer.text] : []
	);
	const missing =
		decision.state === 'pending'
			? decision.roll.filter(({ answer }) => answer === null).map(({ who }) => who)
			: [];
	return {
		until: details === undefined ? null : untilOf(details),
		concerns,
		missing,
		thanks: thanksFor(meeting, decision.item).flatMap(({ who, words }) =>
			who === null ? [] : [{ who, gave: words }]
		)
	};
}

type Dates = Meeting['versions'][keyof Meeting['versions']]['details'];

function untilOf({ reviewOn, termUntil, doneBy }: Dates): DecidedWords['until'] {
	const [plain, words] =
		reviewOn !== null
			? [reviewOn, m.screen_review]
			: termUntil !== null
				? [termUntil, m.screen_term]
				: [doneBy, m.screen_done_by];
	if (plain === null) return null;
	const date = plainDate(plain);
	return { ...around(words({ date }), date), date };
}
