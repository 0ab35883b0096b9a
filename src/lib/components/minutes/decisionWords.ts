/** CD10: a decision in words: who consented, what was objected and how it was resolved, what to look at. */
import type { ItemMinutes } from '#governance/minutes.ts';
import type { DecisionMinutes, RollMinutes } from '#governance/record/decisionMinutes.ts';
import type { ObjectionMinutes } from '#governance/record/objectionMinutes.ts';
import { dayOf } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';
import { nameList, plainDate, timeOfDay } from '#i18n/times.ts';
import { namesOf } from './entryWords.ts';

/** One line of a decision: a label and its words. */
export interface DecisionLine {
	readonly label: string;
	readonly words: string;
}

function rollWords({ who, answer, via, given }: RollMinutes): string {
	const { name } = who;
	const how = [
		...(answer === 'concern' ? [m.minutes_with_a_concern()] : []),
		...(via === null ? [] : [m.minutes_via({ name: via.name })]),
		...(given === 'beforehand' ? [m.minutes_beforehand()] : []),
		...(given === 'afterwards' ? [m.minutes_afterwards()] : [])
	];
	return how.length === 0 ? name : m.minutes_name_with({ name, how: how.join(', ') });
}

const raiserName = ({ raiser }: ObjectionMinutes) => raiser?.name ?? m.minutes_somebody();

/** Words that others follow: they end as a sentence does. */
function ended(words: string): string {
	return /[.!?…。！？؟:;]["'”’»)]*$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}

/** OB8: nobody is named who did not choose to be. */
function objectionWords(objection: ObjectionMinutes): string {
	const who = m.minutes_objection_to({
		who: raiserName(objection),
		version: objection.version ?? 1
	});
	const aims =
		objection.aims.length === 0
			? ''
			: ended(m.minutes_objection_aims({ aims: nameList(objection.aims) }));
	const argument = objection.heard ?? objection.argument;
	const said =
		argument === ''
			? m.minutes_objection_unsaid({ who })
			: m.minutes_objection_said({ who, argument: ended(argument) });
	return [said, aims, outcomeWords(objection)].filter((part) => part !== '').join(' ');
}

function outcomeWords({ state, outcome, resolvedBy }: ObjectionMinutes): string {
	switch (state) {
		case 'resolved':
			return m.minutes_objection_resolved({ version: resolvedBy ?? 0, words: outcome });
		case 'withdrawn':
			return m.minutes_objection_withdrawn();
		case 'concern':
			return m.minutes_objection_concern({ words: outcome });
		case 'deferred':
			return m.minutes_objection_deferred();
		default:
			return m.minutes_objection_open();
	}
}

function reviewWords({ details }: DecisionMinutes): string {
	const parts = [
		details.reviewOn === null ? '' : m.minutes_review_on({ day: plainDate(details.reviewOn) }),
		details.termUntil === null ? '' : m.minutes_term_until({ day: plainDate(details.termUntil) }),
		details.doneBy === null ? '' : m.minutes_done_by({ day: plainDate(details.doneBy) })
	];
	return parts.filter((part) => part !== '').join(' ');
}

/** CD10: who was not there to answer; who answered beforehand or afterwards is named with the answer too. */
function absentWords({ roll }: DecisionMinutes): string {
	return namesOf(
		roll.flatMap(({ who, absent, given }) => (absent && given !== 'there' ? who : []))
	);
}

/** The state of a decision in a word: in force, paused (OB9), or whom it waits for (CD11). */
function stateWords(decision: DecisionMinutes, zone: string): string {
	if (decision.state === 'inForce') {
		if (decision.paused !== null) return m.minutes_paused({ reason: decision.paused });
		return decision.objectUntil === null
			? m.minutes_in_force()
			: m.minutes_in_force_window({
					day: dayOf(decision.objectUntil, zone),
					time: timeOfDay(decision.objectUntil, zone)
				});
	}
	if (decision.state === 'returned') return m.minutes_returned();
	const names = namesOf(decision.waitsFor);
	return decision.belowQuorum ? m.minutes_pending_quorum() : m.minutes_pending({ names });
}

/** Who lets the decision stand, with or without a concern (CD12). */
export function consentedTo({ roll }: DecisionMinutes): readonly RollMinutes[] {
	return roll.filter(({ answer }) => answer !== null);
}

/** OB6, CD12: an objection that became a concern is looked at again with the others. */
function turnedIntoConcerns({ objections, concerns }: DecisionMinutes): readonly string[] {
	return objections
		.filter(({ state }) => state === 'concern')
		.map((each) => ({ name: raiserName(each), text: each.outcome || each.argument }))
		.filter(({ text }) => concerns.every((given) => given.text !== text))
		.map((each) => m.minutes_concern(each));
}

/** One line for each of several words of the same sort. */
function eachWith(label: string, all: readonly string[]): readonly DecisionLine[] {
	return all.map((words) => ({ label, words }));
}

/** OB10: objections outlive a proposal that left the table: the lines of an item without a decision. */
export function undecidedLines(item: ItemMinutes): readonly DecisionLine[] {
	if (item.confidential || item.entries.some(({ kind }) => kind === 'decision')) return [];
	return eachWith(m.minutes_label_objection(), item.objections.map(objectionWords));
}

/** The lines of the record, in the order in which people ask for them. Empty ones are left out. */
export function decisionLines(decision: DecisionMinutes, zone: string): readonly DecisionLine[] {
	const consented = consentedTo(decision);
	const rounds = m.minutes_consent_rounds({
		count: decision.consentRounds,
		time: timeOfDay(decision.announcedAt, zone)
	});
	const lines: readonly DecisionLine[] = [
		{
			label: m.minutes_label_consent(),
			words: `${consented.map(rollWords).join(', ')}. ${rounds}`
		},
		{ label: m.minutes_label_absent(), words: absentWords(decision) },
		...eachWith(m.minutes_label_objection(), decision.objections.map(objectionWords)),
		...eachWith(m.minutes_label_objected_afterwards(), decision.objectedAfterwards),
		...eachWith(
			m.minutes_label_concern(),
			decision.concerns.map(({ who, text }) => m.minutes_concern({ name: who.name, text }))
		),
		...eachWith(m.minutes_label_concern(), turnedIntoConcerns(decision)),
		{ label: m.minutes_label_criteria(), words: decision.details.criteria.join(' ') },
		{ label: m.minutes_label_aims(), words: decision.details.aims.join(' · ') },
		{ label: m.minutes_label_why(), words: decision.details.driver },
		{ label: m.minutes_label_owner(), words: decision.details.owner?.name ?? '' },
		{ label: m.minutes_label_review(), words: reviewWords(decision) },
		...eachWith(m.minutes_label_review_asked(), decision.reviewAsked),
		{ label: m.minutes_label_state(), words: stateWords(decision, zone) }
	];
	return lines.filter(({ words }) => words !== '');
}
