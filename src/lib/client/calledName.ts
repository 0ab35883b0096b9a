import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';

/** A title or an initial is no name to call somebody by. */
const callable = /^[\p{L}\p{M}'’-]{2,}$/u;

function firstWord(name: string): string {
	return name.trim().split(/\s+/u)[0] ?? '';
}

/**
 * How people in the room call somebody: by the first name where only one bears it, else by the whole
 * name. An unknown id has no name.
 */
export function calledName({ seats }: Pick<Meeting, 'seats'>, id: ParticipantId): string {
	const whole = seats[id]?.name ?? '';
	const first = firstWord(whole);
	const bearers = Object.values(seats).filter((seat) => firstWord(seat.name) === first);
	return callable.test(first) && bearers.length === 1 ? first : whole;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** A name as it stands in a sentence: one written from right to left does not turn the words around it. */
export function inSentence(name: string): string {
	return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}
