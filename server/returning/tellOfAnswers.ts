/** CD11: a decision tells absent members that it waits for them, or until when they may object, and lets go of who has answered. */
import { waitsFor } from '#governance/consent/record.ts';
import type { MeetingEvent } from '#governance/events.ts';
import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { m } from '#i18n/paraglide/messages.js';
import { findCircle } from '#server/circles/circleStore.ts';
import { findParticipant } from '#server/people/participantStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { settleNotices, tell } from './noticeStore.ts';

/** Where it happened, and how the meeting stands since. */
interface Where {
	readonly stored: {
		readonly id: string;
		readonly circleId: string;
		/** Nobody real is in it. */
		readonly practice: boolean;
	};
	readonly after: Meeting;
}

const causeOf = (meetingId: string, item: ItemId): string => `answer:${meetingId}:${item}`;

/** Tells what an event means for those whose answer is waited for; in its transaction. Other events tell nothing. */
export async function tellOfAnswers(tx: Db, where: Where, event: MeetingEvent): Promise<void> {
	const { id, practice } = where.stored;
	if (practice) return;
	if (event.type === 'decisionAnnounced')
		return await tellAbsent(tx, where, event.payload.decision.item, event.at);
	if (event.type === 'decisionSettled')
		return await settleNotices(tx, 'answerWaits', causeOf(id, event.payload.item), event.at);
	if (event.type !== 'answeredAfterwards') return;
	const { item, who } = event.payload;
	const answered = (await findParticipant(tx, id, who))?.personId ?? null;
	const persons = answered === null ? [] : [answered];
	await settleNotices(tx, 'answerWaits', causeOf(id, item), event.at, persons);
}

async function tellAbsent(
	tx: Db,
	{ stored, after }: Where,
	item: ItemId,
	at: number
): Promise<void> {
	const decision = after.decisions[item];
	const on = decision?.objectUntil ?? null;
	if (decision === undefined || (decision.state !== 'pending' && on === null)) return;
	const persons: string[] = [];
	for (const who of waitsFor(decision)) {
		const personId = (await findParticipant(tx, stored.id, who))?.personId;
		if (typeof personId === 'string') persons.push(personId);
	}
	// MT9: what was decided in confidence is named where its readers are, and in no mail.
	const held = after.items[item];
	const title = held?.confidential === true ? m.minutes_confidential_item() : held?.title;
	const circle = (await findCircle(tx, stored.circleId))?.name ?? '';
	const path = `/c/${stored.circleId}/meetings/${stored.id}`;
	const payload = { what: title ?? '', circle, on, path };
	await tell(tx, persons, { kind: 'answerWaits', cause: causeOf(stored.id, item), payload }, at);
}
