import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { answerKinds, type AnswerKind } from '#governance/consent/answer.ts';
import { asId, isId } from '#governance/ids.ts';
import type { AimId } from '#governance/ids.ts';
import type { Asked } from './answerForm.svelte.ts';

/** An answer that is being given and has not been handed in. */
export interface HeldAnswer {
	readonly kind: AnswerKind | undefined;
	readonly text: string;
	readonly aims: readonly AimId[];
	readonly changing: boolean;
}

/*
 * A reload must not cost anybody the words of an answer. They stay in this tab, for one round and version,
 * until they are handed in; the next round takes their place.
 */

type Of = Pick<LiveMeeting, 'id'>;

const place = ({ id }: Of, { who }: Asked): string => `rondo-answer-${id}-${who}`;
const about = ({ round, version }: Asked): string => `${round} ${version ?? ''}`;

/** What was begun for this round before a reload; `null` when nothing was. */
export function heldAnswer(live: Of, asked: Asked): HeldAnswer | null {
	try {
		const held: unknown = JSON.parse(sessionStorage.getItem(place(live, asked)) ?? 'null');
		return isRecord(held) && held['about'] === about(asked) ? read(held) : null;
	} catch {
		return null;
	}
}

/** Keeps it in this tab; some browsers keep nothing. */
export function holdAnswer(live: Of, asked: Asked, held: HeldAnswer | null): void {
	try {
		const key = place(live, asked);
		if (held === null) sessionStorage.removeItem(key);
		else sessionStorage.setItem(key, JSON.stringify({ about: about(asked), ...held }));
	} catch {
		// Then it is only on the page, as before.
	}
}

function read(held: Readonly<Record<string, unknown>>): HeldAnswer {
	const { kind, text, aims, changing } = held;
	return {
		kind: answerKinds.find((known) => known === kind),
		text: typeof text === 'string' ? text : '',
		aims: Array.isArray(aims) ? aims.filter(isId).map((aim) => asId<AimId>(aim)) : [],
		changing: changing === true
	};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
