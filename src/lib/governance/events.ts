/** What happened. Payloads are plain data, ready to be stored, hashed and folded again. */
import type { AgendaEvents } from './agenda/events.ts';
import type { ConsentEvents } from './consent/events.ts';
import type { FacilitationEvents } from './facilitation/events.ts';
import type { ObjectionEvents } from './objection/events.ts';
import type { PeopleEvents } from './people/events.ts';
import type { QuestionEvents } from './question/events.ts';
import type { RecordEvents } from './record/events.ts';
import type { RoundEvents } from './round/events.ts';
import type { ParticipantId } from './ids.ts';
import type { Meeting } from './meeting.ts';

export interface EventPayloads
	extends
		AgendaEvents,
		ConsentEvents,
		FacilitationEvents,
		ObjectionEvents,
		PeopleEvents,
		QuestionEvents,
		RecordEvents,
		RoundEvents {}

export type EventType = keyof EventPayloads;

/** An event before it has its place in the meeting. */
export type EventBody = { [T in EventType]: BodyOf<T> }[EventType];

interface BodyOf<T extends EventType> {
	readonly type: T;
	readonly payload: EventPayloads[T];
}

/** Who acted: a participant, or Rondo itself (`null`), for instance when a meeting is set up. */
export type Actor = ParticipantId | null;

/** One kind of event in its place: number within the meeting, instant in UTC milliseconds, who acted. */
export interface EventOf<T extends EventType> extends BodyOf<T> {
	readonly seq: number;
	readonly at: number;
	readonly actor: Actor;
}

export type MeetingEvent = { [T in EventType]: EventOf<T> }[EventType];

/** The version of every payload written today; older ones are lifted by named upcasters. */
export const payloadVersion = 1;

/**
 * Names and free text in payloads stand under these keys. Records keep them beside the chain, as salted hashes
 * within it, so that a lawful deletion shows but breaks nothing (CD10).
 */
export const wordKeys: ReadonlySet<string> = new Set([
	'name',
	'title',
	'text',
	'words',
	'driver',
	'criteria',
	'outcome',
	'reason',
	'argument',
	'why',
	'what',
	'href',
	'organisation',
	'role',
	'circleName',
	'broader'
]);

/** How the events of one noun change the meeting. */
export type Evolvers<Events extends keyof EventPayloads> = {
	readonly [T in Events]: (meeting: Meeting, event: EventOf<T>) => Meeting;
};
