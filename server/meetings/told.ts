/** What people are told of the meetings of their circle, in the transaction of what happened. */
import type { Db } from '#server/storage/schema.ts';

export const newsKinds = ['planned', 'moved', 'cancelled', 'handedOver'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** One piece of news about a meeting. */
export interface News {
	readonly kind: NewsKind;
	readonly circleId: string;
	readonly meetingId: string;
	readonly title: string;
	/** UTC milliseconds; null where no hour is set. */
	readonly startsAt: number | null;
	/** IANA name. */
	readonly zone: string;
	/** Why it was cancelled; else empty. */
	readonly reason: string;
	/** Whom it is for; whoever did it knows already. */
	readonly persons: readonly string[];
	/** UTC milliseconds. */
	readonly at: number;
}

/** Tells people. */
export type Tell = (tx: Db, news: News) => Promise<void>;
