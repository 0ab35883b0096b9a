import type { Evolvers } from '../events.ts';
import type { ItemId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { Answer } from './answer.ts';
import type { Decision, Proposal, ProposalDetails, ProposalState, Version } from './proposal.ts';

export interface ConsentEvents {
	detailsChanged: { readonly item: ItemId; readonly details: ProposalDetails };
	versionFrozen: { readonly version: Version };
	proposalPresented: { readonly item: ItemId; readonly version: VersionId };
	authorYielded: { readonly item: ItemId };
	thoughtParked: { readonly item: ItemId; readonly text: string };
	proposalTakenUp: { readonly item: ItemId; readonly by: ParticipantId };
	proposalLeft: {
		readonly item: ItemId;
		readonly as: Exclude<ProposalState, 'draft' | 'presented' | 'adopted' | 'pending'>;
		readonly name: string;
		readonly until: string | null;
	};
	amendmentChecked: { readonly version: VersionId };
	consentedBeforehand: { readonly version: VersionId; readonly who: ParticipantId };
	decisionAnnounced: { readonly decision: Decision };
	answeredAfterwards: {
		readonly item: ItemId;
		readonly who: ParticipantId;
		readonly answer: Answer;
	};
	decisionSettled: { readonly item: ItemId; readonly state: Decision['state'] };
	agreementQuestioned: {
		readonly item: ItemId;
		readonly who: ParticipantId;
		readonly words: string;
	};
	agreementPaused: { readonly item: ItemId; readonly reason: string };
	consentRoundSuperseded: { readonly round: RoundId };
}

function withProposal(
	meeting: Meeting,
	item: ItemId,
	change: (proposal: Proposal) => Partial<Proposal>
): Meeting {
	const proposal = meeting.proposals[item];
	if (proposal === undefined) return meeting;
	return {
		...meeting,
		proposals: { ...meeting.proposals, [item]: { ...proposal, ...change(proposal) } }
	};
}

function withDecision(
	meeting: Meeting,
	item: ItemId,
	change: (decision: Decision) => Partial<Decision>
): Meeting {
	const decision = meeting.decisions[item];
	if (decision === undefined) return meeting;
	return {
		...meeting,
		decisions: { ...meeting.decisions, [item]: { ...decision, ...change(decision) } }
	};
}

export const evolveConsent: Evolvers<keyof ConsentEvents> = {
	detailsChanged: (meeting, { payload: { item, details } }) =>
		withProposal(meeting, item, () => ({ details })),
	versionFrozen: (meeting, { payload: { version } }) => {
		const known = { ...meeting, versions: { ...meeting.versions, [version.id]: version } };
		return withProposal(known, version.item, (proposal) => ({
			versions: [...proposal.versions, version.id],
			authorAsked: proposal.authorAsked || version.by === proposal.author
		}));
	},
	proposalPresented: (meeting, { payload: { item } }) =>
		withProposal(meeting, item, () => ({ state: 'presented' })),
	authorYielded: (meeting, { payload: { item } }) =>
		withProposal(meeting, item, () => ({ authorAsked: true })),
	thoughtParked: (meeting, { payload: { item, text } }) =>
		withProposal(meeting, item, (proposal) => ({
			parkedThoughts: [...proposal.parkedThoughts, text]
		})),
	proposalTakenUp: (meeting, { payload: { item, by } }) =>
		withProposal(meeting, item, ({ versions }) => ({
			author: by,
			authorAsked: false,
			state: versions.length > 0 ? 'presented' : 'draft',
			exit: null
		})),
	proposalLeft: (meeting, { payload: { item, as, name, until } }) =>
		withProposal(meeting, item, () => ({ state: as, exit: { to: name, until } })),
	amendmentChecked: (meeting, { payload: { version } }) => {
		const frozen = meeting.versions[version];
		if (frozen === undefined) return meeting;
		return {
			...meeting,
			versions: { ...meeting.versions, [version]: { ...frozen, checked: true } }
		};
	},
	consentedBeforehand: (meeting, { payload: { version, who } }) => ({
		...meeting,
		beforehand: { ...meeting.beforehand, [version]: [...(meeting.beforehand[version] ?? []), who] }
	}),
	decisionAnnounced: (meeting, { payload: { decision } }) => {
		const known = { ...meeting, decisions: { ...meeting.decisions, [decision.item]: decision } };
		const round = known.rounds[decision.round];
		const rounds =
			round === undefined
				? known.rounds
				: { ...known.rounds, [round.id]: { ...round, state: 'closed' as const, current: null } };
		return withProposal({ ...known, rounds }, decision.item, () => ({
			state: decision.state === 'inForce' ? 'adopted' : 'pending'
		}));
	},
	answeredAfterwards: (meeting, { payload: { item, who, answer } }) =>
		withDecision(meeting, item, (decision) => ({
			roll: decision.roll.map((entry) =>
				entry.who === who ? { ...entry, answer, given: 'afterwards' as const } : entry
			)
		})),
	decisionSettled: (meeting, { payload: { item, state } }) => {
		const settled = withDecision(meeting, item, () => ({ state }));
		return withProposal(settled, item, () => ({
			state: state === 'inForce' ? 'adopted' : 'pending'
		}));
	},
	agreementQuestioned: (meeting, { payload: { item, who, words } }) =>
		withDecision(meeting, item, (decision) => ({
			reviewAsked: [...decision.reviewAsked, { who, words }]
		})),
	agreementPaused: (meeting, { payload: { item, reason } }) =>
		withDecision(meeting, item, () => ({ paused: reason })),
	consentRoundSuperseded: (meeting, { payload: { round } }) => {
		const held = meeting.rounds[round];
		return held === undefined
			? meeting
			: {
					...meeting,
					rounds: { ...meeting.rounds, [round]: { ...held, state: 'closed', current: null } }
				};
	}
};
