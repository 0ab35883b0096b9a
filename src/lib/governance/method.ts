/**
 * Methods are data: a list of steps, each of a kind that the rule book knows.
 * New methods and a circle's own variants need no new code.
 */
export const stepKinds = [
	'speak',
	'write',
	'sealed',
	'present',
	'amend',
	'consent',
	'choose',
	'record'
] as const;
export type StepKind = (typeof stepKinds)[number];

export const roundModes = ['turns', 'sealed', 'open'] as const;
/** RN7: one by one; together, then revealed; or open with a hand queue. */
export type RoundMode = (typeof roundModes)[number];

export const promptKeys = [
	'checkIn',
	'agenda',
	'ours',
	'present',
	'clarify',
	'react',
	'amend',
	'consent',
	'closed',
	'report',
	'explore',
	'checkOut'
] as const;
export type PromptKey = (typeof promptKeys)[number];

export interface Step {
	readonly id: string;
	readonly kind: StepKind;
	readonly prompt: PromptKey;
	/** How rounds of this step run unless the facilitator chooses otherwise. */
	readonly mode: RoundMode;
	/** Seconds for one turn; a soft end (RN7). */
	readonly seconds: number;
	/** Whether a quick consent may skip it (CD4). */
	readonly skippable: boolean;
	/** RN2: the facilitator and the leader do not go first. */
	readonly leadersLater: boolean;
	/** MT8: words of this step reach the minutes only if the person says so. */
	readonly wordsStayHere: boolean;
}

export const itemKinds = ['checkIn', 'agenda', 'report', 'explore', 'decide', 'closing'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** The kinds that anyone may put on the agenda; the others frame every meeting. */
export const agendaKinds = ['decide', 'explore', 'report'] as const satisfies readonly ItemKind[];

/** MT2: check-in, agenda and closing frame every meeting: nobody arranges them, and nothing of them is carried over. */
export function isFrame({ kind }: { readonly kind: ItemKind }): boolean {
	return kind === 'checkIn' || kind === 'agenda' || kind === 'closing';
}

export interface Method {
	readonly id: string;
	readonly steps: readonly Step[];
}

const plain = {
	mode: 'turns',
	seconds: 60,
	skippable: false,
	leadersLater: false,
	wordsStayHere: false
} as const;
const early = { ...plain, skippable: true } as const;

/** The methods that come with Rondo, by the kind of item. */
export const methods: Readonly<Record<ItemKind, Method>> = {
	checkIn: {
		id: 'check-in',
		steps: [{ ...plain, id: 'checkIn', kind: 'speak', prompt: 'checkIn', wordsStayHere: true }]
	},
	agenda: { id: 'agenda', steps: [{ ...plain, id: 'agenda', kind: 'choose', prompt: 'agenda' }] },
	report: {
		id: 'report',
		steps: [
			{ ...plain, id: 'report', kind: 'record', prompt: 'report' },
			{ ...early, id: 'clarify', kind: 'speak', prompt: 'clarify' }
		]
	},
	explore: {
		id: 'explore',
		steps: [{ ...plain, id: 'explore', kind: 'speak', prompt: 'explore', seconds: 90 }]
	},
	decide: {
		id: 'consent-decision',
		steps: [
			{ ...plain, id: 'ours', kind: 'choose', prompt: 'ours' },
			{ ...plain, id: 'present', kind: 'present', prompt: 'present', seconds: 180 },
			{ ...early, id: 'clarify', kind: 'speak', prompt: 'clarify' },
			{ ...early, id: 'react', kind: 'speak', prompt: 'react', leadersLater: true },
			{ ...early, id: 'amend', kind: 'amend', prompt: 'amend', seconds: 300 },
			{ ...plain, id: 'consent', kind: 'consent', prompt: 'consent', leadersLater: true },
			{ ...plain, id: 'record', kind: 'record', prompt: 'closed' }
		]
	},
	closing: {
		id: 'closing',
		steps: [{ ...plain, id: 'checkOut', kind: 'speak', prompt: 'checkOut' }]
	}
};
