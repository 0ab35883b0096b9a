/** Everything that Rondo does by itself once a day. */
import { daysAfter } from '#governance/circle/roleTerm.ts';
import type { Signer } from '#server/decisions/signature.ts';
import type { DailyJob } from './daily.ts';
import type { Db } from '#server/storage/schema.ts';
import { bringBack, wantedOn } from './comingBack.ts';
import { sendDigests, type DigestMeans } from './digest.ts';
import { backAgain, dueActions } from './dueStore.ts';
import { tell } from './noticeStore.ts';
import { calledOutside } from './wanted.ts';
import { WhoCares } from './whoCares.ts';

/** So many days before the day of an action its owner is told. */
const actionDaysBefore = 2;

/**
 * The work of a day, in its order: what comes back into backlogs, what people are told, and their mail.
 * @param mail undefined where no mail server is set: then nothing is mailed.
 */
export function jobsOfTheDay(
	db: Db,
	signer: Signer,
	mail: Omit<DigestMeans, 'db'> | undefined
): readonly DailyJob[] {
	const jobs: DailyJob[] = [
		{ name: 'comingBack', work: async (day, now) => void (await bringBack(db, day, now, signer)) },
		{ name: 'telling', work: async (day, now) => await tellOfTheDay(db, day, now) }
	];
	if (mail !== undefined)
		jobs.push({
			name: 'digest',
			work: async (day, now) => await sendDigests({ db, ...mail }, day, now)
		});
	return jobs;
}

/** AR1, RS7, MT5, OB7: tells people what comes due for them. Nobody is told anything twice. */
export async function tellOfTheDay(db: Db, day: string, now: number): Promise<void> {
	const whoCares = new WhoCares(db, day);
	for (const item of await wantedOn(db, day)) {
		const { circleId, circle, cause, due, agreementId, ownerPersonId, came } = item;
		const path =
			agreementId === null ? `/c/${circleId}/backlog` : `/c/${circleId}/logbook/${agreementId}`;
		const payload = { what: calledOutside(item), circle, on: due, path };
		const inHandsOf = ownerPersonId ?? item.holderPersonId;
		const told = await whoCares.of({ circleId, inHandsOf, circleToo: came === 'term' });
		await tell(db, told, { kind: came === 'term' ? 'termEnds' : 'reviewDue', cause, payload }, now);
	}
	for (const { id, circleId, circle, what, due, personId } of await dueActions(
		db,
		daysAfter(day, actionDaysBefore),
		day
	)) {
		const payload = { what, circle, on: due, path: `/c/${circleId}/actions` };
		await tell(db, [personId], { kind: 'actionDue', cause: `action:${id}:${due}`, payload }, now);
	}
	for (const { id, circleId, circle, title, due, ownerPersonId } of await backAgain(db, day)) {
		const payload = { what: title, circle, on: due, path: `/c/${circleId}/backlog` };
		const told = await whoCares.of({ circleId, inHandsOf: ownerPersonId, circleToo: false });
		await tell(db, told, { kind: 'cameBack', cause: `deferred:${id}:${due}`, payload }, now);
	}
}
