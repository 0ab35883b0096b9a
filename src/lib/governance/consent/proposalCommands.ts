/** CD2-CD5: presenting, amending, taking up and letting go of a proposal. */
import { andEnds } from '../between/rules.ts';
import { stepOf } from '../agenda/item.ts';
import type { EventBody } from '../events.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import { latestVersion, openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isHere, isHiddenFrom, mayConsent } from '../people/seat.ts';
import { openAmendmentQuestion } from '../question/amendment.ts';
import { openQuestion } from '../question/question.ts';
import { firstOf, isRefusal, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import {
	actsAs,
	atTableOrExpected,
	facilitates,
	itemIsCurrent,
	noQuestionWaits,
	noWishWaits,
	notEnded,
	said,
	seated,
	seatedAt,
	underWay
} from '../rule.ts';
import type { Moment, Rules } from '../rule.ts';
import { daysToCome } from './daysToCome.ts';
import { endConsent } from './endConsent.ts';
import { freeze } from './freeze.ts';
import type { Proposal, ProposalDetails, Version } from './proposal.ts';

export interface ProposalCommands {
	changeDetails: { readonly item: ItemId; readonly details: ProposalDetails };
	/** CD2: the text as it stands becomes version 1; `draftHash` names the draft that the sender saw. */
	present: { readonly item: ItemId; readonly draftHash: string };
	/** CD5: the draft becomes the next version. */
	offerVersion: { readonly item: ItemId; readonly draftHash: string };
	/** CD5: the author has nothing to change and passes the question on. */
	yieldAmend: { readonly item: ItemId };
	/** CD3: an opinion is parked while questions are asked. */
	parkThought: { readonly item: ItemId; readonly text: string };
	withdrawProposal: { readonly item: ItemId };
	/** CD5: any member may take a withdrawn proposal up as it stands. */
	takeUpProposal: { readonly item: ItemId };
}

/** CD5: the author, or who acts for them (RL3). */
export const isAuthor = (meeting: Meeting, actor: ParticipantId, item: ItemId): boolean => {
	const author = meeting.proposals[item]?.author ?? null;
	return author !== null && actsAs(meeting, actor, author);
};

/** There is a proposal, and no decision about it yet. */
export const decides = (meeting: Meeting, item: ItemId): Refusal | null =>
	firstOf(
		() => unless(meeting.proposals[item] !== undefined, 'notFound'),
		() => unless(meeting.decisions[item] === undefined, 'alreadyDone')
	);

/** The item is in a step of one of these kinds. */
export const inStep = (
	meeting: Meeting,
	item: ItemId,
	...kinds: readonly string[]
): Refusal | null => unless(kinds.includes(stepOf(meeting.items[item])?.kind ?? ''), 'wrongStep');

/** Details change with the text: locked while a consent round is under way (CD6). */
function unlocked(meeting: Meeting, item: ItemId): Refusal | null {
	const locked = Object.values(meeting.rounds).some(
		(round) =>
			round.item === item &&
			round.purpose === 'consent' &&
			(round.state === 'open' || round.state === 'paused')
	);
	return unless(!locked, 'textLocked');
}

/** CD6: what is asked about stays as it is until it is announced, unless an objection is being integrated (OB5). */
function detailsFree(meeting: Meeting, item: ItemId): Refusal | null {
	const latest = latestVersion(meeting, item)?.id;
	const revealed = Object.values(meeting.rounds).some(
		({ purpose, state, version }) =>
			purpose === 'consent' && state === 'revealed' && version === latest
	);
	const integrating = openObjections(meeting, item).some(({ state }) => state === 'integrating');
	return unlocked(meeting, item) ?? unless(!revealed || integrating, 'textLocked');
}

function mayEdit(
	meeting: Meeting,
	actor: ParticipantId,
	proposal: Proposal | undefined
): Refusal | null {
	const own = proposal?.author === actor || proposal?.details.owner === actor;
	const serves = meeting.facilitation.facilitator === actor || meeting.secretary === actor;
	return unless(
		own || serves || (proposal?.state === 'presented' && meeting.seats[actor]?.kind === 'member'),
		'notYours'
	);
}

/** CD5, OB5: the author is asked first for the next version; while integrating, versions answer objections. */
function isTheirs(meeting: Meeting, actor: ParticipantId, item: ItemId): Refusal | null {
	const proposal = meeting.proposals[item];
	switch (stepOf(meeting.items[item])?.kind) {
		case 'amend': {
			const author = proposal?.author ?? null;
			const waits = author !== null && !actsAs(meeting, actor, author) && isHere(meeting, author);
			return unless(!waits || proposal?.authorAsked === true, 'authorFirst');
		}
		case 'consent':
			return answersAnObjection(meeting, item);
		default:
			// CD3: while questions are asked only the wording is fixed, by the author or whoever writes it down.
			return unless(
				proposal?.author === actor || meeting.facilitation.facilitator === actor,
				'notYours'
			);
	}
}

/** OB5: an objection is being integrated, or the circle did not yet agree to the last amendment. */
function answersAnObjection(meeting: Meeting, item: ItemId): Refusal | null {
	const question = openQuestion(meeting.questions);
	const integrating = openObjections(meeting, item).some(({ state }) => state === 'integrating');
	const unchecked = latestVersion(meeting, item)?.checked === false;
	return firstOf(
		() => unless(integrating || unchecked, 'notIntegrating'),
		() => unless(question === undefined || question.subject.about === 'amendment', 'questionOpen'),
		() => unless(question?.state !== 'round', 'roundOpen')
	);
}

function takesVersions(meeting: Meeting, item: ItemId): Refusal | null {
	const step = stepOf(meeting.items[item]);
	return firstOf(
		() => unless(meeting.proposals[item]?.state === 'presented', 'wrongStep'),
		() => unlocked(meeting, item),
		() =>
			unless(
				step?.prompt === 'clarify' || step?.kind === 'amend' || step?.kind === 'consent',
				'wrongStep'
			)
	);
}

const mayOffer: Rules<'offerVersion'>['offerVersion']['may'] = (meeting, actor, { item }) =>
	firstOf(
		() => underWay(meeting),
		() => seatedAt(meeting, actor, item),
		() => itemIsCurrent(meeting, item),
		() => decides(meeting, item),
		() => takesVersions(meeting, item),
		() => isTheirs(meeting, actor, item)
	);

/** A new version; an amendment to an objection is asked about at once (OB5). */
function offered(
	meeting: Meeting,
	actor: ParticipantId,
	version: Version,
	moment: Moment
): readonly EventBody[] {
	const frozen: EventBody = { type: 'versionFrozen', payload: { version } };
	if (version.checked === null) return [frozen];
	return [frozen, ...openAmendmentQuestion(meeting, actor, version, moment)];
}

export const proposalRules: Rules<Exclude<keyof ProposalCommands, 'present'>> = {
	changeDetails: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => notEnded(meeting),
				() => atTableOrExpected(meeting, actor),
				() => unless(!isHiddenFrom(meeting, actor, item), 'confidential'),
				() => decides(meeting, item),
				() => detailsFree(meeting, item),
				() => mayEdit(meeting, actor, meeting.proposals[item])
			),
		then: (meeting, _, { item, details }, { now }) =>
			firstOf(
				() => said(details.title),
				() => daysToCome(meeting, details, item, now),
				() =>
					unless(details.owner === null || meeting.seats[details.owner] !== undefined, 'notFound'),
				() =>
					unless(
						details.aims.every((id) => meeting.circle.aims.some((aim) => aim.id === id)),
						'notFound'
					)
			) ?? [{ type: 'detailsChanged', payload: { item, details } }],
		offers: (meeting) =>
			Object.values(meeting.proposals).map(({ item, details }) => ({ item, details }))
	},
	offerVersion: {
		may: mayOffer,
		then: (meeting, actor, { item, draftHash }, moment) => {
			const version = freeze(meeting, actor, item, draftHash, moment);
			if (isRefusal(version)) return version;
			if (version.hash === latestVersion(meeting, item)?.hash) return { refused: 'alreadyDone' };
			return offered(meeting, actor, version, moment);
		},
		offers: (meeting) =>
			meeting.current === null ? [] : [{ item: meeting.current, draftHash: '' }]
	},
	yieldAmend: {
		// The facilitator asks, and passes the question on when the author says so or says nothing.
		may: (meeting, actor, { item }) =>
			firstOf(
				() => underWay(meeting),
				() => seated(meeting, actor),
				() => itemIsCurrent(meeting, item),
				() => inStep(meeting, item, 'amend'),
				() => (isAuthor(meeting, actor, item) ? null : facilitates(meeting, actor)),
				() => unless(meeting.proposals[item]?.authorAsked === false, 'alreadyDone')
			),
		then: (_, __, { item }) => [{ type: 'authorYielded', payload: { item } }],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current }])
	},
	parkThought: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => underWay(meeting),
				() => seatedAt(meeting, actor, item),
				() => itemIsCurrent(meeting, item),
				() => decides(meeting, item),
				() => unless(stepOf(meeting.items[item])?.prompt === 'clarify', 'wrongStep')
			),
		then: (_, __, { item, text }) =>
			said(text) ?? [{ type: 'thoughtParked', payload: { item, text } }],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current, text: '' }])
	},
	withdrawProposal: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => underWay(meeting),
				() => seated(meeting, actor),
				() => itemIsCurrent(meeting, item),
				() => decides(meeting, item),
				() => unless(isAuthor(meeting, actor, item), 'notYours'),
				() =>
					unless(
						['draft', 'presented'].includes(meeting.proposals[item]?.state ?? ''),
						'alreadyDone'
					),
				() => noWishWaits(meeting),
				() => noQuestionWaits(meeting)
			),
		then: (meeting, _, { item }) => [
			...endConsent(meeting, item),
			left(item, 'withdrawn'),
			...andEnds(meeting, item)
		],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current }])
	},
	takeUpProposal: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => underWay(meeting),
				() => seated(meeting, actor),
				() => itemIsCurrent(meeting, item),
				() => unless(meeting.proposals[item]?.state === 'withdrawn', 'stale'),
				() => unless(mayConsent(meeting, item, actor), 'notMember')
			),
		then: (_, actor, { item }) => [{ type: 'proposalTakenUp', payload: { item, by: actor } }],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current }])
	}
};

const left = (item: ItemId, as: 'withdrawn'): EventBody => ({
	type: 'proposalLeft',
	payload: { item, as, name: '', until: null }
});
