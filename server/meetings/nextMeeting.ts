/** MT5, EV2, CR4: what the next meeting of a circle takes along from those before. */
import type { Subject } from '#governance/agenda/subject.ts';
import { asId } from '#governance/ids.ts';
import type { CarriedId, ItemId, ParticipantId } from '#governance/ids.ts';
import type { CircleInMeeting, Meeting } from '#governance/meeting.ts';
import { agendaKinds } from '#governance/method.ts';
import { plainName } from '#governance/people/plainName.ts';
import { seatOf, seatsInOrder } from '#governance/people/seat.ts';
import type { Carried } from '#governance/record/notes.ts';
import { toMarkdown } from '#editor/render.ts';
import { purposeNow } from '#server/circles/adoptPurpose.ts';
import { openActions } from '#server/circles/actionStore.ts';
import { backlogOf, type BacklogItem } from '#server/circles/backlogStore.ts';
import { findCircle } from '#server/circles/circleStore.ts';
import { findOrganisation } from '#server/circles/organisationStore.ts';
import { openSuggestions } from '#server/circles/suggestionStore.ts';
import { contentOf } from '#server/decisions/agreementContent.ts';
import { findAgreement } from '#server/decisions/agreementStore.ts';
import { currentFormOf } from '#server/decisions/agreementVersions.ts';
import type { Db } from '#server/storage/schema.ts';
import { findNextMeeting } from './meetingStore.ts';
import { documentOf } from './places.ts';
import type { Room } from './room.ts';
import type { RoomDocuments } from './roomNeeds.ts';
import type { NewMeetingForm } from './newMeeting.ts';
import type { Matter, Standing } from './planMeeting.ts';

type AgendaKind = NewMeetingForm['items'][number]['kind'];

/** An item of the backlog, as the form of the next meeting begins with it. */
export interface NextItem extends Matter {
	readonly backlog: string;
	readonly title: string;
	readonly kind: AgendaKind;
	readonly minutes: number;
	/** By name; empty where nobody owns it. */
	readonly owner: string;
	readonly outcome: string;
	readonly driver: string;
	/** The words of its proposal as they stood last, in Markdown. */
	readonly text: string;
	/** CD2: the day on which it was to be looked at again, where that day is still to come. */
	readonly reviewOn: string | null;
}

/** What the next meeting of a circle begins with. */
export interface NextMeeting {
	readonly circle: CircleInMeeting;
	readonly zone: string;
	readonly minutes: number;
	readonly people: readonly { readonly name: string; readonly consents: boolean }[];
	/** The name of whoever plans it. */
	readonly me: string;
	readonly items: readonly NextItem[];
	readonly carried: readonly Carried[];
	/** The circle that plans it on a page of its own, since its organisation has accounts; null for one that does not. */
	readonly plansItself: string | null;
	/** The join code of the meeting that somebody else has planned already. */
	readonly plannedAs: string | null;
}

/** Where what goes on is read from. */
export interface Sources {
	readonly db: Db;
	/** UTC milliseconds. */
	readonly now: number;
	readonly documents: Pick<RoomDocuments, 'readText'>;
	readonly room: (meetingId: string) => Promise<Room | undefined>;
}

/** Whether a person may plan the next meeting: a member who was there, once this one has ended. */
export function mayPlanNext({ meeting, stored }: Room, who: string): boolean {
	const seat = seatOf(meeting, asId<ParticipantId>(who));
	const attended = seat?.kind === 'member' && seat.presence !== 'expected';
	return attended && meeting.phase === 'ended' && !stored.practice;
}

/** Gathers what the next meeting begins with. */
export async function nextMeeting(sources: Sources, room: Room, who: string): Promise<NextMeeting> {
	const { meeting, stored } = room;
	const members = seatsInOrder(meeting).filter(({ kind }) => kind === 'member');
	const items: NextItem[] = [];
	for (const waiting of await backlogOf(sources.db, stored.circleId)) {
		const item = await nextItem(sources, waiting);
		if (item !== undefined) items.push(item);
	}
	const planned = await findNextMeeting(sources.db, stored.id);
	return {
		circle: {
			...meeting.circle,
			aims: (await purposeNow(sources.db, stored.circleId)).aims,
			leader: null
		},
		zone: meeting.zone,
		minutes: meeting.plannedMinutes,
		people: members.map(({ name, consents }) => ({ name, consents })),
		me: seatOf(meeting, asId<ParticipantId>(who))?.name ?? '',
		items: items.map((item) => ({ ...item, owner: stillThere(item.owner, members) })),
		carried: await carriedFrom(sources.db, stored.circleId),
		plansItself: (await isKept(sources.db, stored.circleId)) ? stored.circleId : null,
		plannedAs: planned?.code ?? null
	};
}

/** Whether the organisation of a circle is somebody's to look after. */
async function isKept(db: Db, circleId: string): Promise<boolean> {
	const circle = await findCircle(db, circleId);
	const organisation = circle && (await findOrganisation(db, circle.organisationId));
	return organisation !== undefined && organisation.claimedAt !== null;
}

/** A name that no seat has any more would own nothing. */
function stillThere(owner: string, members: readonly { readonly name: string }[]): string {
	return members.some(({ name }) => plainName(name) === plainName(owner)) ? owner : '';
}

/** What is open on the circle's lists. */
export async function carriedFrom(db: Db, circleId: string): Promise<readonly Carried[]> {
	const actions = (await openActions(db, circleId)).map(({ id, what, whoName, due }) => ({
		...({ id: asId<CarriedId>(id), kind: 'action', what, name: whoName, due, done: false } as const)
	}));
	const suggestions = (await openSuggestions(db, circleId)).map(({ id, words, whoName }) => ({
		...({
			id: asId<CarriedId>(id),
			kind: 'suggestion',
			what: words,
			name: whoName,
			due: null,
			done: false
		} as const)
	}));
	return [...actions, ...suggestions];
}

/** An item of the backlog as it begins on an agenda; undefined for what no agenda takes. */
export async function nextItem(
	sources: Sources,
	waiting: BacklogItem
): Promise<NextItem | undefined> {
	const kind = agendaKinds.find((each) => each === waiting.kind);
	if (kind === undefined) return undefined;
	const { id, title, minutes, ownerName, nextStep, driver, subject } = waiting;
	const proposal = await lastProposal(sources, waiting);
	return {
		...{ backlog: id, title, kind, minutes, owner: ownerName, outcome: nextStep, driver },
		text: proposal?.text ?? waiting.words,
		reviewOn: proposal?.reviewOn ?? null,
		subject,
		standing: (subject && proposal?.standing) ?? (await standingOf(sources.db, subject))
	};
}

/** AR2: an agreement keeps its title, its driver and its criteria. What was agreed in confidence is not shown here (MT9). */
async function standingOf(db: Db, subject: Subject | null): Promise<Standing | null> {
	if (subject?.kind !== 'agreement' || subject.change !== 'amend') return null;
	const agreement = await findAgreement(db, subject.agreement);
	if (agreement === undefined || agreement.confidential) return null;
	const content = contentOf((await currentFormOf(db, agreement.id))?.content ?? null);
	return content === undefined ? null : standing(content.details);
}

const standing = ({ title, driver, criteria }: Standing): Standing => ({ title, driver, criteria });

/** A proposal that goes on begins with the words it had when it was left. */
async function lastProposal(
	{ room, documents, now }: Sources,
	{ meetingId, source }: BacklogItem
): Promise<Pick<NextItem, 'text' | 'reviewOn' | 'standing'> | undefined> {
	const held = meetingId === null ? undefined : (await room(meetingId))?.meeting;
	const item = held === undefined ? undefined : itemOf(held, source);
	const proposal = item === undefined ? undefined : held?.proposals[item];
	if (held === undefined || item === undefined || proposal === undefined) return undefined;
	// MT9: an agenda is read by more people than a confidential item.
	if (held.items[item]?.confidential === true) return undefined;
	const words = await documents.readText(documentOf(held, item), proposal.textId);
	const { reviewOn } = proposal.details;
	const comes = reviewOn !== null && reviewOn > today(now, held.zone);
	return {
		text: toMarkdown(words),
		reviewOn: comes ? reviewOn : null,
		standing: standing(proposal.details)
	};
}

/** The plain date in this zone. */
function today(now: number, zone: string): string {
	// Swedish writes dates as ISO 8601 does.
	return new Intl.DateTimeFormat('sv', { timeZone: zone }).format(now);
}

function itemOf(meeting: Meeting, source: string): ItemId | undefined {
	return meeting.itemOrder.find((id) => id === source);
}
