/** Which objection the circle works on now, and whose name is still to be asked about. */
import type { ParticipantId } from '#governance/ids.ts';
import { openObjections, type Meeting } from '#governance/meeting.ts';
import { objectionInHand } from '#governance/objection/hand.ts';
import type { Objection } from '#governance/objection/objection.ts';

/** OB2: the objection whose turn it is, once the round is finished. */
export function objectionHeard(meeting: Meeting): Objection | undefined {
	const open = meeting.current === null ? [] : openObjections(meeting, meeting.current);
	const [first] = open;
	const isOver = open.some(
		({ round }) => !['open', 'paused'].includes(meeting.rounds[round]?.state ?? '')
	);
	return first === undefined || !isOver ? undefined : objectionInHand(meeting, first);
}

/** OB8: mine, over, and not yet said whether I want to be named. */
export function objectionToName(meeting: Meeting, me: ParticipantId): Objection | undefined {
	return Object.values<Objection>(meeting.objections).find(
		({ raiser, named, state }) =>
			raiser === me && named === null && (state === 'resolved' || state === 'concern')
	);
}
