/** QC1: what takes effect when nobody objects. */
import { beforeClosing, draftItem } from '../agenda/commands.ts';
import { stepAfter } from '../agenda/item.ts';
import { handBack } from '../agenda/meetingCommands.ts';
import { endConsent } from '../consent/endConsent.ts';
import { leaveTable } from '../consent/leaveTable.ts';
import type { EventBody } from '../events.ts';
import type { ItemId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { seatOf } from '../people/seat.ts';
import type { Moment } from '../rule.ts';
import type { AgendaChange, Subject } from './question.ts';

/** What takes effect when nobody objects. */
export function effect(meeting: Meeting, subject: Subject, moment: Moment): readonly EventBody[] {
	switch (subject.about) {
		case 'agenda':
			return [{ type: 'agendaConsented', payload: {} }];
		case 'agendaChange':
			return [agendaEvent(meeting, subject.change, moment)];
		case 'skip':
			return skip(meeting, subject.item, subject.step);
		case 'park':
			return park(meeting, subject.item);
		case 'extend':
			return [extension(meeting, subject.item, subject.minutes)];
		case 'amendment':
			return [{ type: 'amendmentChecked', payload: { version: subject.version } }];
		case 'facilitator':
			return [
				{ type: 'facilitationHandedOver', payload: { to: subject.who, item: null, how: 'chosen' } }
			];
		case 'confidential':
			return [{ type: 'itemConfidential', payload: { item: subject.item, on: subject.on } }];
		case 'defer': {
			const name = seatOf(meeting, subject.owner)?.name ?? '';
			return leaveTable(meeting, subject.item, 'deferred', name, subject.until);
		}
		case 'delegate':
			return leaveTable(meeting, subject.item, 'delegated', subject.role, null);
		case 'handOver':
			return leaveTable(meeting, subject.item, 'handedOver', subject.circle, null);
		case 'stuck': {
			const { item, way, name, until } = subject;
			const later = way === 'defer' || way === 'outsideFacilitator';
			return leaveTable(meeting, item, later ? 'deferred' : 'handedOver', name, until);
		}
		case 'ours':
		case 'free':
			return [];
	}
}

const park = (meeting: Meeting, item: ItemId): readonly EventBody[] => [
	...endConsent(meeting, item),
	{ type: 'itemParked', payload: { item } },
	...handBack(meeting, item)
];

/** MT3: an item is extended, or trimmed, by so many minutes. */
function extension(meeting: Meeting, item: ItemId, minutes: number): EventBody {
	const before = meeting.items[item]?.minutes ?? 0;
	return { type: 'minutesSet', payload: { item, minutes: Math.max(1, before + minutes) } };
}

function agendaEvent(meeting: Meeting, change: AgendaChange, moment: Moment): EventBody {
	const last = beforeClosing(meeting);
	switch (change.do) {
		case 'add':
			return { type: 'itemAdded', payload: { item: draftItem(change.item, moment), before: last } };
		case 'remove':
			return { type: 'itemRemoved', payload: { item: change.item } };
		case 'move':
			return { type: 'itemMoved', payload: { item: change.item, before: change.before ?? last } };
		case 'minutes':
			return { type: 'minutesSet', payload: { item: change.item, minutes: change.minutes } };
	}
}

/** CD4: the skipped step is left out; when it is the current one, the next begins. */
function skip(meeting: Meeting, id: ItemId, step: string): readonly EventBody[] {
	const skipped: EventBody = { type: 'stepSkipped', payload: { item: id, step } };
	const item = meeting.items[id];
	const next = item?.step === step ? stepAfter(item) : undefined;
	return next === undefined
		? [skipped]
		: [skipped, { type: 'stepEntered', payload: { item: id, step: next.id } }];
}
