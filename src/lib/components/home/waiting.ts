/** What waits for one person. Dates are plain, instants UTC milliseconds. */
export interface WaitingHere {
	readonly answers: readonly (At & {
		readonly meetingId: string;
		readonly itemId: string;
		readonly title: string;
	})[];
	readonly meetings: readonly (At & {
		readonly id: string;
		readonly title: string;
		readonly startsAt: number | null;
		readonly zone: string;
		readonly begun: boolean;
	})[];
	readonly actions: readonly (At & {
		readonly id: string;
		readonly what: string;
		readonly due: string | null;
		readonly overdue: boolean;
	})[];
	readonly reviews: readonly (At & {
		readonly id: string;
		readonly title: string;
		readonly reviewOn: string;
		readonly overdue: boolean;
	})[];
}

interface At {
	readonly circle: { readonly id: string; readonly name: string };
}

/** An organisation, and the circles of it that somebody belongs to. */
export interface MyOrganisation {
	readonly id: string;
	readonly name: string;
	readonly circles: readonly { readonly id: string; readonly name: string }[];
}
