/** CD6: freezing text and details into a version. */
import { stepOf } from '../agenda/item.ts';
import type { ItemId, ObjectionId, ParticipantId, VersionId } from '../ids.ts';
import { latestVersion, openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { isBlank } from '../richText.ts';
import { fresh } from '../rule.ts';
import type { Moment } from '../rule.ts';
import { frozenContent } from './proposal.ts';
import type { Version } from './proposal.ts';

/**
 * OB5: the objections that a version answers: those that are open, and those that the last amendment answered
 * as long as the circle has not checked it.
 */
function answeredBy(meeting: Meeting, item: ItemId): readonly ObjectionId[] {
	if (stepOf(meeting.items[item])?.kind !== 'consent') return [];
	const last = latestVersion(meeting, item);
	const unchecked = last?.checked === false ? last.answers : [];
	const open = openObjections(meeting, item).map(({ id }) => id);
	return [...open, ...unchecked.filter((id) => !open.includes(id))];
}

/** Freezes text and details into a version, if the sender saw the draft that the server has (CD6). */
export function freeze(
	meeting: Meeting,
	actor: ParticipantId,
	item: ItemId,
	draftHash: string,
	moment: Moment
): Version | Refusal {
	const proposal = meeting.proposals[item];
	const text = moment.draft;
	if (proposal === undefined || text === undefined) return refuse('notFound');
	const hash = moment.hash(frozenContent(text, proposal.details));
	if (hash !== draftHash) return refuse('draftChanged');
	if (isBlank(text) || proposal.details.title.trim() === '') return refuse('textEmpty');
	const answers = answeredBy(meeting, item);
	return {
		id: fresh<VersionId>(moment),
		item,
		number: proposal.versions.length + 1,
		text,
		details: proposal.details,
		hash,
		at: moment.now,
		by: actor,
		answers,
		checked: answers.length > 0 ? false : null
	};
}
