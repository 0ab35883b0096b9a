/** CD10: how a form of an agreement came about, read from the history of its meeting. */
import { replay } from '#governance/evolve.ts';
import { asId, isId, type ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { DecisionRecord, ProposalDraft } from '#governance/circle/agreementPaper.ts';
import { decisionMinutes, type DecisionMinutes } from '#governance/record/decisionMinutes.ts';
import { headingOf } from '#governance/record/heading.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import { loadEvents } from '#server/meetings/eventStore.ts';
import { findMeeting } from '#server/meetings/meetingStore.ts';
import { happened } from '#server/meetings/room.ts';
import type { Db } from '#server/storage/schema.ts';
import { receiptOf } from './receipt.ts';

/** The record of a decision; null where its meeting is gone. */
export async function decisionRecord(
	db: Db,
	organisationId: string,
	{ meetingId, itemId }: { readonly meetingId: string | null; readonly itemId: string | null }
): Promise<DecisionRecord | null> {
	if (meetingId === null || itemId === null || !isId(itemId)) return null;
	const stored = await findMeeting(db, meetingId);
	if (stored === undefined) return null;
	const events = (await loadEvents(db, meetingId)).map(happened);
	const meeting = replay(events);
	const item = asId<ItemId>(itemId);
	const decision = decisionMinutes(meeting, item);
	if (decision === null) return null;
	const meant = { meetingId, item: itemId, title: decision.details.title };
	const receipt = stored.practice ? undefined : await receiptOf(db, organisationId, meant);
	return {
		...{ heading: headingOf(events, meeting), decision, drafts: draftsOf(meeting, item, decision) },
		quorum: settingsOf(meeting, item).quorum,
		place: await placeOf(db, meetingId),
		entry: receipt?.entry ?? null
	};
}

function draftsOf(
	meeting: Meeting,
	item: ItemId,
	decision: DecisionMinutes
): readonly ProposalDraft[] {
	return Object.values(meeting.versions)
		.filter((version) => version.item === item)
		.sort((one, other) => one.number - other.number)
		.map(({ number, at, by, text }) => ({
			...{ number, at, text, by: meeting.seats[by]?.name ?? '' },
			met: decision.objections
				.filter(({ version }) => version === number)
				.map(({ raiser }) => ({ by: raiser?.name ?? null })),
			adopted: number === decision.version
		}));
}

async function placeOf(db: Db, meetingId: string): Promise<string> {
	const row = await db
		.selectFrom('meeting')
		.select('place')
		.where('id', '=', meetingId)
		.executeTakeFirst();
	return row?.place ?? '';
}
