/** What a meeting leaves behind in the house, written in the transaction of the events that caused it. */
import type { Decision } from '#governance/consent/proposal.ts';
import type { EventOf, MeetingEvent } from '#governance/events.ts';
import type { Meeting } from '#governance/meeting.ts';
import { addParticipant } from '#server/people/participantStore.ts';
import { withdrawDeviceLinks } from '#server/people/linkStore.ts';
import { endSessionsOf, rebindSessions } from '#server/people/sessionStore.ts';
import {
	addAgreement,
	addAgreementVersion,
	agreementsOfMeeting,
	changeAgreement
} from '#server/decisions/agreementStore.ts';
import type { Signer } from '#server/decisions/signature.ts';
import { addToLedger } from '#server/decisions/ledgerStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { circleOf } from './circleOf.ts';
import { leaveAfterwards, leaveBehind } from './leaveBehind.ts';
import { changeMeeting, type Head, type StoredMeeting } from './meetingStore.ts';

export interface Happening {
	readonly stored: StoredMeeting;
	readonly before: Meeting;
	readonly after: Meeting;
	readonly events: readonly MeetingEvent[];
	/** The end of the meeting's chain after these events. */
	readonly head: Head;
	readonly signer: Signer;
}

/** Writes what the events change outside the meeting: seats, the meeting's state, agreements, the ledger. */
export async function storeEffects(tx: Db, happening: Happening): Promise<void> {
	for (const event of happening.events) await storeEffect(tx, happening, event);
}

async function storeEffect(tx: Db, happening: Happening, event: MeetingEvent): Promise<void> {
	const { stored, before } = happening;
	switch (event.type) {
		case 'meetingStarted':
			return await changeMeeting(tx, stored.id, { state: 'open', startedAt: event.at });
		case 'meetingEnded':
			await changeMeeting(tx, stored.id, { state: 'ended', endedAt: event.at });
			await leaveBehind(tx, happening);
			return await vouch(tx, happening, event, 'meetingEnded', {});
		case 'seatAdded': {
			const { id, name } = event.payload.seat;
			const kind = 'member';
			return await addParticipant(tx, {
				id,
				meetingId: stored.id,
				personId: null,
				name,
				kind,
				createdAt: event.at
			});
		}
		case 'seatTaken': {
			const asked = event.payload.request === null ? undefined : before.door[event.payload.request];
			return asked === undefined
				? undefined
				: await rebindSessions(tx, asked.by, event.payload.seat);
		}
		case 'seatReopened':
			await withdrawDeviceLinks(tx, event.payload.seat);
			return void (await endSessionsOf(tx, event.payload.seat, event.at));
		case 'decisionAnnounced':
			return await storeDecision(tx, happening, event);
		case 'decisionSettled':
			return await settleDecision(tx, happening, event);
		default:
			return;
	}
}

async function vouch(
	tx: Db,
	{ stored, head, signer }: Happening,
	event: MeetingEvent,
	kind: string,
	payload: object
): Promise<void> {
	if (stored.practice) return;
	const circle = await circleOf(tx, stored.circleId);
	const entry = {
		at: event.at,
		kind,
		meetingId: stored.id,
		meetingHead: head.hash,
		payload: { seq: head.seq, ...payload }
	};
	await addToLedger(tx, circle.organisationId, entry, signer);
}

/** CD10: the record, and the agreement that stands in the circle's logbook from now on. */
async function storeDecision(
	tx: Db,
	happening: Happening,
	event: EventOf<'decisionAnnounced'>
): Promise<void> {
	const { stored, after } = happening;
	const decision: Decision = event.payload.decision;
	const version = after.versions[decision.version];
	if (version === undefined) throw new Error('a decision without its version');
	const circle = await circleOf(tx, stored.circleId);
	const id = newId();
	const { title, reviewOn, termUntil, doneBy } = version.details;
	await addAgreement(tx, {
		id,
		organisationId: circle.organisationId,
		circleId: circle.id,
		meetingId: stored.id,
		itemId: decision.item,
		title,
		state: decision.state,
		reviewOn: reviewOn ?? termUntil,
		doneBy,
		createdAt: event.at
	});
	await addAgreementVersion(tx, {
		agreementId: id,
		version: 1,
		content: { text: version.text, details: version.details },
		hash: decision.hash,
		createdAt: event.at
	});
	await vouch(tx, happening, event, 'decision', {
		agreement: id,
		item: decision.item,
		version: version.number,
		hash: decision.hash,
		state: decision.state
	});
}

async function settleDecision(
	tx: Db,
	happening: Happening,
	event: EventOf<'decisionSettled'>
): Promise<void> {
	const { item, state } = event.payload;
	const agreements = await agreementsOfMeeting(tx, happening.stored.id);
	const agreement = agreements.find(({ itemId }) => itemId === item);
	if (agreement === undefined) throw new Error('a decision without its agreement');
	await changeAgreement(tx, agreement.id, { state });
	await leaveAfterwards(tx, happening, item, event.at);
	await vouch(tx, happening, event, 'decisionSettled', { agreement: agreement.id, item, state });
}
