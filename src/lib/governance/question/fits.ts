/** QC1: whether a question makes sense now, and which ones a step asks for. */
import { canBeAdded, canStandBefore, isArranged } from '../agenda/commands.ts';
import { stepOf } from '../agenda/item.ts';
import type { Item } from '../agenda/item.ts';
import { isHereWithDevice } from '../facilitation/hasDevice.ts';
import type { ItemId, ParticipantId, VersionId } from '../ids.ts';
import { latestVersion, roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isFrame } from '../method.ts';
import type { Step } from '../method.ts';
import { leadsSomewhere, mayBeLeft } from '../objection/wayOut.ts';
import { isHere } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { isPast, itemIsCurrent, said } from '../rule.ts';
import type { AgendaChange, Subject } from './question.ts';

/** What a question needs to make sense now. */
export function fits(meeting: Meeting, subject: Subject, now: number): Refusal | null {
	switch (subject.about) {
		case 'agenda':
			return unless(!meeting.agendaConsented, 'alreadyDone');
		case 'agendaChange':
			return agendaChangeFits(meeting, subject.change);
		case 'ours':
			return isStep(meeting, subject.item, (step) => step.kind === 'choose');
		case 'skip':
			return skipFits(meeting, subject.item, subject.step);
		case 'defer':
		case 'delegate':
		case 'handOver':
			return exitFits(meeting, subject, now);
		case 'park':
			return parkFits(meeting, subject.item);
		case 'extend':
			return unless(isOn(meeting, subject.item), 'stale');
		case 'confidential':
			return confidentialFits(meeting, subject.item, subject.on);
		case 'amendment':
			return amendmentFits(meeting, subject.version);
		case 'facilitator':
			return (
				facilitatorFits(meeting, subject.who) ??
				unless(isHereWithDevice(meeting, subject.who), 'notConnected')
			);
		case 'stuck':
			return mayBeLeft(meeting, subject.objection) ?? leadsSomewhere(subject, now);
		case 'free':
			return null;
	}
}

/** The item waits for its turn or has it. */
function isOn(meeting: Meeting, id: ItemId): boolean {
	const state = meeting.items[id]?.state;
	return state === 'waiting' || state === 'current';
}

/** MT3: check-in, agenda and closing stay, and nobody's turn is lost: a speaking round is closed before its item goes. */
function parkFits(meeting: Meeting, id: ItemId): Refusal | null {
	const item = meeting.items[id];
	const speaks = meeting.current === id && roundUnderWay(meeting)?.purpose === 'speak';
	return firstOf(
		() => unless(isOn(meeting, id), 'stale'),
		() => unless(item !== undefined && !isFrame(item), 'notFound'),
		() => unless(!speaks, 'roundOpen')
	);
}

function isStep(meeting: Meeting, item: ItemId, holds: (step: Step) => boolean): Refusal | null {
	const step = stepOf(meeting.items[item]);
	return firstOf(
		() => itemIsCurrent(meeting, item),
		() => unless(step !== undefined && holds(step), 'wrongStep')
	);
}

/** CD4: a step before the consent round that is not done yet; nobody is in the middle of a round in it. */
function skipFits(meeting: Meeting, id: ItemId, stepId: string): Refusal | null {
	const item = meeting.items[id];
	const step = item?.method?.steps.find((held) => held.id === stepId);
	const over = [...(item?.doneSteps ?? []), ...(item?.skippedSteps ?? [])].includes(stepId);
	return firstOf(
		() => itemIsCurrent(meeting, id),
		() => unless(step?.skippable === true && !over, 'wrongStep'),
		() => unless(item?.step !== stepId || roundUnderWay(meeting) === undefined, 'roundOpen')
	);
}

/** MT2: the changes that need the circle's yes again are those that need none before it. */
function agendaChangeFits(meeting: Meeting, change: AgendaChange): Refusal | null {
	if (change.do === 'add') return canBeAdded(meeting, change.item);
	return firstOf(
		() => isArranged(meeting, change.item),
		() => (change.do === 'move' ? canStandBefore(meeting, change.item, change.before) : null)
	);
}

/** A proposal that is still on the table can leave it: with somebody and a date, or to a place that has a name. */
function exitFits(
	meeting: Meeting,
	subject: Extract<Subject, { about: 'defer' | 'delegate' | 'handOver' }>,
	now: number
): Refusal | null {
	const state = meeting.proposals[subject.item]?.state;
	return firstOf(
		() => itemIsCurrent(meeting, subject.item),
		() => unless(state === 'draft' || state === 'presented', 'alreadyDone'),
		() => {
			if (subject.about === 'delegate') return said(subject.role);
			if (subject.about === 'handOver') return said(subject.circle);
			if (meeting.seats[subject.owner] === undefined) return { refused: 'notFound' };
			return unless(!isPast(subject.until, now), 'dateInPast');
		}
	);
}

/** MT9: a guest who facilitates would have to leave the item as well. */
function confidentialFits(meeting: Meeting, id: ItemId, on: boolean): Refusal | null {
	const item = meeting.items[id];
	const facilitator = meeting.seats[meeting.facilitation.facilitator];
	return firstOf(
		() => unless(item !== undefined && item.state !== 'removed', 'notFound'),
		() => unless(item?.confidential !== on, 'alreadyDone'),
		() => unless(!on || facilitator?.kind === 'member', 'notMember')
	);
}

/** OB5: only the last version of what is on the table can be asked about. */
function amendmentFits(meeting: Meeting, id: VersionId): Refusal | null {
	const version = meeting.versions[id];
	if (version === undefined) return { refused: 'notFound' };
	const latest = latestVersion(meeting, version.item)?.id === id;
	return firstOf(
		() => itemIsCurrent(meeting, version.item),
		() => unless(latest && version.checked === false, 'stale')
	);
}

/** RN8: the circle may choose somebody else who is here; a guest as long as nothing confidential lies ahead (MT9). */
function facilitatorFits(meeting: Meeting, who: ParticipantId): Refusal | null {
	const isGuest = meeting.seats[who]?.kind === 'guest';
	const hidden = Object.values(meeting.items).some(
		({ confidential, state }: Item) => confidential && state !== 'done' && state !== 'removed'
	);
	return firstOf(
		() => unless(isHere(meeting, who), 'absent'),
		() => unless(meeting.facilitation.facilitator !== who, 'alreadyDone'),
		() => unless(!isGuest || !hidden, 'notMember')
	);
}

/** The questions a step asks for by itself, and those that are always near. */
export function offeredSubjects(meeting: Meeting): readonly Subject[] {
	const item = meeting.current;
	const held = item === null ? undefined : meeting.items[item];
	if (item === null || held === undefined) return [{ about: 'free' }];
	const step = stepOf(held);
	const skips = (held.method?.steps ?? []).map(
		(each) => ({ about: 'skip', item, step: each.id }) as const
	);
	const own: readonly Subject[] =
		step?.kind !== 'choose'
			? []
			: [held.kind === 'agenda' ? { about: 'agenda' } : { about: 'ours', item }];
	const latest = latestVersion(meeting, item);
	const unchecked: readonly Subject[] =
		latest?.checked === false ? [{ about: 'amendment', item, version: latest.id }] : [];
	return [
		...own,
		...unchecked,
		...skips,
		{ about: 'park', item },
		{ about: 'extend', item, minutes: 5 },
		{ about: 'confidential', item, on: !held.confidential },
		{ about: 'free' }
	];
}
