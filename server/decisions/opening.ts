/** Who may look into a logbook, and which of its agreements they may see. */
import { isId } from '#governance/ids.ts';
import { mayInCircle, type CircleAction } from '#server/circles/circlePolicy.ts';
import { findCircle, type Circle } from '#server/circles/circleStore.ts';
import { dayAt, standingOf, type Standing } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';
import { findAgreement, type Agreement } from './agreementStore.ts';
import { readersOf } from './search/scope.ts';

/** A circle's logbook, as somebody who may read it sees it. */
export interface OpenLogbook {
	readonly circle: Circle;
	readonly standing: Standing;
	readonly may: (action: CircleAction) => boolean;
	/** Plain date: what has ended, and what is due. */
	readonly day: string;
	/** UTC milliseconds. */
	readonly now: number;
}

/** MT9: whether somebody sees what a circle decided in confidence: its members alone. */
export function seesConfidential(standing: Standing, circleId: string): boolean {
	return standing.circles.get(circleId)?.member === true;
}

/** CR5: the words of the index by which somebody finds agreements of a circle; none where they may not read it. */
export function readersIn(standing: Standing, circle: Circle): readonly string[] {
	if (!mayInCircle(standing, 'readLogbook', circle)) return [];
	const circleId = circle.id;
	const open = readersOf({ circleId, confidential: false });
	return seesConfidential(standing, circleId)
		? [open, readersOf({ circleId, confidential: true })]
		: [open];
}

/** CR5: the logbook of a circle; undefined for whoever may not read it, as if it were not there. */
export async function openLogbook(
	db: Db,
	accountId: string | undefined,
	circleId: string,
	now: number
): Promise<OpenLogbook | undefined> {
	if (accountId === undefined || !isId(circleId)) return undefined;
	const circle = await findCircle(db, circleId);
	if (circle === undefined) return undefined;
	const standing = await standingOf(db, accountId, circle.organisationId, now);
	if (standing === undefined || !mayInCircle(standing, 'readLogbook', circle)) return undefined;
	const may = (action: CircleAction) => mayInCircle(standing, action, circle);
	return { circle, standing, may, day: dayAt(now), now };
}

/** One agreement of a logbook that is open; undefined for those of others, and for what is not to be seen. */
export async function agreementIn(
	db: Db,
	{ circle, standing }: Pick<OpenLogbook, 'circle' | 'standing'>,
	agreementId: string
): Promise<Agreement | undefined> {
	if (!isId(agreementId)) return undefined;
	const agreement = await findAgreement(db, agreementId);
	if (agreement?.circleId !== circle.id) return undefined;
	return agreement.confidential && !seesConfidential(standing, circle.id) ? undefined : agreement;
}
