/** CD2: the days of a proposal, as they are entered. */
import type { ItemId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { isPast } from '../rule.ts';
import { endsOn } from './proposal.ts';
import type { ProposalDetails } from './proposal.ts';

/** CD2: no day is entered that has passed; one that passed meanwhile stays until it is changed. */
export function daysToCome(
	meeting: Meeting,
	details: ProposalDetails,
	item: ItemId,
	now: number
): Refusal | null {
	const before = meeting.proposals[item]?.details;
	const known = before === undefined ? [] : endsOn(before);
	const past = endsOn(details).filter((date) => !known.includes(date) && isPast(date, now));
	return unless(past.length === 0, 'dateInPast', past);
}
