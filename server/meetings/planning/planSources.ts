/** What a plan is made from: the backlog with its words, and the meeting before. */
import type { OnRoll } from '#governance/circle/roll.ts';
import type { Carried } from '#governance/record/notes.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { findNextMeeting, meetingsOf, type StoredMeeting } from '../meetingStore.ts';
import { nextItem, type NextItem, type Sources } from '../nextMeeting.ts';
import type { Waiting } from './planOfCircle.ts';

/** What the planning page begins with. */
export interface PlanBasis {
	readonly title: string;
	readonly zone: string;
	readonly minutes: number;
	readonly roll: readonly OnRoll[];
	/** By person; null where nobody holds the role. */
	readonly facilitator: string | null;
	readonly secretary: string | null;
	readonly backlog: readonly NextItem[];
	readonly carried: readonly Carried[];
}

/** Meetings of a circle, for its page. */
export interface MeetingsOfCircle {
	/** Next first. */
	readonly coming: readonly StoredMeeting[];
	/** Latest first. */
	readonly past: readonly StoredMeeting[];
	readonly mayPlan: boolean;
}

/** What waits for a circle, with the words that proposals begin with. */
export async function waitingIn(sources: Sources, circleId: string): Promise<readonly Waiting[]> {
	const waiting: Waiting[] = [];
	for (const stored of await backlogOf(sources.db, circleId)) {
		const item = await nextItem(sources, stored);
		if (item !== undefined) waiting.push({ stored, item });
	}
	return waiting;
}

/** The last meeting of a circle that took place, unless another one follows it already. */
export async function lastOne(db: Db, circleId: string): Promise<string | null> {
	const ended = (await meetingsOf(db, circleId)).find(
		({ state, kind, cancelledAt }) =>
			state === 'ended' && kind === 'meeting' && cancelledAt === null
	);
	if (ended === undefined || (await findNextMeeting(db, ended.id)) !== undefined) return null;
	return ended.id;
}
