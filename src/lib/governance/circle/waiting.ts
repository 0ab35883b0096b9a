/** CR4: why something waits on the backlog of a circle. */
export const comings = [
	'person',
	'parked',
	'notReached',
	'deferred',
	'pending',
	'returned',
	'handedOver',
	'between',
	'objection',
	'suggestion',
	'review',
	'doneBy',
	'term'
] as const;
/**
 * `person` somebody put it there; `parked`, `notReached`, `deferred`, `pending` and `returned` are what a
 * meeting left; `handedOver` what a narrower circle asks this one to decide; `between`
 * what was to be talked about when it was decided between meetings (CR8); `objection` an objection to an agreement in force (OB9); `suggestion` from a closing (EV2);
 * `review`, `doneBy` and `term` come by themselves before or after their date (AR1, RS7).
 */
export type Coming = (typeof comings)[number];

/** RS7: so many days before its end the selection of a role stands in the backlog by itself. */
export const selectionDaysBefore = 42;

/** Minutes that an item gets which nobody planned. */
export const waitingMinutes = {
	review: 15,
	doneBy: 5,
	term: 30,
	suggestion: 10,
	objection: 20
} as const;
