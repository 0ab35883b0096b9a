/** Reading the minutes of a table, for tests. */
import type { ItemId } from '#governance/ids.ts';
import { minutesOf } from '#governance/minutes.ts';
import type { Minutes } from '#governance/minutes.ts';
import type { Entry } from '#governance/record/entries.ts';
import { shed } from './plans.ts';
import type { Table } from './table.ts';

/** The minutes as they are now. */
export const minutes = (table: Table): Minutes => minutesOf(table.events, table.meeting);

/** The lines of an item. Throws for an item that is confidential or was not begun. */
export function entriesOf(table: Table, item: ItemId = shed): readonly Entry[] {
	const held = minutes(table).items.find((each) => each.item === item);
	if (held?.confidential !== false) throw new Error('nothing is told of this item');
	return held.entries;
}

/** The lines of one kind. */
export function those<K extends Entry['kind']>(
	table: Table,
	kind: K,
	item: ItemId = shed
): readonly Extract<Entry, { kind: K }>[] {
	return entriesOf(table, item).filter(
		(entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind
	);
}

/** The names of some people. */
export const names = (list: readonly { readonly name: string }[]): readonly string[] =>
	list.map(({ name }) => name);

/** All that the minutes say, in one string. */
export const everything = (table: Table): string => JSON.stringify(minutes(table));
