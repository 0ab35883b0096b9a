import type { Meeting } from '#governance/meeting.ts';
import { plainName } from '#governance/people/plainName.ts';
import { seatsInOrder, type Seat } from '#governance/people/seat.ts';

/** What a typed name leads to: one seat, several that might be meant, or none. */
export type FoundSeat =
	| { readonly kind: 'seat'; readonly seat: Seat }
	| { readonly kind: 'several' }
	| { readonly kind: 'nobody' };

/** RL2: the named seat that somebody means: by the whole name, else by a first name that only one has. */
export function findSeat(meeting: Meeting, typed: string): FoundSeat {
	const wanted = plainName(typed);
	const named = seatsInOrder(meeting).filter((seat) => seat.kind === 'member');
	const whole = named.filter((seat) => plainName(seat.name) === wanted);
	const first = named.filter((seat) => plainName(seat.name).split(' ')[0] === wanted);
	const meant = whole.length > 0 ? whole : first;
	if (meant.length > 1) return { kind: 'several' };
	const [seat] = meant;
	return seat === undefined || wanted === '' ? { kind: 'nobody' } : { kind: 'seat', seat };
}
