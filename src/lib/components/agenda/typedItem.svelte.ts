import { asId, isId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { NewItem } from '#governance/agenda/commands.ts';
import type { Item } from '#governance/agenda/item.ts';
import { itemMinutes } from '#governance/limits.ts';
import type { agendaKinds } from '#governance/method.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { act } from '../meeting/act.ts';

export type AgendaKind = (typeof agendaKinds)[number];

/** What is typed about an item, until it stands on the agenda. */
export class TypedItem {
	title = $state('');
	kind = $state<AgendaKind>('decide');
	/** A seat's id, or empty for nobody. */
	owner = $state('');
	minutes = $state('15');
	outcome = $state('');
	driver = $state('');

	constructor(item?: Item) {
		if (item === undefined) return;
		this.title = item.title;
		this.owner = item.owner ?? '';
		this.minutes = String(item.minutes);
		this.outcome = item.outcome;
	}

	/** Whole minutes within the limits; `null` for anything else. */
	get wholeMinutes(): number | null {
		const minutes = Number(this.minutes);
		const fits =
			Number.isInteger(minutes) && minutes >= itemMinutes.least && minutes <= itemMinutes.most;
		return fits ? minutes : null;
	}

	get ownerId(): ParticipantId | null {
		return isId(this.owner) ? asId<ParticipantId>(this.owner) : null;
	}

	/** Puts a new item on the agenda, or asks whether to. */
	async add(live: LiveMeeting, way: 'give' | 'ask'): Promise<boolean> {
		const { title, kind, ownerId: owner, wholeMinutes: minutes, outcome, driver } = this;
		if (minutes === null) return false;
		const item: NewItem = { title, kind, owner, minutes, outcome, driver };
		if (way === 'give') return await act(live, 'addItem', { item });
		const change = { do: 'add', item } as const;
		return await act(live, 'ask', { subject: { about: 'agendaChange', change }, text: '' });
	}

	/** Changes what stands there. */
	async change(live: LiveMeeting, { id: item }: Item): Promise<boolean> {
		const { title, ownerId: owner, wholeMinutes: minutes, outcome } = this;
		if (minutes === null) return false;
		return await act(live, 'changeItem', { item, title, owner, minutes, outcome });
	}
}
