/** What waits for one person, over all their organisations: nothing that others wait for stays unseen. */
import { waitsBetween } from '#governance/between/onward.ts';
import type { NamedCircle, WaitingForPerson } from '#governance/circle/comingUp.ts';
import { asId, type ItemId, type ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { openActions } from '#server/circles/actionStore.ts';
import { mayInCircle } from '#server/circles/circlePolicy.ts';
import type { Circle } from '#server/circles/circleStore.ts';
import type { OpenOrganisation, Organisations } from '#server/circles/organisations.ts';
import { dueNow, pendingAgreements } from '#server/decisions/dueNow.ts';
import { seesConfidential } from '#server/decisions/opening.ts';
import { betweenNow, comingNow } from '#server/meetings/comingNow.ts';
import { seatOfPerson } from '#server/people/participantStore.ts';
import { dayAt, type Standing } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';

export interface HomeNeeds {
	readonly db: Db;
	readonly now: () => number;
	readonly organisations: Organisations;
	readonly meeting: (meetingId: string) => Promise<Meeting | undefined>;
}

export class Home {
	readonly #needs: HomeNeeds;

	constructor(needs: HomeNeeds) {
		this.#needs = needs;
	}

	/** Everything that waits for an account, most urgent first. */
	async of(accountId: string): Promise<WaitingForPerson> {
		const parts: WaitingForPerson[] = [];
		for (const opened of await this.#needs.organisations.mine(accountId))
			for (const circle of opened.circles) parts.push(await this.#inCircle(opened, circle));
		return {
			answers: parts.flatMap(({ answers }) => answers),
			between: parts.flatMap(({ between }) => between),
			meetings: parts
				.flatMap(({ meetings }) => meetings)
				.sort((one, other) => (one.startsAt ?? Infinity) - (other.startsAt ?? Infinity)),
			actions: parts.flatMap(({ actions }) => actions).sort(byDay(({ due }) => due)),
			reviews: parts.flatMap(({ reviews }) => reviews).sort(byDay(({ lookAgainOn }) => lookAgainOn))
		};
	}

	async #inCircle({ standing }: OpenOrganisation, circle: Circle): Promise<WaitingForPerson> {
		const { db, now } = this.#needs;
		const isMember = standing.circles.get(circle.id)?.member === true;
		const day = dayAt(now());
		const { personId } = standing;
		const where = { circle: named(circle) };
		const coming = isMember ? await comingNow(db, circle.id, now()) : [];
		return {
			answers: isMember ? await this.#answers(circle, standing) : [],
			between: isMember ? await this.#between(circle, personId) : [],
			meetings: coming.map((meeting) => ({ ...where, ...meeting })),
			actions: (await openActions(db, circle.id))
				.filter((action) => action.personId === personId)
				.map(({ id, what, due }) => ({
					...{ ...where, id, what, due },
					overdue: due !== null && due < day
				})),
			reviews: await this.#reviews(circle, standing, day)
		};
	}

	async #between(circle: Circle, personId: string): Promise<WaitingForPerson['between']> {
		const { db, meeting } = this.#needs;
		const between: WaitingForPerson['between'][number][] = [];
		for (const { id, title } of await betweenNow(db, circle.id)) {
			const seat = await seatOfPerson(db, id, personId);
			const held = seat === undefined ? undefined : await meeting(id);
			if (seat === undefined || held === undefined) continue;
			const waits = waitsBetween(held, asId<ParticipantId>(seat));
			if (waits !== null) between.push({ circle: named(circle), id, title, waits });
		}
		return between;
	}

	async #reviews(
		circle: Circle,
		standing: Standing,
		day: string
	): Promise<WaitingForPerson['reviews']> {
		if (!mayInCircle(standing, 'readLogbook', circle)) return [];
		const confidential = seesConfidential(standing, circle.id);
		return (await dueNow(this.#needs.db, circle.id, day, confidential))
			.filter(({ ownerPersonId }) => ownerPersonId === standing.personId)
			.map(({ id, title, lookAgainOn, overdue }) => ({
				...{ circle: named(circle), id, title, lookAgainOn, overdue }
			}));
	}

	async #answers(circle: Circle, standing: Standing): Promise<WaitingForPerson['answers']> {
		const { db } = this.#needs;
		const answers: WaitingForPerson['answers'][number][] = [];
		const confidential = seesConfidential(standing, circle.id);
		for (const pending of await pendingAgreements(db, circle.id, confidential)) {
			const { meetingId, itemId } = pending;
			const seat = await seatOfPerson(db, meetingId, standing.personId);
			const meeting = seat === undefined ? undefined : await this.#needs.meeting(meetingId);
			if (seat === undefined || meeting === undefined || !isAsked(meeting, itemId, seat)) continue;
			answers.push({ circle: named(circle), ...pending });
		}
		return answers;
	}
}

const named = ({ id, name }: Circle): NamedCircle => ({ id, name });

/** CD11: whether a pending decision waits for this person's answer. */
function isAsked(meeting: Meeting, itemId: string, seat: string): boolean {
	const decision = meeting.decisions[asId<ItemId>(itemId)];
	const entry = decision?.roll.find(({ who }) => who === asId<ParticipantId>(seat));
	return decision?.state === 'pending' && entry?.answer === null;
}

/** What has a day comes before what has none. */
function byDay<T>(dayOf: (entry: T) => string | null): (one: T, other: T) => number {
	return (one, other) => (dayOf(one) ?? '9999').localeCompare(dayOf(other) ?? '9999');
}
