/** Puts together what circles do with their meetings: plan them, and consent between them. */
import type { Circles } from '#server/circles/circles.ts';
import type { Notices } from '#server/returning/notices.ts';
import { tellOfBetween } from '#server/returning/tellOfBetween.ts';
import { tellOfMeetings } from '#server/returning/tellOfMeetings.ts';
import { ConsentBetween } from './between/consentBetween.ts';
import type { OpenMeetings } from './openMeetings.ts';
import { PlannedMeetings } from './planning/plannedMeetings.ts';

export interface PlanningServices {
	readonly planned: PlannedMeetings;
	readonly between: ConsentBetween;
}

/** Opens planning for meetings that are open; people are told by their notices. */
export function openPlanning(
	open: OpenMeetings,
	{ circles, notices }: { readonly circles: Circles; readonly notices: Notices }
): PlanningServices {
	const planned = new PlannedMeetings({ ...open, circles, tell: tellOfMeetings(notices) });
	const tell = tellOfBetween(notices);
	return { planned, between: new ConsentBetween({ ...open, circles, planned, tell }) };
}
