/** What people are told when something waits for them. Each kind can be switched off, in the app and by e-mail. */
export const noticeKinds = [
	'answerWaits',
	'askedBetween',
	'endedBetween',
	'preparation',
	'reviewDue',
	'termEnds',
	'actionDue',
	'cameBack',
	'backlogAsked',
	'gaveRole',
	'invited'
] as const;
/**
 * `answerWaits` a decision waits for my answer, or I may object to it until an instant (CD11); `askedBetween` I am asked between meetings and `endedBetween`
 * how that ended (CR8); `preparation` a meeting is planned, changed or cancelled;
 * `reviewDue` an agreement that I own is due (AR1); `termEnds` my time in a role, or a role of my circle, ends
 * (RS7); `actionDue` what I said I would do (MT5); `cameBack` what was put off until a day is back (OB7);
 * `backlogAsked` somebody put an item into my hands (CR4); `gaveRole` I was given a role; `invited` into a circle.
 */
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice is about. */
export interface NoticePayload {
	/** The title of a decision, meeting, agreement, item or role, or the words of an action. */
	readonly what: string;
	/** The name of the circle. */
	readonly circle: string;
	/** The plain date or the instant (UTC milliseconds) that counts, where there is one. */
	readonly on?: string | number | null;
	/** Whether the meeting is new, was changed or does not take place; of `preparation` alone. */
	readonly change?: 'planned' | 'changed' | 'cancelled';
	/** How it ended; of `endedBetween` alone. */
	readonly ended?: 'adopted' | 'moved' | 'withdrawn';
	/** The page where it is seen to: a path of ours. */
	readonly path: string;
}

/** Where somebody is told of a kind of notices. */
export interface NoticeChoice {
	readonly inApp: boolean;
	readonly byMail: boolean;
}

const mailedUnasked: readonly NoticeKind[] = [
	'answerWaits',
	'askedBetween',
	'preparation',
	'reviewDue',
	'termEnds',
	'actionDue',
	'gaveRole',
	'invited'
];

/** What holds until somebody chooses: everything in the app, and by e-mail what cannot wait for long. */
export function usualChoice(kind: NoticeKind): NoticeChoice {
	return { inApp: true, byMail: mailedUnasked.includes(kind) };
}
