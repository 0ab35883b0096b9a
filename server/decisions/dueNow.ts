/** What a circle looks at again now, and what waits for its absent members. */
import { dueDays, lookAgainOn, standingOn } from '#governance/circle/agreementState.ts';
import type { DueLine } from '#governance/circle/comingUp.ts';
import { daysAfter } from '#governance/circle/roleTerm.ts';
import type { Db } from '#server/storage/schema.ts';
import { agreementOf } from './agreementStore.ts';

/** An agreement that is due, and in whose hands it is. */
export interface DueNow extends DueLine {
	/** Null where it is in the hands of nobody whom the organisation knows. */
	readonly ownerPersonId: string | null;
}

/**
 * AR1: the agreements of a circle that are due or overdue on a day, the most urgent first. What has ended by
 * consent or by its term, and what is paused, is not among them.
 * @param confidential MT9: whether what was decided in confidence is among them.
 */
export async function dueNow(
	db: Db,
	circleId: string,
	day: string,
	confidential: boolean
): Promise<readonly DueNow[]> {
	const until = daysAfter(day, dueDays);
	const rows = await agreements(db, circleId, confidential)
		.where('state', 'in', ['inForce', 'provisional'])
		.where((row) =>
			row.or([
				row('review_on', '<=', until),
				row('term_until', '<=', until),
				row('done_by', '<=', until)
			])
		)
		.orderBy('id')
		.execute();
	return rows
		.map(agreementOf)
		.flatMap((agreement) => {
			const { id, title, ownerPersonId, pausedAt } = agreement;
			const on = lookAgainOn(agreement);
			const standing = standingOn({ ...agreement, isPaused: pausedAt !== null }, day);
			if (on === null || (standing !== 'due' && standing !== 'overdue')) return [];
			return [{ id, title, lookAgainOn: on, overdue: standing === 'overdue', ownerPersonId }];
		})
		.sort((one, other) => one.lookAgainOn.localeCompare(other.lookAgainOn));
}

/** A decision that is not in force until absent members have answered (CD11). */
export interface PendingAgreement {
	readonly title: string;
	readonly meetingId: string;
	readonly itemId: string;
}

/** CD11: what a circle decided and is still pending, in the order of deciding. */
export async function pendingAgreements(
	db: Db,
	circleId: string,
	confidential: boolean
): Promise<readonly PendingAgreement[]> {
	const rows = await agreements(db, circleId, confidential)
		.where('state', '=', 'pending')
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.flatMap(({ title, meeting_id: meetingId, item_id: itemId }) =>
		meetingId === null || itemId === null ? [] : [{ title, meetingId, itemId }]
	);
}

function agreements(db: Db, circleId: string, confidential: boolean) {
	const all = db.selectFrom('agreement').selectAll().where('circle_id', '=', circleId);
	return confidential ? all : all.where('confidential', '=', 0);
}
