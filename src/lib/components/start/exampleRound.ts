import { m } from '#i18n/paraglide/messages.js';
import { initialsOf, type RingSeat, type RingState } from '../ring/index.ts';

/** Those who wait in a practice meeting, in the order in which they sit. */
const before = ['Hanna Vogt', 'Jonas Keller', 'Mira Aydın', 'Elif Demir'];
const after = ['Tomasz Nowak', 'Samuel Osei', 'Lena Brandt'];

/** How many of the example have spoken. */
export const spoken = before.length;

/** The ring of the start page: half have spoken, and whoever looks at it is next to speak. */
export function exampleRound(): readonly RingSeat[] {
	const you: RingSeat = {
		id: 'you',
		name: m.start_ring_you(),
		shortName: m.start_ring_you(),
		initials: '?',
		state: 'now',
		word: m.start_ring_your_turn()
	};
	return [
		...before.map((name) => place(name, 'spoken')),
		you,
		...after.map((name, row) => place(name, row === 0 ? 'next' : 'waiting'))
	];
}

/** What the example shows, for those who hear it. */
export function exampleSummary(seats: readonly RingSeat[]): string {
	const next = seats.find(({ state }) => state === 'next');
	return [
		m.start_ring_centre(),
		...(next === undefined ? [] : [m.ring_summary_next({ name: next.shortName })]),
		m.start_ring_done({ done: spoken, all: seats.length })
	].join(', ');
}

function place(name: string, state: RingState): RingSeat {
	const shortName = name.slice(0, name.indexOf(' '));
	return { id: shortName, name, shortName, initials: initialsOf(name), state };
}
