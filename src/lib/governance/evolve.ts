/** Folding: what a meeting is after an event. Pure; knows no reasons and refuses nothing. */
import { evolveAgenda, plannedMeeting } from './agenda/events.ts';
import { evolveConsent } from './consent/events.ts';
import type { EventOf, EventType, Evolvers, MeetingEvent } from './events.ts';
import { evolveFacilitation } from './facilitation/events.ts';
import type { Meeting } from './meeting.ts';
import { evolveObjections } from './objection/events.ts';
import { evolvePeople } from './people/events.ts';
import { evolveQuestions } from './question/events.ts';
import { evolveRecord } from './record/events.ts';
import { evolveRounds } from './round/events.ts';

type Folded = Exclude<EventType, 'meetingPlanned' | 'stepUndone'>;

const evolvers: Evolvers<Folded> = {
	...evolveAgenda,
	...evolveConsent,
	...evolveFacilitation,
	...evolveObjections,
	...evolvePeople,
	...evolveQuestions,
	...evolveRecord,
	...evolveRounds
};

function apply<T extends Folded>(meeting: Meeting, event: EventOf<T>): Meeting {
	const evolver: Evolvers<Folded>[T] = evolvers[event.type];
	return evolver(meeting, event);
}

/** RN10: an undo is possible until anybody else has acted, and until the facilitator has done something else. */
function forgetUndo(meeting: Meeting, event: MeetingEvent): Meeting {
	const undoable = meeting.undoable;
	if (undoable === null || event.type === 'facilitatorActed' || event.seq <= undoable.until)
		return meeting;
	return { ...meeting, undoable: null };
}

/**
 * The meeting after an event. The first event of a meeting is `meetingPlanned`; before it there is none.
 * Throws when the history does not begin with a plan: such a record is broken.
 */
export function evolve(meeting: Meeting | null, event: MeetingEvent): Meeting {
	if (event.type === 'meetingPlanned')
		return { ...plannedMeeting(event.payload, event.at), seq: event.seq };
	if (meeting === null) throw new Error('a meeting begins with its plan');
	if (event.type === 'stepUndone') {
		const before = meeting.undoable?.before ?? meeting;
		return { ...before, undoable: null, seq: event.seq };
	}
	const folded = apply(meeting, event as EventOf<Folded>);
	return forgetUndo({ ...folded, seq: event.seq }, event);
}

/** The meeting that a whole history makes. Throws for an empty one. */
export function replay(events: readonly MeetingEvent[]): Meeting {
	const meeting = events.reduce<Meeting | null>(evolve, null);
	if (meeting === null) throw new Error('a meeting begins with its plan');
	return meeting;
}
