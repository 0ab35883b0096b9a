/** What a person can do with an item of the agenda now: as commands, or by asking the circle first (MT2, MT3). */
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { Command } from '#governance/commands.ts';
import type { Item } from '#governance/agenda/item.ts';
import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { isFrame } from '#governance/method.ts';
import type { Subject } from '#governance/question/question.ts';

export type WayName =
	'start' | 'finish' | 'extend' | 'park' | 'change' | 'up' | 'down' | 'remove' | 'confidential';

/** One way: a command that stands ready. `asks`: the circle is asked first (QC1). */
export interface ItemWay {
	readonly name: WayName;
	readonly command: Command;
	readonly asks: boolean;
}

/** Minutes that are asked for at once. */
const moreMinutes = 5;

/** Where an item stands among those that still wait, and its neighbours. */
function neighbours(meeting: Meeting, id: ItemId) {
	const arranged = meeting.itemOrder.filter((other) => {
		const item = meeting.items[other];
		return item?.state === 'waiting' && !isFrame(item);
	});
	const at = arranged.indexOf(id);
	const up = at > 0 ? arranged[at - 1] : undefined;
	// Down by one is: before the item after the next, or at the end.
	const down = at >= 0 && at < arranged.length - 1 ? (arranged[at + 2] ?? null) : undefined;
	return { up, down };
}

function asking(name: WayName, subject: Subject): ItemWay {
	return { name, command: { type: 'ask', payload: { subject, text: '' } }, asks: true };
}

function giving(name: WayName, command: Command): ItemWay {
	return { name, command, asks: false };
}

/** Moving: at once while the agenda is put together, by a question afterwards. */
function moving(meeting: Meeting, item: ItemId): readonly ItemWay[] {
	const { up, down } = neighbours(meeting, item);
	const places = [
		['up', up],
		['down', down]
	] as const;
	return places.flatMap(([name, before]) =>
		before === undefined
			? []
			: [
					giving(name, { type: 'moveItem', payload: { item, before } }),
					asking(name, { about: 'agendaChange', change: { do: 'move', item, before } })
				]
	);
}

function all(meeting: Meeting, { id: item, confidential, ...held }: Item): readonly ItemWay[] {
	const { title, owner, minutes, outcome } = held;
	return [
		giving('start', { type: 'startItem', payload: { item } }),
		giving('finish', { type: 'finishItem', payload: { item } }),
		asking('extend', { about: 'extend', item, minutes: moreMinutes }),
		asking('park', { about: 'park', item }),
		giving('change', { type: 'changeItem', payload: { item, title, owner, minutes, outcome } }),
		...moving(meeting, item),
		giving('remove', { type: 'removeItem', payload: { item } }),
		asking('remove', { about: 'agendaChange', change: { do: 'remove', item } }),
		asking('confidential', { about: 'confidential', item, on: !confidential })
	];
}

/** Who frames the meeting (check-in, agenda, closing) is neither moved nor hidden. */
const forFrame: readonly WayName[] = ['start', 'finish', 'extend'];

/** The ways that are open to this person now. Extending and hiding only concern what is under way or waits. */
export function itemWays(
	live: Pick<LiveMeeting, 'meeting' | 'allows'>,
	item: Item
): readonly ItemWay[] {
	const frame = isFrame(item);
	const over = item.state === 'done' || item.state === 'removed';
	if (over) return [];
	const ways = all(live.meeting, item).filter((way) => !frame || forFrame.includes(way.name));
	const open = ways.filter((way) => live.allows(way.command));
	return item.state === 'current' ? open : open.filter((way) => way.name !== 'extend');
}
