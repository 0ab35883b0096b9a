/** CR8: how consent between meetings begins: its plan, and its first events. */
import * as Y from 'yjs';
import type { MeetingPlan } from '#governance/agenda/events.ts';
import type { Subject } from '#governance/agenda/subject.ts';
import { methodBetween } from '#governance/between/rules.ts';
import { isRest, onward } from '#governance/between/onward.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import { decide, follow, placeEvents } from '#governance/decide.ts';
import type { EventBody, MeetingEvent } from '#governance/events.ts';
import { replay } from '#governance/evolve.ts';
import { asId, type ItemId, type MeetingId, type ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { isRefusal } from '#governance/refusal.ts';
import { hashOf } from '#document/canonical.ts';
import { project } from '#document/project.ts';
import { projectionOf } from '#document/projection.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import type { CircleInFull } from '#server/circles/circles.ts';
import { newId } from '#server/people/token.ts';
import { planItem } from '../planMeeting.ts';
import { circleInMeeting, seatsOf, type CirclePlan } from '../planning/planOfCircle.ts';
import type { ProposedBetween } from './betweenForm.ts';

/** Minutes that a decision gets on paper; nobody sits together for them. */
const minutes = 15;

export interface BetweenPlan extends Pick<CirclePlan, 'plan' | 'seeds' | 'persons'> {
	readonly item: ItemId;
	/** The seat of whoever puts it forward. */
	readonly me: ParticipantId;
}

/** CR2: everybody on the roll of the circle has their seat from the start, both links too. */
export function planBetween(
	form: ProposedBetween,
	id: string,
	full: CircleInFull,
	{ zone, subject }: { readonly zone: string; readonly subject: Subject | null }
): BetweenPlan {
	const { seats, persons, byPerson } = seatsOf(full.roll);
	const me = byPerson.get(full.standing.personId);
	if (me === undefined) throw new Error('whoever begins is on the roll');
	const { title, driver, text, reviewOn, doneBy, criteria, aims } = form;
	const typed = { title, driver, text, reviewOn, kind: 'decide', minutes, outcome: '' } as const;
	const { draft, seed } = planItem(typed, me, { subject, standing: null });
	if (draft.proposal === null || seed === null) throw new Error('a decision has a proposal');
	const owner = byPerson.get(form.owner) ?? me;
	const circle = circleInMeeting(full, byPerson);
	const known = aims.filter((aim) => circle.aims.some((each) => each.id === aim));
	const details = { ...draft.proposal.details, owner, doneBy, criteria, aims: known };
	const plan: MeetingPlan = {
		...{ id: asId<MeetingId>(id), kind: 'between', title, circle, zone, practice: false },
		...{ plannedMinutes: minutes, startsAt: null, facilitator: me, deputies: [], secretary: null },
		seats: seats.map((seat) => ({ ...seat, presence: 'here', deviceTaken: true })),
		items: [{ ...draft, proposal: { ...draft.proposal, details } }],
		carried: []
	};
	return { plan, seeds: [seed], persons, item: draft.id, me };
}

/** The words as everybody will read them from the shared document. */
function wordsOf({ plan, seeds }: BetweenPlan, meeting: Meeting) {
	const doc = new Y.Doc();
	project(doc, projectionOf(meeting, { code: '', away: {} }), seeds);
	const textId = plan.items[0]?.proposal?.textId ?? '';
	return readText(textRoot(doc, textId));
}

/** CR8: it is put forward at once, and everybody is asked for their questions. */
export function firstEvents(planned: BetweenPlan, now: number): readonly MeetingEvent[] {
	const { plan, item, me } = planned;
	const first: MeetingEvent = {
		...{ type: 'meetingPlanned', payload: plan, seq: 1, at: now, actor: null }
	};
	const events: MeetingEvent[] = [first];
	let meeting = replay(events);
	const happens = (bodies: readonly EventBody[]) => {
		const placed = placeEvents(meeting, me, bodies, now);
		events.push(...placed);
		meeting = follow(meeting, placed);
	};
	const { settings } = plan.circle;
	happens([
		{ type: 'meetingStarted', payload: {} },
		{ type: 'itemStarted', payload: { item, method: methodBetween, settings } }
	]);
	const draft = wordsOf(planned, meeting);
	const details = meeting.proposals[item]?.details;
	const draftHash = details === undefined ? '' : hashOf(frozenContent(draft, details));
	const moment = { now, newId, hash: hashOf, away: {}, draft };
	for (let next = onward(meeting, draftHash); next !== null;) {
		const bodies = decide(meeting, me, next, moment);
		if (isRefusal(bodies)) throw new Error(`it cannot be put forward: ${bodies.refused}`);
		happens(bodies);
		const after = onward(meeting, draftHash);
		next = after === null || isRest(next, after) ? null : after;
	}
	return events;
}
