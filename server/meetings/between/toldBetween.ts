/** CR8: whom to tell of what a command between meetings led to. */
import { roundBetween } from '#governance/between/onward.ts';
import type { EndedBetween } from '#governance/between/paper.ts';
import type { Proposal } from '#governance/consent/proposal.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { unfinishedTurns } from '#governance/round/round.ts';
import type { Db } from '#server/storage/schema.ts';

/** What people hear: that they are asked, that a round needs nobody's answer any more, how it ended. */
export type NewsBetween = {
	readonly circleId: string;
	readonly meetingId: string;
	readonly title: string;
	/** Whom it is for. */
	readonly persons: readonly string[];
} & (
	| { readonly kind: 'asked'; readonly round: string }
	| { readonly kind: 'over'; readonly round: string }
	| { readonly kind: 'ended'; readonly how: EndedBetween['how'] }
);

/** Tells people, in the transaction of its own that it is given. */
export type TellBetween = (tx: Db, news: NewsBetween) => Promise<void>;

type Piece =
	| { readonly kind: 'asked'; readonly round: string; readonly seats: readonly ParticipantId[] }
	| { readonly kind: 'over'; readonly round: string; readonly seats: readonly [] }
	| {
			readonly kind: 'ended';
			readonly how: EndedBetween['how'];
			readonly seats: readonly ParticipantId[];
	  };

/**
 * What is new since before. RN6: that somebody answered is no news, or others would see when. Who came onto the roll
 * meanwhile is asked too (CR2).
 */
export function newsSince(
	before: Meeting | null,
	after: Meeting,
	by: ParticipantId | null
): readonly Piece[] {
	const news: Piece[] = [];
	const [was, is] = [before === null ? undefined : roundBetween(before), roundBetween(after)];
	const isOpen = is?.state === 'open' && after.phase === 'open';
	if (was?.state === 'open' && !(isOpen && is.id === was.id))
		news.push({ kind: 'over', round: was.id, seats: [] });
	if (isOpen) {
		const late = unfinishedTurns(is).filter((who) => is.turns[who]?.state === 'hearing');
		const fresh = was?.id !== is.id;
		const seats = fresh ? unfinishedTurns(is).filter((who) => who !== by) : late;
		if (seats.length > 0) news.push({ kind: 'asked', round: is.id, seats });
	}
	if (after.phase === 'ended' && before?.phase === 'open') {
		const seats = after.seatOrder.filter((who) => who !== by);
		news.push({ kind: 'ended', how: howEnded(after), seats });
	}
	return news;
}

function howEnded({ decisions, proposals }: Meeting): EndedBetween['how'] {
	if (Object.keys(decisions).length > 0) return 'adopted';
	const isWithdrawn = Object.values<Proposal>(proposals).some(({ state }) => state === 'withdrawn');
	return isWithdrawn ? 'withdrawn' : 'moved';
}
