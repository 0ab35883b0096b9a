/** The plan of a circle's meeting: its roll, what was picked from its backlog, and what is open from before. */
import { m } from '#i18n/paraglide/messages.js';
import type { OnRoll } from '#governance/circle/roll.ts';
import { asId, type ItemId, type MeetingId, type ParticipantId } from '#governance/ids.ts';
import type { CircleInMeeting } from '#governance/meeting.ts';
import { expected } from '#governance/people/commands.ts';
import type { Carried } from '#governance/record/notes.ts';
import { readSettings } from '#governance/settings.ts';
import { readAims } from '#server/circles/adoptPurpose.ts';
import type { BacklogItem } from '#server/circles/backlogStore.ts';
import type { CircleInFull } from '#server/circles/circles.ts';
import { newId } from '#server/people/token.ts';
import { framed, newMatter, planItem, type PlannedMeeting } from '../planMeeting.ts';
import type { NextItem } from '../nextMeeting.ts';
import type { NewPlanItem, PlanForm } from './planForm.ts';

/** An item of the backlog with the words that its proposal begins with. */
export interface Waiting {
	readonly stored: BacklogItem;
	readonly item: NextItem;
}

/** A plan, the persons behind its seats, and which item of the backlog became which of the agenda. */
export interface CirclePlan extends Pick<PlannedMeeting, 'plan' | 'seeds'> {
	readonly persons: Readonly<Record<ParticipantId, string>>;
	readonly taken: readonly { readonly backlog: string; readonly as: ItemId }[];
}

/** The seats of a roll, and whose they are. */
export function seatsOf(roll: readonly OnRoll[]) {
	const seats = roll.map(({ name, consents }) =>
		expected(asId<ParticipantId>(newId()), name, consents)
	);
	const persons: Record<ParticipantId, string> = {};
	const byPerson = new Map<string, ParticipantId>();
	roll.forEach(({ personId }, place) => {
		const seat = seats[place];
		if (seat === undefined) return;
		persons[seat.id] = personId;
		byPerson.set(personId, seat.id);
	});
	return { seats, persons, byPerson };
}

/** The circle as a meeting knows it: its purpose, process and leader of today. */
export function circleInMeeting(
	{ circle, organisation, around, purpose, roles }: CircleInFull,
	byPerson: ReadonlyMap<string, ParticipantId>
): CircleInMeeting {
	const leader = roles.find(({ kind }) => kind === 'leader')?.holders[0]?.term.personId;
	return {
		id: circle.id,
		name: circle.name,
		organisation: organisation.name,
		aims: readAims(purpose?.aims ?? []),
		settings: readSettings(circle.settings),
		broader: around.at(-1)?.name ?? null,
		leader: (leader === undefined ? undefined : byPerson.get(leader)) ?? null
	};
}

/** Makes the plan out of the form. What was picked and is gone from the backlog meanwhile is left out. */
export function planOfCircle(
	form: PlanForm,
	id: string,
	full: CircleInFull,
	waiting: readonly Waiting[],
	carried: readonly Carried[]
): CirclePlan {
	const { seats, persons, byPerson } = seatsOf(full.roll);
	const seat = (person: string) => byPerson.get(person) ?? null;
	const picked = form.picked.flatMap(({ backlog, minutes }) => {
		const found = waiting.find(({ stored }) => stored.id === backlog);
		if (found === undefined) return [];
		const { item, stored } = found;
		const owner = stored.ownerPersonId === null ? null : seat(stored.ownerPersonId);
		return [{ backlog, ...planItem({ ...item, minutes }, owner, item) }];
	});
	const added = form.items.map((item: NewPlanItem) => planItem(item, seat(item.owner), newMatter));
	return {
		persons,
		taken: picked.map(({ backlog, draft }) => ({ backlog, as: draft.id })),
		seeds: [...picked, ...added].flatMap(({ seed }) => seed ?? []),
		plan: {
			id: asId<MeetingId>(id),
			kind: 'meeting',
			title: form.title,
			circle: circleInMeeting(full, byPerson),
			zone: form.zone,
			practice: false,
			plannedMinutes: form.minutes,
			startsAt: form.startsAt,
			seats,
			...servants(form, full, byPerson),
			items: framed([...picked, ...added].map(({ draft }) => draft)),
			carried
		}
	};
}

/** What the form begins with as the title. */
export const usualTitle = (circle: string): string => m.planning_usual_title({ circle });

/** RN8: by itself whoever plans facilitates. */
function servants(
	form: Pick<PlanForm, 'facilitator' | 'deputy' | 'secretary'>,
	{ standing, roll }: CircleInFull,
	byPerson: ReadonlyMap<string, ParticipantId>
) {
	const first = [form.facilitator, standing.personId, ...roll.map(({ personId }) => personId)];
	const facilitator = first.map((person) => byPerson.get(person)).find((id) => id !== undefined);
	if (facilitator === undefined) throw new Error('a meeting needs somebody');
	const deputy = byPerson.get(form.deputy);
	const deputies = deputy === undefined || deputy === facilitator ? [] : [deputy];
	return { facilitator, deputies, secretary: byPerson.get(form.secretary) ?? null };
}
