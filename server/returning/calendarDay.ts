/** Something that counts by its day. */
export interface CalendarDay {
	/** Names the same thing whenever the calendar is fetched. */
	readonly id: string;
	readonly kind: 'review' | 'doneBy' | 'term' | 'action';
	/** Plain date. */
	readonly day: string;
	readonly what: string;
	readonly circle: string;
	/** A page of ours. */
	readonly path: string;
}
