/** RN10: what of a history stands once undone steps are left out. */
import type { MeetingEvent } from '../events.ts';

/** The events that stand: an undo takes away what came after the point it went back to, and itself. */
export function standing(events: readonly MeetingEvent[]): readonly MeetingEvent[] {
	const kept: MeetingEvent[] = [];
	for (const event of events) {
		if (event.type === 'stepUndone') {
			while ((kept.at(-1)?.seq ?? 0) > event.payload.to) kept.pop();
		} else if (event.type !== 'facilitatorActed') kept.push(event);
	}
	return kept;
}
