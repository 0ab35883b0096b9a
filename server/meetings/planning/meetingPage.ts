/** The page of a meeting that is planned, or that has been: what it shows to one of its circle. */
import { availableActions, looking } from '#governance/actions.ts';
import type {
	AgendaLine,
	DecisionLine,
	PersonExpected,
	ToAnswer
} from '#governance/circle/meetingPaper.ts';
import { frozenContent, type Decision } from '#governance/consent/proposal.ts';
import { waitsFor } from '#governance/consent/record.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import type { Command } from '#governance/commands.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import { latestVersion, type Meeting } from '#governance/meeting.ts';
import { isFrame } from '#governance/method.ts';
import { seatsInOrder } from '#governance/people/seat.ts';
import { toMarkdown } from '#editor/render.ts';
import { hashOf } from '#document/canonical.ts';
import { publicMeeting } from '#document/publicMeeting.ts';
import { excusedFrom } from '#server/people/participantStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { StoredMeeting } from '../meetingStore.ts';
import { documentOf } from '../places.ts';
import type { Room } from '../room.ts';
import type { RoomDocuments } from '../roomNeeds.ts';
import { localTime } from './localTime.ts';

export interface MeetingPage {
	readonly meeting: StoredMeeting;
	/** Day and hour on the wall of the meeting's zone, for the form. */
	readonly when: { readonly date: string; readonly time: string } | null;
	readonly phase: Meeting['phase'];
	readonly people: readonly PersonExpected[];
	readonly me: {
		readonly seat: ParticipantId;
		readonly sits: boolean;
		readonly excused: boolean;
	} | null;
	readonly agenda: readonly AgendaLine[];
	readonly mayAdd: boolean;
	readonly mayPlan: boolean;
	readonly toAnswer: readonly ToAnswer[];
	readonly decisions: readonly DecisionLine[];
}

export interface Found {
	readonly room: Room;
	readonly stored: StoredMeeting;
	readonly seat: ParticipantId | undefined;
	readonly mayPlan: boolean;
}

interface PageNeeds {
	readonly db: Db;
	readonly documents: Pick<RoomDocuments, 'readText'>;
	/** UTC milliseconds. */
	readonly now: number;
}

/** Makes the page; MT9: of a confidential item it shows that there is one, and nothing else. */
export async function meetingPage(
	{ db, documents, now }: PageNeeds,
	{ room, stored, seat, mayPlan }: Found
): Promise<MeetingPage> {
	const meeting = publicMeeting(room.meeting);
	const offers = seat === undefined ? [] : availableActions(room.meeting, seat, looking(now, {}));
	const excused = await excusedFrom(db, stored.id);
	const agenda: AgendaLine[] = [];
	for (const id of meeting.itemOrder)
		agenda.push(...(await agendaLine(documents, meeting, id, seat, offers)));
	return {
		meeting: stored,
		when: stored.startsAt === null ? null : localTime(stored.startsAt, stored.timezone),
		phase: meeting.phase,
		people: peopleOf(meeting, excused),
		me:
			seat === undefined
				? null
				: { seat, sits: meeting.seats[seat]?.presence === 'here', excused: excused.has(seat) },
		agenda,
		mayAdd: offers.some(({ type }) => type === 'addItem'),
		mayPlan: mayPlan && seat !== undefined && meeting.phase === 'lobby',
		toAnswer: toAnswer(meeting, seat, offers),
		decisions: Object.values(meeting.decisions).map((decision: Decision) => ({
			item: decision.item,
			title: meeting.versions[decision.version]?.details.title ?? '',
			state: decision.state,
			waitsFor:
				decision.state === 'pending'
					? waitsFor(decision).flatMap((who) => meeting.seats[who]?.name ?? [])
					: []
		}))
	};
}

function peopleOf(meeting: Meeting, excused: ReadonlySet<string>): MeetingPage['people'] {
	const as = (id: ParticipantId) => {
		if (meeting.facilitation.facilitator === id) return 'facilitator' as const;
		return meeting.secretary === id ? ('secretary' as const) : null;
	};
	return seatsInOrder(meeting).map(({ id, name, consents, kind }) => ({
		...{ seat: id, name, consents, guest: kind === 'guest', excused: excused.has(id), as: as(id) }
	}));
}

async function agendaLine(
	documents: PageNeeds['documents'],
	meeting: Meeting,
	id: ItemId,
	seat: ParticipantId | undefined,
	offers: readonly Command[]
): Promise<readonly AgendaLine[]> {
	const item = meeting.items[id];
	if (item === undefined || isFrame(item) || item.state === 'removed') return [];
	const proposal = meeting.proposals[id];
	const text =
		proposal === undefined || item.confidential
			? null
			: await documents.readText(documentOf(meeting, id), proposal.textId);
	const offered = (type: Command['type']) =>
		offers.some(
			(offer) => offer.type === type && 'item' in offer.payload && offer.payload.item === id
		);
	const presents = meeting.phase === 'lobby' && proposal !== undefined && text !== null;
	const draftHash = presents ? hashOf(frozenContent(text, proposal.details)) : null;
	const { title, kind, minutes, outcome } = item;
	return [
		{
			...{ id, title, kind, minutes, outcome, text },
			owner: item.owner === null ? '' : (meeting.seats[item.owner]?.name ?? ''),
			driver: proposal?.details.driver ?? '',
			change:
				meeting.phase === 'lobby' && offered('changeItem') && !item.confidential
					? {
							...{ owner: item.owner ?? '', reviewOn: proposal?.details.reviewOn ?? '' },
							...{ text: toMarkdown(text ?? []), draftHash: draftHash ?? '' }
						}
					: null,
			putForward:
				offered('present') && draftHash !== latestVersion(meeting, id)?.hash ? draftHash : null,
			version: versionLine(meeting, id, { seat, offers, draftHash })
		}
	];
}

interface Reader {
	readonly seat: ParticipantId | undefined;
	readonly offers: readonly Command[];
	/** Names the words that they have before them; null where nothing changes them any more. */
	readonly draftHash: string | null;
}

/** CD11 (c): nobody consents to a version while other words stand there to be read. */
function versionLine(
	meeting: Meeting,
	item: ItemId,
	{ seat, offers, draftHash }: Reader
): AgendaLine['version'] {
	const version = latestVersion(meeting, item);
	if (version === undefined || settingsOf(meeting, item).absent !== 'beforehand') return null;
	const { id, number, hash } = version;
	const changed = draftHash !== null && draftHash !== hash;
	const given = meeting.beforehand[id] ?? [];
	const mayConsent = offers.some(
		({ type, payload }) => type === 'consentBeforehand' && payload.version === id
	);
	const consented = seat !== undefined && given.includes(seat);
	return { id, number, changed, mayConsent: mayConsent && !changed, consented };
}

function toAnswer(
	meeting: Meeting,
	seat: ParticipantId | undefined,
	offers: readonly Command[]
): readonly ToAnswer[] {
	return offers.flatMap((offer) => {
		if (offer.type !== 'answerAfterwards' || seat === undefined) return [];
		const { item } = offer.payload;
		const decision = meeting.decisions[item];
		const version = decision && meeting.versions[decision.version];
		const entry = decision?.roll.find(({ who }) => who === seat);
		if (decision === undefined || version === undefined || entry?.answer != null) return [];
		const { title, driver } = version.details;
		const { concerns } = settingsOf(meeting, item);
		const until = decision.state === 'pending' ? null : decision.objectUntil;
		return [{ item, version: version.id, title, driver, text: version.text, concerns, until }];
	});
}
