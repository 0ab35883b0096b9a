import { m } from '#i18n/paraglide/messages.js';

/** What a place in the ring can show; each has a form of its own besides its colour. */
export const ringStates = [
	'waiting',
	'now',
	'next',
	'spoken',
	'passed',
	'needsTime',
	'away',
	'answerIn',
	'consents',
	'concern',
	'objection',
	'left'
] as const;

export type RingState = (typeof ringStates)[number];

/** One place in the ring: a person, in the order in which the circle sits, clockwise. */
export interface RingSeat {
	id: string;
	/** The whole name, as it is read out. */
	name: string;
	/** What stands beside the disc: "Hanna". */
	shortName: string;
	/** What stands in the disc; see `initialsOf`. */
	initials: string;
	state: RingState;
	/** Sits in the room without a device: somebody else enters what they say. */
	proxy?: boolean;
	/** The person who looks at this page. */
	you?: boolean;
	/** Stands under the name in place of the state's own word: "via Jonas", "author, listens". */
	word?: string;
	/** Sets the word in bold, as for the one who is next. */
	strong?: boolean;
}

/** The word for a state, as it stands under a name; empty while somebody merely waits. */
export function stateWord(state: RingState): string {
	switch (state) {
		case 'waiting':
			return '';
		case 'now':
			return m.ring_now();
		case 'next':
			return m.ring_next();
		case 'spoken':
			return m.ring_spoken();
		case 'passed':
			return m.ring_passed();
		case 'needsTime':
			return m.ring_needs_time();
		case 'away':
			return m.ring_away();
		case 'answerIn':
			return m.ring_answer_in();
		case 'consents':
			return m.ring_consents();
		case 'concern':
			return m.ring_consents_with_concern();
		case 'objection':
			return m.ring_objection();
		case 'left':
			return m.ring_left();
	}
}

/** What stands under a name, the longest wording first; the ring takes the first that has room. */
export function seatWords(seat: RingSeat): readonly string[] {
	if (seat.word !== undefined) return [seat.word];
	return seat.state === 'concern'
		? [m.ring_consents_with_concern(), m.ring_with_concern(), m.ring_concern()]
		: [stateWord(seat.state)];
}

const done: readonly RingState[] = ['spoken', 'passed', 'consents', 'concern', 'objection'];

/**
 * The ring in one sentence, for its accessible label: "Elif speaks, Tomasz next, 3 of 8 done".
 * In a round of sealed answers it tells how many are in; who left counts no more.
 */
export function ringSummary(seats: readonly RingSeat[]): string {
	const present = seats.filter((seat) => seat.state !== 'left');
	const total = present.length;
	const now = present.find((seat) => seat.state === 'now');
	const next = present.find((seat) => seat.state === 'next');
	const answers = present.filter((seat) => seat.state === 'answerIn').length;
	return [
		now && m.ring_summary_now({ name: now.shortName }),
		next && m.ring_summary_next({ name: next.shortName }),
		answers > 0
			? m.ring_summary_answers({ count: answers, total })
			: m.ring_summary_done({
					count: present.filter((seat) => done.includes(seat.state)).length,
					total
				})
	]
		.filter(Boolean)
		.join(', ');
}

/**
 * The seats in the order in which the turn reaches them: as the circle sits, or, when the round goes
 * the other way, from the first speaker backwards.
 */
export function turnOrder(seats: readonly RingSeat[], direction: 1 | -1): readonly RingSeat[] {
	if (direction === 1) return seats;
	return [...seats.slice(0, 1), ...seats.slice(1).reverse()];
}
