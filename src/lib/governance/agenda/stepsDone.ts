/** What has to have happened in a step before it can be left, and in an item before it can end. */
import type { ItemId, QuestionId } from '../ids.ts';
import { lastRound } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import type { Step } from '../method.ts';
import type { Question } from '../question/question.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { stepAfter, stepOf } from './item.ts';
import type { Item } from './item.ts';

type Questions = Readonly<Record<QuestionId, Question>>;

/** CD1: nobody objected to "is this ours to decide?". */
function isOurs(questions: Questions, item: ItemId): boolean {
	return Object.values(questions).some(
		({ state, subject }: Question) =>
			state === 'settled' && subject.about === 'ours' && subject.item === item
	);
}

/** CD5: the author has offered a version or passed the question on, or is not here to be asked. */
function authorWasAsked(meeting: Meeting, item: ItemId): boolean {
	const proposal = meeting.proposals[item];
	const author = proposal?.author ?? null;
	if (proposal === undefined || proposal.authorAsked || author === null) return true;
	return meeting.seats[author]?.presence !== 'here';
}

/** Whether a step can be left; a consent round ends only with its decision (RN1). */
export function stepDone(
	meeting: Meeting,
	item: Item | undefined,
	step: Step | undefined
): Refusal | null {
	if (item === undefined || step === undefined) return refuse('wrongStep');
	switch (step.kind) {
		case 'choose':
			return unless(
				item.kind === 'agenda' ? meeting.agendaConsented : isOurs(meeting.questions, item.id),
				'needsQuestion'
			);
		case 'speak':
		case 'write':
		case 'sealed':
			return unless(lastRound(meeting, item.id, step.id)?.state === 'closed', 'stepNotDone');
		case 'present':
			return unless(meeting.proposals[item.id]?.state === 'presented', 'stepNotDone');
		case 'amend':
			return unless(authorWasAsked(meeting, item.id), 'authorFirst');
		case 'consent':
			return refuse('neverOverridden');
		case 'record':
			return null;
	}
}

/** A proposal that left the table, or an adopted one, lets its item end; other items go through their steps. */
export function itemDone(meeting: Meeting, item: Item | undefined): Refusal | null {
	if (item === undefined) return refuse('notFound');
	const proposal = meeting.proposals[item.id];
	if (proposal !== undefined) {
		return unless(proposal.state !== 'draft' && proposal.state !== 'presented', 'stepNotDone');
	}
	const skipped = item.step !== null && item.skippedSteps.includes(item.step);
	return firstOf(
		() => unless(stepAfter(item) === undefined, 'stepNotDone'),
		() => (skipped ? null : stepDone(meeting, item, stepOf(item)))
	);
}
