/** CD9-CD12, OB9: the announcement, and what comes after it. */
import { andEnds } from '../between/rules.ts';
import type { EventBody } from '../events.ts';
import type { ItemId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { isHere, mayConsent, seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, noQuestionWaits, noWishWaits, notEnded, said, underWay } from '../rule.ts';
import type { Moment, Rules } from '../rule.ts';
import type { Round } from '../round/round.ts';
import type { Answer } from './answer.ts';
import { allConsent } from './allConsent.ts';
import type { Decision, Version } from './proposal.ts';
import { record, stateOf } from './record.ts';
import { settingsOf } from './settingsOf.ts';

export interface DecisionCommands {
	/** CD9: the moment of adoption: one atomic durable record. */
	announce: { readonly round: RoundId; readonly version: VersionId };
	/** CD11 (c): an absent member consents beforehand, to that very version. */
	consentBeforehand: { readonly version: VersionId };
	/** CD11 (a, b): an absent member answers after the announcement. */
	answerAfterwards: { readonly item: ItemId; readonly version: VersionId; readonly answer: Answer };
	/** OB9: an objection to an agreement in force. */
	questionAgreement: { readonly item: ItemId; readonly words: string };
	/** OB9: the owner pauses it for safety. */
	pauseAgreement: { readonly item: ItemId; readonly reason: string };
}

/** CD11: whose answer is still open: they were absent, and have not answered, or not for good. */
function mayAnswerAfterwards(
	meeting: Meeting,
	actor: ParticipantId,
	command: DecisionCommands['answerAfterwards'],
	moment: Moment
): Refusal | null {
	const decision = meeting.decisions[command.item];
	const entry = decision?.roll.find((held) => held.who === actor);
	const until = decision?.objectUntil ?? null;
	const pending = decision?.state === 'pending';
	return firstOf(
		() => unless(decision !== undefined, 'notDecided'),
		() => unless(entry !== undefined, 'notOnRoll'),
		() => unless(decision?.version === command.version, 'staleVersion'),
		() => unless(entry?.given === null || entry?.given === 'afterwards', 'alreadyDone'),
		() => unless(pending || (decision?.state === 'inForce' && until !== null), 'notPending'),
		() => unless(pending || until === null || moment.now <= until, 'windowOver')
	);
}

/** What an answer afterwards changes: the last missing consent brings it into force, an objection brings it back. */
function afterwards(
	meeting: Meeting,
	actor: ParticipantId,
	item: ItemId,
	answer: Answer
): readonly EventBody[] {
	const decision = meeting.decisions[item];
	const given: EventBody = { type: 'answeredAfterwards', payload: { item, who: actor, answer } };
	if (decision === undefined) return [given];
	if (answer.kind === 'objection')
		return [given, { type: 'decisionSettled', payload: { item, state: 'returned' } }];
	const roll = decision.roll.map((entry) => (entry.who === actor ? { ...entry, answer } : entry));
	const settles = decision.state === 'pending' && stateOf(meeting, item, roll).state === 'inForce';
	return settles
		? [given, { type: 'decisionSettled', payload: { item, state: 'inForce' } }]
		: [given];
}

export const decisionRules: Rules<keyof DecisionCommands> = {
	announce: {
		may: (meeting, actor, { round, version }) =>
			firstOf(
				() => underWay(meeting),
				() => facilitates(meeting, actor),
				() => noWishWaits(meeting),
				() => noQuestionWaits(meeting),
				() => allConsent(meeting, round, version),
				() => unless(meeting.rounds[round]?.askedOnceMore === true, 'askOnceMoreFirst')
			),
		then: (meeting, _, { round: id }, moment) => {
			const round = meeting.rounds[id];
			const decision = round === undefined ? null : record(meeting, round, moment);
			if (round === undefined || decision === null) return { refused: 'notFound' };
			const { item } = decision;
			const after = meeting.items[item]?.method?.steps.at(-1);
			const announced: EventBody = { type: 'decisionAnnounced', payload: { decision } };
			const ends = andEnds(meeting, item);
			return after === undefined
				? [announced, ...ends]
				: [announced, { type: 'stepEntered', payload: { item, step: after.id } }, ...ends];
		},
		offers: (meeting) =>
			Object.values(meeting.rounds).flatMap((round: Round) =>
				round.version !== null && round.state !== 'closed'
					? [{ round: round.id, version: round.version }]
					: []
			)
	},
	consentBeforehand: {
		may: (meeting, actor, { version }) => {
			const frozen = meeting.versions[version];
			return firstOf(
				() => notEnded(meeting),
				() => unless(frozen !== undefined, 'notFound'),
				() => unless(frozen !== undefined && mayConsent(meeting, frozen.item, actor), 'notOnRoll'),
				() =>
					unless(
						frozen !== undefined && settingsOf(meeting, frozen.item).absent === 'beforehand',
						'wrongMode'
					),
				() =>
					unless(
						frozen !== undefined && meeting.decisions[frozen.item] === undefined,
						'alreadyDone'
					),
				() => unless(!isHere(meeting, actor), 'stale'),
				() => unless(!(meeting.beforehand[version] ?? []).includes(actor), 'alreadyDone')
			);
		},
		then: (_, actor, { version }) => [
			{ type: 'consentedBeforehand', payload: { version, who: actor } }
		],
		offers: (meeting) => Object.values(meeting.versions).map(({ id }: Version) => ({ version: id }))
	},
	answerAfterwards: {
		may: mayAnswerAfterwards,
		then: (meeting, actor, { item, answer }) => {
			const allowed = [
				'consent',
				'objection',
				...(settingsOf(meeting, item).concerns ? ['concern'] : [])
			];
			return (
				unless(allowed.includes(answer.kind), 'wrongAnswer') ??
				unless(answer.kind !== 'concern' || answer.text.trim() !== '', 'empty') ??
				afterwards(meeting, actor, item, answer)
			);
		},
		offers: (meeting) =>
			Object.values(meeting.decisions).map(({ item, version }: Decision) => ({
				item,
				version,
				answer: { kind: 'consent', text: '' }
			}))
	},
	questionAgreement: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => unless(meeting.decisions[item]?.state === 'inForce', 'notDecided'),
				() => unless(seatOf(meeting, actor)?.kind === 'member', 'notMember'),
				() =>
					unless(
						meeting.decisions[item]?.reviewAsked.every(({ who }) => who !== actor) === true,
						'alreadyDone'
					)
			),
		then: (_, actor, { item, words }) =>
			said(words) ?? [{ type: 'agreementQuestioned', payload: { item, who: actor, words } }],
		offers: (meeting) =>
			Object.values(meeting.decisions).map(({ item }: Decision) => ({ item, words: '' }))
	},
	pauseAgreement: {
		may: (meeting, actor, { item }) => {
			const decision = meeting.decisions[item];
			const owner =
				decision === undefined ? null : meeting.versions[decision.version]?.details.owner;
			return firstOf(
				() => unless(decision?.state === 'inForce', 'notDecided'),
				() => unless(decision !== undefined && decision.reviewAsked.length > 0, 'notQuestioned'),
				() => unless(owner === actor, 'notOwner'),
				() => unless(decision?.paused === null, 'alreadyDone')
			);
		},
		then: (_, __, { item, reason }) =>
			unless(reason.trim() !== '', 'reasonNeeded') ?? [
				{ type: 'agreementPaused', payload: { item, reason } }
			],
		offers: (meeting) =>
			Object.values(meeting.decisions).map(({ item }: Decision) => ({ item, reason: '' }))
	}
};
