/** What waits for one person, over all their organisations: nothing that others wait for stays unseen. */
import { daysAfter } from '#governance/circle/roleTerm.ts';
import { asId, type ItemId, type ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { openActions } from '#server/circles/actionStore.ts';
import { mayInCircle } from '#server/circles/circlePolicy.ts';
import type { Circle } from '#server/circles/circleStore.ts';
import type { OpenOrganisation, Organisations } from '#server/circles/organisations.ts';
import { agreementsOf, type Agreement } from '#server/decisions/agreementStore.ts';
import { meetingsOf, type StoredMeeting } from '#server/meetings/meetingStore.ts';
import { seatOfPerson } from '#server/people/participantStore.ts';
import { dayAt } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';

/** A circle, as a line on the page names it. */
export interface WhereItIs {
	readonly id: string;
	readonly name: string;
}

export interface Waiting {
	/** CD11: decisions that are pending until this person has answered. */
	readonly answers: readonly {
		readonly circle: WhereItIs;
		readonly meetingId: string;
		readonly itemId: string;
		readonly title: string;
	}[];
	readonly meetings: readonly {
		readonly circle: WhereItIs;
		readonly id: string;
		readonly title: string;
		/** UTC milliseconds; null where no time is set. */
		readonly startsAt: number | null;
		readonly zone: string;
		readonly begun: boolean;
	}[];
	readonly actions: readonly {
		readonly circle: WhereItIs;
		readonly id: string;
		readonly what: string;
		/** Plain date. */
		readonly due: string | null;
		readonly overdue: boolean;
	}[];
	/** AR1: agreements that this person looks after and that are due. */
	readonly reviews: readonly {
		readonly circle: WhereItIs;
		readonly id: string;
		readonly title: string;
		readonly reviewOn: string;
		readonly overdue: boolean;
	}[];
}

/** Days before a review in which its owner is reminded. */
const reviewSoon = 28;

/** A meeting that is being set up or over for a day is not shown any more; milliseconds. */
const aDay = 86_400_000;

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
	async of(accountId: string): Promise<Waiting> {
		const parts: Waiting[] = [];
		for (const opened of await this.#needs.organisations.mine(accountId))
			for (const circle of opened.circles) parts.push(await this.#inCircle(opened, circle));
		return {
			answers: parts.flatMap(({ answers }) => answers),
			meetings: parts
				.flatMap(({ meetings }) => meetings)
				.sort((one, other) => (one.startsAt ?? Infinity) - (other.startsAt ?? Infinity)),
			actions: parts.flatMap(({ actions }) => actions).sort(byDay(({ due }) => due)),
			reviews: parts.flatMap(({ reviews }) => reviews).sort(byDay(({ reviewOn }) => reviewOn))
		};
	}

	async #inCircle({ standing }: OpenOrganisation, circle: Circle): Promise<Waiting> {
		const { db, now } = this.#needs;
		const isMember = standing.circles.get(circle.id)?.member === true;
		const day = dayAt(now());
		const agreements = mayInCircle(standing, 'readLogbook', circle)
			? await agreementsOf(db, circle.id)
			: [];
		const { personId } = standing;
		return {
			answers: isMember ? await this.#answers(circle, agreements, personId) : [],
			meetings: isMember ? await this.#meetings(circle) : [],
			actions: (await openActions(db, circle.id))
				.filter((action) => action.personId === personId)
				.map(({ id, what, due }) => ({
					...{ circle: where(circle), id, what, due },
					overdue: due !== null && due < day
				})),
			reviews: agreements
				.filter(({ state, ownerPersonId }) => state === 'inForce' && ownerPersonId === personId)
				.flatMap(({ id, title, reviewOn }) =>
					reviewOn !== null && reviewOn <= daysAfter(day, reviewSoon)
						? [{ circle: where(circle), id, title, reviewOn, overdue: reviewOn < day }]
						: []
				)
		};
	}

	async #answers(
		circle: Circle,
		agreements: readonly Agreement[],
		personId: string
	): Promise<Waiting['answers']> {
		const answers: Waiting['answers'][number][] = [];
		for (const { state, meetingId, itemId, title } of agreements) {
			if (state !== 'pending' || meetingId === null || itemId === null) continue;
			const seat = await seatOfPerson(this.#needs.db, meetingId, personId);
			const meeting = seat === undefined ? undefined : await this.#needs.meeting(meetingId);
			if (seat === undefined || meeting === undefined || !isAsked(meeting, itemId, seat)) continue;
			answers.push({ circle: where(circle), meetingId, itemId, title });
		}
		return answers;
	}

	async #meetings(circle: Circle): Promise<Waiting['meetings']> {
		const { db, now } = this.#needs;
		return (await meetingsOf(db, circle.id))
			.filter((meeting) => !meeting.practice && isComing(meeting, now()))
			.map(({ id, title, startsAt, timezone, state }) => ({
				...{ circle: where(circle), id, title, startsAt },
				...{ zone: timezone, begun: state === 'open' }
			}));
	}
}

const where = ({ id, name }: Circle): WhereItIs => ({ id, name });

function isComing({ state, startsAt, createdAt }: StoredMeeting, now: number): boolean {
	if (state === 'open') return true;
	return state === 'lobby' && (startsAt ?? createdAt) > now - aDay;
}

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
