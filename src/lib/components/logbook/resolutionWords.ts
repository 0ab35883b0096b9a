/** CR5: a formal resolution: who was entitled and present, the quorum, that nobody objects, who signs. */
import type { AgreementPaper, DecisionRecord } from '#governance/circle/agreementPaper.ts';
import { dayOf } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';
import { nameList, plainDate } from '#i18n/times.ts';
import { decisionLines, type DecisionLine } from '../minutes/decisionWords.ts';

const namesOf = (people: readonly { readonly name: string }[]): string =>
	nameList(people.map(({ name }) => name));

function quorumWords({ quorum, decision: { roll } }: DecisionRecord): string {
	if (quorum <= 0) return m.logbook_resolution_quorum_none();
	const share = new Intl.NumberFormat('en', { style: 'percent' }).format(quorum);
	const consented = roll.filter(({ answer }) => answer !== null).length;
	return m.logbook_resolution_quorum_of({ share, consented, entitled: roll.length });
}

function daysOf({
	line: { reviewOn, termUntil, doneBy }
}: AgreementPaper): readonly DecisionLine[] {
	const days = [
		{ label: m.minutes_label_review(), day: reviewOn },
		{ label: m.logbook_resolution_term(), day: termUntil },
		{ label: m.logbook_resolution_done_by(), day: doneBy }
	];
	return days.flatMap(({ label, day }) => (day === null ? [] : [{ label, words: plainDate(day) }]));
}

/** The head of the resolution, line by line. */
export function resolutionLines(paper: AgreementPaper): readonly DecisionLine[] {
	const { record, line } = paper;
	const owner = { label: m.minutes_label_owner(), words: line.ownerName || m.logbook_nobody() };
	if (record === null) return [owner, ...daysOf(paper)];
	const { heading, decision, place } = record;
	const present = decision.roll.filter(({ absent }) => !absent).map(({ who }) => who);
	return [
		{
			label: m.logbook_resolution_when(),
			words: `${heading.title}, ${dayOf(decision.announcedAt, heading.zone)}`
		},
		{
			label: m.logbook_resolution_place(),
			words: place === '' ? m.logbook_resolution_call() : place
		},
		{
			label: m.logbook_resolution_entitled(),
			words: namesOf(decision.roll.map(({ who }) => who))
		},
		{ label: m.logbook_resolution_present(), words: namesOf(present) },
		{ label: m.logbook_resolution_quorum(), words: quorumWords(record) },
		owner,
		...daysOf(paper)
	];
}

function consentWords({ decision }: DecisionRecord): readonly string[] {
	if (decision.state === 'returned') return [m.logbook_resolution_returned()];
	if (decision.state === 'pending')
		return [m.logbook_resolution_waiting({ names: namesOf(decision.waitsFor) })];
	const consented = decision.roll.filter(({ answer }) => answer !== null).map(({ who }) => who);
	const count = { consented: consented.length, entitled: decision.roll.length };
	return [m.logbook_resolution_nobody({ ...count, names: namesOf(consented) })];
}

/** What the resolution says of consent and objections, and who signs. */
export function resolutionOf(paper: AgreementPaper): {
	readonly consent: readonly string[];
	readonly objections: readonly string[];
	readonly signers: readonly { readonly label: string; readonly name: string }[];
} {
	const { record, role } = paper;
	if (record === null) {
		const consent =
			role === null
				? [m.logbook_resolution_gone()]
				: [m.logbook_resolution_role({ role: role.name })];
		const signer = {
			label: role?.name ?? m.logbook_resolution_facilitator(),
			name: paper.line.ownerName
		};
		return { consent, objections: [], signers: [signer] };
	}
	const { heading, decision } = record;
	const objected = decisionLines(decision, heading.zone)
		.filter(({ label }) => label === m.minutes_label_objection())
		.map(({ words }) => words);
	return {
		consent: consentWords(record),
		objections: objected.length === 0 ? [m.logbook_resolution_no_objections()] : objected,
		signers: [
			{
				label: m.logbook_resolution_facilitator(),
				name: heading.facilitators.at(-1)?.who.name ?? ''
			},
			{ label: m.logbook_resolution_secretary(), name: heading.secretary?.name ?? '' }
		]
	};
}
