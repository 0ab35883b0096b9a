/** MT6: which line of the minutes an event makes, and to which item it belongs. */
import type { EventOf, MeetingEvent } from '../events.ts';
import type { ItemId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { decisionMinutes, detailsMinutes } from './decisionMinutes.ts';
import type { Entry, StepEntry } from './entries.ts';
import { maybePerson, personOf } from './person.ts';
import { questionEntry } from './questionEntries.ts';
import { lateEntry, roundEntry } from './roundEntries.ts';
import type { Fold } from './roundEntries.ts';

function stepEntry(
	{ meeting }: Fold,
	{
		at,
		actor,
		payload
	}: EventOf<'stepEntered' | 'stepWentBack' | 'stepSkipped' | 'stepBroughtBack'>,
	how: StepEntry['how']
): readonly Entry[] {
	const step = meeting.items[payload.item]?.method?.steps.find(({ id }) => id === payload.step);
	if (step === undefined) return [];
	return [{ at, kind: 'step', how, prompt: step.prompt, by: maybePerson(meeting, actor) }];
}

function versionEntry({ meeting }: Fold, event: EventOf<'versionFrozen'>): readonly Entry[] {
	const version = meeting.versions[event.payload.version.id];
	if (version === undefined) return [];
	const { number, by, text, details, answers, checked } = version;
	return [
		{
			at: event.at,
			kind: 'version',
			number,
			by: personOf(meeting, by),
			text,
			details: detailsMinutes(meeting, details),
			answers: answers.flatMap((id) => meeting.objections[id]?.number ?? []),
			checked
		}
	];
}

/** RN9, MT7, MT8: what people wrote for the minutes; a reflection only once the speaker confirmed it. */
function noteEntry({ meeting }: Fold, event: EventOf<'noteWritten'>): readonly Entry[] {
	const note = meeting.notes[event.payload.note.id];
	if (note === undefined || (note.kind === 'reflection' && note.confirmed !== true)) return [];
	return [
		{
			at: event.at,
			kind: 'note',
			note: note.id,
			what: note.kind,
			by: personOf(meeting, note.by),
			about: maybePerson(meeting, note.about),
			text: note.struck ? '' : note.text,
			before: note.struck ? [] : note.before,
			struck: note.struck
		}
	];
}

/** RN11: silence and pauses that were given. */
function quietEntry(
	{ events }: Fold,
	{ at, seq, payload }: EventOf<'wishAnswered'>,
	before: Meeting
): readonly Entry[] {
	const kind = before.wishes.find(({ id }) => id === payload.wish)?.kind;
	if (!payload.given || (kind !== 'silence' && kind !== 'pause')) return [];
	const end = events.find(
		(event) => event.seq > seq && (event.type === 'quietEnded' || event.type === 'meetingEnded')
	);
	return [{ at, kind: 'quiet', what: kind, until: end?.at ?? null }];
}

/** An item that was parked goes on. */
function startEntry({ at, payload }: EventOf<'itemStarted'>, before: Meeting): readonly Entry[] {
	return before.items[payload.item]?.state === 'parked' ? [{ at, kind: 'resumed' }] : [];
}

/** The lines that an event makes; most make none. `before` is the meeting as it was when the event came. */
export function linesOf(fold: Fold, event: MeetingEvent, before: Meeting): readonly Entry[] {
	const { meeting } = fold;
	const { at } = event;
	switch (event.type) {
		case 'stepEntered':
			return stepEntry(fold, event, 'entered');
		case 'stepWentBack':
			return stepEntry(fold, event, 'wentBack');
		case 'stepSkipped':
			return stepEntry(fold, event, 'skipped');
		case 'stepBroughtBack':
			return stepEntry(fold, event, 'broughtBack');
		case 'roundOpened':
			return roundEntry(fold, event, before);
		case 'lateAdded':
			return lateEntry(fold, event);
		case 'questionAsked':
			return questionEntry(meeting, event);
		case 'versionFrozen':
			return versionEntry(fold, event);
		case 'noteWritten':
			return noteEntry(fold, event);
		case 'wishAnswered':
			return quietEntry(fold, event, before);
		case 'itemStarted':
			return startEntry(event, before);
		case 'itemParked':
			return [{ at, kind: 'parked' }];
		case 'proposalTakenUp':
			return [{ at, kind: 'takenUp', by: personOf(meeting, event.payload.by) }];
		default:
			return moreLines(fold, event);
	}
}

function moreLines({ meeting }: Fold, event: MeetingEvent): readonly Entry[] {
	const { at } = event;
	switch (event.type) {
		case 'decisionAnnounced': {
			const decision = decisionMinutes(meeting, event.payload.decision.item);
			return decision === null ? [] : [{ at, kind: 'decision', decision }];
		}
		case 'proposalLeft': {
			const { as, name, until } = event.payload;
			return [{ at, kind: 'exit', as, to: name, until }];
		}
		case 'facilitationHandedOver': {
			const { to, how, item } = event.payload;
			return [{ at, kind: 'handOver', to: personOf(meeting, to), how, forItem: item !== null }];
		}
		case 'steppedOff': {
			const { seat, reason, byRule } = event.payload;
			return [{ at, kind: 'steppedOff', who: personOf(meeting, seat), reason, byRule }];
		}
		case 'steppedOn':
			return [{ at, kind: 'steppedOn', who: personOf(meeting, event.payload.seat) }];
		default:
			return [];
	}
}

/** The item an event belongs to: the one it names, or the one that was current. */
export function itemOf(event: MeetingEvent, before: Meeting, meeting: Meeting): ItemId | null {
	switch (event.type) {
		case 'noteWritten':
			return event.payload.note.item;
		case 'questionAsked':
			return event.payload.question.item;
		case 'versionFrozen':
			return event.payload.version.item;
		case 'decisionAnnounced':
			return event.payload.decision.item;
		case 'lateAdded':
			return meeting.rounds[event.payload.round]?.item ?? null;
		case 'facilitationHandedOver':
			return event.payload.item ?? before.current;
		default:
			return 'item' in event.payload && typeof event.payload.item === 'string'
				? event.payload.item
				: before.current;
	}
}
