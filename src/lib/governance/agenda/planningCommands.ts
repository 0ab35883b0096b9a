/** A circle plans its meetings: the day, and whether it meets at all. Until it begins any member may change that. */
import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { atTableOrExpected } from '../rule.ts';
import type { Rules } from '../rule.ts';

export interface PlanningCommands {
	/** Another day or hour; UTC milliseconds. */
	planAnew: {
		readonly title: string;
		readonly startsAt: number | null;
		/** IANA name. */
		readonly zone: string;
		readonly minutes: number;
	};
	/** The circle does not meet; what was on the agenda goes back to its backlog. */
	cancelMeeting: { readonly reason: string };
}

const isPlanned = (meeting: Meeting, actor: ParticipantId): Refusal | null =>
	firstOf(
		() => unless(meeting.phase === 'lobby', meeting.phase === 'ended' ? 'ended' : 'wrongPhase'),
		() => atTableOrExpected(meeting, actor),
		() => unless(meeting.seats[actor]?.kind === 'member', 'notMember')
	);

export const planningRules: Rules<keyof PlanningCommands> = {
	planAnew: {
		may: isPlanned,
		then: (_, __, plan) =>
			unless(plan.title.trim() !== '', 'empty') ?? [{ type: 'meetingPlannedAnew', payload: plan }]
	},
	cancelMeeting: {
		may: isPlanned,
		then: (_, __, { reason }) =>
			unless(reason.trim() !== '', 'reasonNeeded') ?? [
				{ type: 'meetingCancelled', payload: { reason } }
			]
	}
};
