/** What a meeting leaves behind in the house, written in the transaction of the events that caused it. */
import type { Decision } from '#governance/consent/proposal.ts';
import type { EventOf, MeetingEvent } from '#governance/events.ts';
import { addParticipant } from '#server/people/participantStore.ts';
import { withdrawDeviceLinks } from '#server/people/linkStore.ts';
import { endSessionsOf, rebindSessions } from '#server/people/sessionStore.ts';
import { enterDecision } from '#server/decisions/adopting.ts';
import { settleDecision } from '#server/decisions/settling.ts';
import { addToLedger, agreementChanged } from '#server/decisions/ledgerStore.ts';
import { tellOfAnswers } from '#server/returning/tellOfAnswers.ts';
import type { Db } from '#server/storage/schema.ts';
import { circleOf } from './circleOf.ts';
import { leaveAfterwards, leaveBehind } from './leaveBehind.ts';
import { comeIntoForce, goOutOfForce } from './subjectEffects.ts';
import { tellLogbook, type LogbookChange } from './tellLogbook.ts';
import { storePlanning } from './planning/planningEffects.ts';
import type { Happening } from './happening.ts';
import { changeMeeting } from './meetingStore.ts';

/** Writes what the events change outside the meeting: seats, the meeting's state, agreements, the ledger. */
export async function storeEffects(tx: Db, happening: Happening): Promise<void> {
	for (const event of happening.events) {
		await storeEffect(tx, happening, event);
		await tellOfAnswers(tx, happening, event);
	}
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
			return await addParticipant(tx, {
				id,
				meetingId: stored.id,
				personId: null,
				name,
				kind: 'member',
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
			return await settle(tx, happening, event);
		case 'agreementQuestioned':
		case 'agreementPaused':
			return await vouchFor(tx, happening, event, await tellLogbook(tx, happening, event));
		default:
			return await storePlanning(tx, happening, event);
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

/** OB9: what was said of an agreement in its meeting is on record as what is said later. */
async function vouchFor(
	tx: Db,
	happening: Happening,
	event: MeetingEvent,
	told: LogbookChange | undefined
): Promise<void> {
	if (told !== undefined) await vouch(tx, happening, event, agreementChanged, told);
}

/** CD10: the record, and what stands in the circle's logbook from now on. */
async function storeDecision(
	tx: Db,
	happening: Happening,
	event: EventOf<'decisionAnnounced'>
): Promise<void> {
	const { stored, after } = happening;
	const decision: Decision = event.payload.decision;
	const { item, hash, state } = decision;
	const version = after.versions[decision.version];
	if (version === undefined) throw new Error('a decision without its version');
	const circle = await circleOf(tx, stored.circleId);
	const held = after.items[item];
	const entered = await enterDecision(tx, {
		...{ circle, meetingId: stored.id, decision, version, at: event.at },
		subject: held?.subject?.kind === 'agreement' ? held.subject : null,
		seats: after.seats,
		confidential: held?.confidential === true
	});
	const told = { item, version: version.number, hash, state };
	await vouch(tx, happening, event, 'decision', { ...entered, ...told });
	const settled = { item, agreementId: entered.agreement, at: event.at };
	if (state === 'inForce') await comeIntoForce(tx, happening, settled);
}

async function settle(
	tx: Db,
	happening: Happening,
	event: EventOf<'decisionSettled'>
): Promise<void> {
	const { item, state } = event.payload;
	const { stored, after } = happening;
	const change = { meetingId: stored.id, item, state, seats: after.seats, at: event.at };
	const agreement = await settleDecision(tx, change);
	if (agreement === undefined) throw new Error('a decision without its agreement');
	const settled = { item, agreementId: agreement, at: event.at };
	if (state === 'inForce') await comeIntoForce(tx, happening, settled);
	else await goOutOfForce(tx, happening, settled);
	await leaveAfterwards(tx, happening, item, event.at);
	await vouch(tx, happening, event, 'decisionSettled', { agreement, item, state });
}
