/** One line of the minutes in words. Decisions and versions are more than a line and have parts of their own. */
import type { Entry } from '#governance/record/entries.ts';
import type { Person } from '#governance/record/person.ts';
import { m } from '#i18n/paraglide/messages.js';
import { nameList, plainDate, timeOfDay } from '#i18n/times.ts';
import { promptWord, questionWords } from './questionWords.ts';

/** Several people in one phrase; nobody is an empty one. */
export function namesOf(people: readonly Person[]): string {
	return people.length === 0 ? '' : nameList(people.map(({ name }) => name));
}

type RoundEntry = Extract<Entry, { kind: 'round' }>;

/** Who spoke, who passed, who was missed and why: nobody is left out (RN1). */
function roundWords(entry: RoundEntry): string {
	const { prompt, spoken, passed, missed, left, late, closedEarly, reopened } = entry;
	const parts = [
		spoken.length > 0 ? m.minutes_round_spoken({ names: namesOf(spoken) }) : '',
		passed.length > 0 ? m.minutes_round_passed({ names: namesOf(passed) }) : '',
		missed.length > 0
			? m.minutes_round_missed({ names: namesOf(missed), reason: closedEarly ?? '' })
			: '',
		left.length > 0 ? m.minutes_round_left({ names: namesOf(left) }) : '',
		late.length > 0 ? m.minutes_round_late({ names: namesOf(late) }) : '',
		...reopened.map((reason) => m.minutes_round_reopened({ reason }))
	];
	return [
		m.minutes_round({ round: promptWord(prompt) }),
		...parts.filter((part) => part !== '')
	].join(' ');
}

function handOverWords({ to, how, forItem }: Extract<Entry, { kind: 'handOver' }>): string {
	const name = to.name;
	switch (how) {
		case 'handed':
			return forItem ? m.minutes_handed_for_item({ name }) : m.minutes_handed({ name });
		case 'deputy':
			return m.minutes_taken_up_by_deputy({ name });
		case 'seconded':
			return m.minutes_taken_up_seconded({ name });
		case 'chosen':
			return m.minutes_facilitator_chosen({ name });
		case 'returned':
			return m.minutes_facilitation_returned({ name });
	}
}

/** OB7: a stuck matter waits for a day without a name, or for somebody without a day. */
function deferredWords(to: string, until: string | null): string {
	if (until === null) return m.minutes_deferred_to({ to });
	const day = plainDate(until);
	return to === '' ? m.minutes_deferred_until({ day }) : m.minutes_deferred({ to, day });
}

function exitWords({ as, to, until }: Extract<Entry, { kind: 'exit' }>): string {
	switch (as) {
		case 'deferred':
			return deferredWords(to, until);
		case 'withdrawn':
			return m.minutes_withdrawn();
		case 'delegated':
			return m.minutes_delegated({ to });
		case 'handedOver':
			return m.minutes_handed_on({ to });
	}
}

function stepWords({ how, prompt, by }: Extract<Entry, { kind: 'step' }>): string | null {
	const step = promptWord(prompt);
	switch (how) {
		case 'entered':
			return null;
		case 'wentBack':
			return m.minutes_step_back({ step });
		case 'skipped':
			return m.minutes_step_skipped({ step });
		case 'broughtBack':
			return m.minutes_step_brought_back({ step, name: by?.name ?? '' });
	}
}

function noteWords(entry: Extract<Entry, { kind: 'note' }>): string {
	const { what, about, text, struck } = entry;
	if (struck) return m.minutes_note_struck();
	const name = about?.name ?? '';
	switch (what) {
		case 'ownWords':
			return m.minutes_own_words({ name, text });
		case 'reflection':
			return m.minutes_reflection({ name, text });
		case 'thought':
			return m.minutes_thought({ text });
		case 'note':
			return text;
	}
}

function quietWords({ what, until, at }: Extract<Entry, { kind: 'quiet' }>): string {
	const minutes = until === null ? 0 : Math.max(1, Math.round((until - at) / 60_000));
	if (until === null) return what === 'silence' ? m.minutes_silence_now() : m.minutes_pause_now();
	return what === 'silence' ? m.minutes_silence({ minutes }) : m.minutes_pause({ minutes });
}

/** CD13: an interest declared, or a rule stated beforehand. */
function steppedOffWords({ who, reason, byRule }: Extract<Entry, { kind: 'steppedOff' }>): string {
	const { name } = who;
	return byRule
		? m.minutes_put_off({ name, rule: reason })
		: m.minutes_stepped_off({ name, reason });
}

/** RN4: marked as added later; words of the check-in stay in the room (MT8). */
function lateWords({ who, words }: Extract<Entry, { kind: 'lateAddition' }>): string {
	const { name } = who;
	return words === null
		? m.minutes_late_addition_unsaid({ name })
		: m.minutes_late_addition({ name, words });
}

/** The line, or null for what has a part of its own or needs no word. `zone` is the meeting's. */
export function entryWords(entry: Entry, zone: string): string | null {
	switch (entry.kind) {
		case 'step':
			return stepWords(entry);
		case 'round':
			return roundWords(entry);
		case 'consentRound':
			return m.minutes_consent_round({
				version: entry.version,
				names: namesOf(entry.asked),
				time: timeOfDay(entry.at, zone)
			});
		case 'question':
			return questionWords(entry);
		case 'exit':
			return exitWords(entry);
		case 'takenUp':
			return m.minutes_proposal_taken_up({ name: entry.by.name });
		case 'parked':
			return m.minutes_parked();
		case 'resumed':
			return m.minutes_resumed();
		case 'handOver':
			return handOverWords(entry);
		case 'quiet':
			return quietWords(entry);
		case 'steppedOff':
			return steppedOffWords(entry);
		case 'steppedOn':
			return m.minutes_stepped_on({ name: entry.who.name });
		case 'lateAddition':
			return lateWords(entry);
		case 'note':
			return noteWords(entry);
		case 'version':
			return m.minutes_version({ number: entry.number, name: entry.by.name });
		case 'decision':
			return null;
	}
}
