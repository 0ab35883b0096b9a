/** CR8: a decision between meetings is stored, with what it takes from the backlog. */
import type { WaitingProposal } from '#governance/between/paper.ts';
import { backlogOf, changeBacklogItem, type BacklogItem } from '#server/circles/backlogStore.ts';
import type { CircleInFull } from '#server/circles/circles.ts';
import type { Db } from '#server/storage/schema.ts';
import { circleZone } from '../circleZone.ts';
import { storeBeginning } from '../createMeeting.ts';
import { changeMeeting, createMeeting } from '../meetingStore.ts';
import { nextItem } from '../nextMeeting.ts';
import { seatEverybody } from '../planning/seatEverybody.ts';
import type { RoomDocuments, RoomNeeds } from '../roomNeeds.ts';
import type { Rooms } from '../rooms.ts';
import type { ProposedBetween } from './betweenForm.ts';
import { firstEvents, planBetween } from './planBetween.ts';
import { lockCircle } from '#server/circles/circleStore.ts';

/** A proposal that is put forward, under the id of its meeting. */
export interface Beginning {
	readonly id: string;
	readonly form: ProposedBetween;
	/** The item that it takes up; empty where it is new. */
	readonly backlogItem: string;
	/** UTC milliseconds. */
	readonly now: number;
}

/** What is decided by consent: proposals, and reviews of agreements; never who holds a role. */
export const isDecidable = ({ kind, came }: Pick<BacklogItem, 'kind' | 'came'>): boolean =>
	kind === 'decide' && came !== 'term';

/** An item that waits, with its words as they stood last; undefined for what is gone or is no decision. */
export async function waitingProposal(
	{ needs, rooms }: { readonly needs: RoomNeeds; readonly rooms: Rooms },
	circleId: string,
	id: string
): Promise<WaitingProposal | undefined> {
	const { db, documents, now } = needs;
	const stored = (await backlogOf(db, circleId)).find((item) => item.id === id);
	if (stored === undefined || !isDecidable(stored)) return undefined;
	const sources = { db, documents, now: now(), room: (meeting: string) => rooms.room(meeting) };
	const item = await nextItem(sources, stored);
	if (item === undefined) return undefined;
	const { text, reviewOn, subject } = item;
	// AR2: what an agreement is called, why it is there and by what it is measured stays as it is.
	const { title, driver, criteria } = item.standing ?? { ...item, criteria: [] };
	const owner = stored.ownerPersonId ?? '';
	return { id, title, driver, criteria, text, reviewOn, subject, owner };
}

/** Stores the whole beginning, or nothing. @returns whether what it takes up was still on the backlog. */
export async function storeBetween(
	tx: Db,
	documents: Pick<RoomDocuments, 'store'>,
	full: CircleInFull,
	{ id, form, backlogItem, now }: Beginning
): Promise<boolean> {
	const circleId = full.circle.id;
	// Of two who take up the same item at once, one does.
	await lockCircle(tx, circleId);
	const taken = (await backlogOf(tx, circleId)).find((item) => item.id === backlogItem);
	if (backlogItem !== '' && (taken === undefined || !isDecidable(taken))) return false;
	const zone = await circleZone(tx, circleId);
	const planned = planBetween(form, id, full, { zone, subject: taken?.subject ?? null });
	const stored = await createMeeting(tx, {
		...{ id, circleId, title: form.title, timezone: zone, practice: false, kind: 'between' },
		...{ previousMeetingId: null, state: 'open', createdAt: now, startsAt: null },
		...{ deleteAfter: null, plannedBy: full.standing.personId }
	});
	await changeMeeting(tx, id, { startedAt: now });
	await seatEverybody(tx, planned, now);
	if (taken !== undefined)
		await changeBacklogItem(tx, taken.id, { doneAt: now, takenBy: id, takenAs: planned.item });
	await storeBeginning(tx, documents, stored, firstEvents(planned, now), planned.seeds, now);
	return true;
}
