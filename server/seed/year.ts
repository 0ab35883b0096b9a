/** A year of Lindenhof, day by day: what people do, and what Rondo does by itself. */
import { heldTermsOf } from '#server/circles/roleStore.ts';
import { dayAt } from '#server/people/standing.ts';
import { isHeldOn } from '#governance/circle/roleTerm.ts';
import { planEvening } from './agenda.ts';
import { answerAfterwards, doBetween, finishAction } from './betweenMeetings.ts';
import { playEvening, type Afterwards } from './evening.ts';
import { foundLindenhof, giveRole, join, leave } from './founding.ts';
import { found, type House } from './house.ts';
import { begin, joinings, roles, type PersonKey } from './lindenhof/people.ts';
import type { Day } from './day.ts';
import type { ScriptedCircle, ScriptedMeeting } from './script.ts';

/** Something that happens on a day, at an hour on the wall. */
interface Happening {
	readonly on: Day;
	readonly time: string;
	readonly work: () => Promise<void>;
}

/** So many days before a meeting it is planned, and after it those who were away answer. */
const planBefore = 6;
const answerAfter = 2;

/** The day on which everybody last read what they were told. */
const lastRead = -10;

/** Goes through the whole year. @param onDay told before each day, which counts up to 0 for today. */
export async function liveTheYear(
	house: House,
	circles: readonly ScriptedCircle[],
	onDay: (day: Day) => void
): Promise<void> {
	const { calendar } = house;
	calendar.goTo(calendar.at(begin, '18:00'));
	await foundLindenhof(house, circles);
	const happenings = [...comings(house), ...circles.flatMap((circle) => lifeOf(house, circle))];
	happenings.sort((one, other) => one.on - other.on || one.time.localeCompare(other.time));
	for (let day = begin + 1; day <= 0; day += 1) {
		onDay(day);
		if (day === lastRead) await readNotices(house);
		calendar.goTo(Date.parse(`${calendar.date(day)}T00:05:00Z`));
		await house.daily();
		for (const { on, time, work } of happenings) {
			if (on !== day) continue;
			calendar.goTo(calendar.at(day, time));
			await work();
		}
	}
}

async function readNotices({ known, notices }: House): Promise<void> {
	for (const { accountId } of known.people.values()) await notices.read(accountId);
}

/** Who comes, who goes, and who takes on a role after the beginning. */
function comings(house: House): readonly Happening[] {
	const joined = joinings.flatMap((joining) =>
		joining.from === undefined
			? []
			: [{ on: joining.from, time: '10:00', work: async () => await join(house, joining) }]
	);
	const left = joinings.flatMap(({ who, circle, until }) =>
		until === undefined
			? []
			: [{ on: until, time: '10:30', work: async () => await leave(house, who, circle) }]
	);
	const terms = roles.flatMap((role) =>
		role.terms.flatMap(([, from], place) =>
			from === begin
				? []
				: [{ on: from, time: '11:00', work: async () => await giveRole(house, role, place) }]
		)
	);
	return [...joined, ...left, ...terms];
}

function lifeOf(house: House, circle: ScriptedCircle): readonly Happening[] {
	return [
		...circle.meetings.flatMap((meeting) => meetingOf(house, circle, meeting)),
		...circle.between.map((deed) => ({
			...{ on: deed.on, time: '17:00' },
			work: async () => await doBetween(house, circle, deed)
		})),
		...comingMeeting(house, circle)
	];
}

function meetingOf(
	house: House,
	circle: ScriptedCircle,
	meeting: ScriptedMeeting
): readonly Happening[] {
	const day = house.calendar.dayIn(meeting.weeksAgo, circle.weekday);
	let planned = '';
	let held: Afterwards | undefined;
	const plan = async () => {
		const by = await whoFacilitates(house, circle);
		planned = await planEvening(house, circle, by, { day, items: meeting.items });
	};
	const play = async () => {
		held = await playEvening(house, circle, planned, meeting);
	};
	const answer = async () => {
		if (held !== undefined) await answerAfterwards(house, held);
	};
	const actions = (meeting.actions ?? []).filter(({ open }) => open !== true);
	return [
		{ on: day - planBefore, time: '09:00', work: plan },
		{ on: day, time: '18:55', work: play },
		{ on: day + answerAfter, time: '20:00', work: answer },
		...actions.map((action) => ({
			...{ on: Math.max(day + 1, action.due - 1), time: '21:00' },
			work: async () => await finishAction(house, circle, action)
		}))
	];
}

/** The meeting that is still to come was planned yesterday. */
function comingMeeting(house: House, circle: ScriptedCircle): readonly Happening[] {
	const { next } = circle;
	if (next === undefined) return [];
	const day = house.calendar.dayIn(-next.weeksAhead, circle.weekday);
	const items = next.items.map((item) => ({ ...item, decide: '' }));
	const work = async () => {
		const by = await whoFacilitates(house, circle);
		await planEvening(house, circle, by, { day, items, picks: next.picks });
	};
	return [{ on: -1, time: '20:00', work }];
}

/** Whoever holds the role on this day. */
async function whoFacilitates(
	{ database, known, calendar }: House,
	{ key }: ScriptedCircle
): Promise<PersonKey> {
	const day = dayAt(calendar.now());
	const circleId = found(known.circles, key);
	const term = (await heldTermsOf(database.db, known.organisationId)).find(
		(each) => each.circleId === circleId && each.kind === 'facilitator' && isHeldOn(each, day)
	);
	const who = [...known.people].find(([, { personId }]) => personId === term?.personId);
	if (who === undefined) throw new Error('nobody facilitates');
	return who[0];
}
