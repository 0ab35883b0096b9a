/** CR8: the page of a decision between meetings, as one of its circle sees it. */
import { looking, mayGive, offersOf } from '#governance/actions.ts';
import { onward, roundBetween } from '#governance/between/onward.ts';
import type {
	AskedBetween,
	BetweenPage,
	DraftBetween,
	EndedBetween,
	OnwardBetween,
	PlaceBetween
} from '#governance/between/paper.ts';
import type { AnswerKind } from '#governance/consent/answer.ts';
import type { ProposalDetails } from '#governance/consent/proposal.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import { itemAt, lastRound, latestVersion, type Meeting } from '#governance/meeting.ts';
import type { Note } from '#governance/record/notes.ts';
import type { RichText } from '#governance/richText.ts';
import { unfinishedTurns, type Round } from '#governance/round/round.ts';
import { toMarkdown } from '#editor/render.ts';
import { versionMadeIn } from '#server/decisions/agreementVersions.ts';
import { personsIn } from '#server/people/participantStore.ts';
import type { StoredMeeting } from '../meetingStore.ts';
import type { RoomNeeds } from '../roomNeeds.ts';
import { draftOf, mayChangeNow, nameOf } from './draft.ts';

type PageNeeds = Pick<RoomNeeds, 'db' | 'documents' | 'sealed' | 'now'>;

/** Makes the page; undefined for a meeting that is none of this kind. */
export async function betweenPage(
	needs: PageNeeds,
	stored: StoredMeeting,
	meeting: Meeting,
	me: ParticipantId | undefined
): Promise<BetweenPage | undefined> {
	const [item] = meeting.itemOrder;
	const held = itemAt(meeting, item ?? null);
	const proposal = item === undefined ? undefined : meeting.proposals[item];
	if (item === undefined || held === undefined || proposal === undefined) return undefined;
	const draft = await draftOf(needs, meeting, item);
	const { facilitator } = meeting.facilitation;
	const moment = looking(needs.now(), {});
	const offers = (type: 'takeToMeeting' | 'withdrawProposal' | 'writeNote') =>
		me !== undefined && offersOf(type, meeting, me, moment).length > 0;
	const may = me !== undefined && mayChangeNow(meeting, item, me, needs.now());
	return {
		...{ id: stored.id, item, me: me ?? null, ...asShown(meeting, item, draft.text) },
		about: held.subject,
		leads: { name: seatName(meeting, facilitator), me: facilitator === me },
		steps: (held.method?.steps ?? []).map(({ id }) => id),
		step: held.step ?? '',
		ring: ringOf(meeting, item, me),
		asked: await askedNow(needs, meeting, me),
		rounds: openedRounds(meeting),
		notes: notesOf(meeting),
		mayTake: offers('takeToMeeting'),
		mayWithdraw: offers('withdrawProposal'),
		mayNote: meeting.phase === 'open' && offers('writeNote'),
		onward: facilitator === me ? leadsOn(meeting, me, needs.now()) : null,
		draft: may ? await draftForm(needs, stored.id, proposal.details, draft.text) : null,
		draftHash: draft.hash,
		ended: await howItEnded(needs, stored, meeting, item)
	};
}

/** The proposal as it stands; as it is asked about, while it is locked (CD6). */
function asShown(meeting: Meeting, item: ItemId, draft: RichText) {
	const round = roundBetween(meeting);
	const locked = round?.purpose === 'consent' && round.state !== 'closed';
	const latest = latestVersion(meeting, item);
	const shown = locked || meeting.phase === 'ended' ? latest : undefined;
	const details = shown?.details ?? meeting.proposals[item]?.details;
	if (details === undefined) throw new Error('a decision has a proposal');
	const { title, driver, criteria, reviewOn, doneBy } = details;
	return {
		...{ title, driver, criteria, reviewOn, doneBy, aims: aimsOf(meeting, details) },
		...{ text: shown?.text ?? draft, version: latest?.number ?? 1 },
		owner: seatName(meeting, details.owner)
	};
}

const aimsOf = ({ circle }: Meeting, { aims }: ProposalDetails): readonly string[] =>
	circle.aims.filter(({ id }) => aims.includes(id)).map(({ text }) => text);

const notesOf = (meeting: Meeting): BetweenPage['notes'] =>
	Object.values<Note>(meeting.notes)
		.filter(({ struck }) => !struck)
		.map(({ by, text }) => ({ name: seatName(meeting, by), text }));

const seatName = (meeting: Meeting, who: ParticipantId | null): string =>
	who === null ? '' : (meeting.seats[who]?.name ?? '');

async function askedNow(
	{ sealed }: PageNeeds,
	meeting: Meeting,
	me: ParticipantId | undefined
): Promise<AskedBetween | null> {
	const round = roundBetween(meeting);
	if (round === undefined || round.state === 'closed' || meeting.phase !== 'open') return null;
	const unfinished = unfinishedTurns(round);
	const names = (whom: readonly ParticipantId[]) => whom.map((who) => seatName(meeting, who));
	const turn = me === undefined ? undefined : round.turns[me];
	const sealedOne = turn?.state === 'spoken' && me !== undefined && round.state === 'open';
	const given = sealedOne
		? await sealed.mine(meeting.id, round.id, me)
		: turn === undefined
			? null
			: turn.answer;
	return {
		...{ round: round.id, version: round.version, prompt: round.prompt, given },
		consent: round.purpose === 'consent',
		opened: round.state === 'revealed',
		in: names(round.order.filter((who) => round.turns[who]?.state === 'spoken')),
		waiting: names(unfinished),
		mine: mineIn(turn?.state),
		concerns: settingsOf(meeting, round.item).concerns
	};
}

const stateOf: Readonly<Record<AnswerKind, PlaceBetween['state']>> = {
	...{ consent: 'consents', concern: 'concern', objection: 'objection', notYet: 'needsTime' },
	words: 'spoken'
};

function ringOf(
	meeting: Meeting,
	item: ItemId,
	me: ParticipantId | undefined
): readonly PlaceBetween[] {
	const round = meeting.current === null ? lastRound(meeting, item) : roundBetween(meeting);
	const order = round?.order.filter((who) => round.turns[who]?.state !== 'left');
	return (order ?? meeting.seatOrder).map((who) => {
		const turn = round?.turns[who];
		const answer = turn?.answer?.kind;
		const was =
			turn?.state === 'spoken' ? 'answerIn' : turn?.state === 'passed' ? 'passed' : 'waiting';
		const state = answer === undefined ? was : stateOf[answer];
		return { id: who, name: seatName(meeting, who), you: who === me, state };
	});
}

function mineIn(state: Round['turns'][ParticipantId]['state'] | undefined): AskedBetween['mine'] {
	if (state === undefined || state === 'left') return null;
	if (state === 'hearing') return 'hear';
	return state === 'spoken' ? 'given' : 'answer';
}

function openedRounds(meeting: Meeting): BetweenPage['rounds'] {
	// CD12: concerns are heard after the decision.
	const later = (kind: AnswerKind) => kind === 'concern' && meeting.phase === 'open';
	return meeting.roundOrder.flatMap((id) => {
		const round = meeting.rounds[id];
		if (round === undefined || round.state === 'open') return [];
		const said = round.order.flatMap((who) => {
			const answer = round.turns[who]?.answer;
			return answer == null
				? []
				: [
						{
							name: seatName(meeting, who),
							kind: answer.kind,
							text: later(answer.kind) ? '' : answer.text
						}
					];
		});
		// A round that ended before it was opened says nothing (RN6).
		return said.length === 0 ? [] : [{ id, prompt: round.prompt, said }];
	});
}

function leadsOn(meeting: Meeting, me: ParticipantId, now: number): OnwardBetween | null {
	const next = onward(meeting, '');
	if (next === null) return null;
	const round = roundBetween(meeting);
	const waits = next.type === 'reveal' || next.type === 'announce';
	const unfinished = round === undefined || !waits ? [] : unfinishedTurns(round);
	const may = mayGive(meeting, me, next, looking(now, {}));
	return {
		...{ from: nameOf(next), does: next.type },
		step: itemAt(meeting, meeting.current)?.step ?? '',
		waitsFor: may ? [] : unfinished.map((who) => seatName(meeting, who))
	};
}

async function draftForm(
	{ db }: PageNeeds,
	meetingId: string,
	details: ProposalDetails,
	text: RichText
): Promise<DraftBetween> {
	const persons = await personsIn(db, meetingId);
	const { title, driver, owner, reviewOn, doneBy, criteria, aims } = details;
	return {
		...{ title, driver, aims, text: toMarkdown(text).trim(), criteria: criteria.join('\n') },
		...{ owner: persons.get(owner ?? '') ?? '', reviewOn: reviewOn ?? '', doneBy: doneBy ?? '' }
	};
}

async function howItEnded(
	{ db }: PageNeeds,
	stored: StoredMeeting,
	meeting: Meeting,
	item: ItemId
): Promise<EndedBetween | null> {
	if (meeting.phase !== 'ended') return null;
	if (meeting.decisions[item] === undefined)
		return { how: meeting.proposals[item]?.state === 'withdrawn' ? 'withdrawn' : 'moved' };
	const subject = meeting.items[item]?.subject;
	const about = subject?.kind === 'agreement' ? subject.agreement : null;
	const made = await versionMadeIn(db, stored.id, item);
	return { how: 'adopted', agreementId: made?.agreementId ?? about };
}
