import * as Y from 'yjs';
import type { DeletedBy, Range, Section } from './struct.ts';
import type { TreeView } from './treeView.ts';
import { Missing, NotAllowed } from './verdict.ts';

/**
 * Checks that everything an update deletes is here and part of a text, and says whether any of it was
 * still there. Deleting ahead of time would erase what somebody is going to write.
 */
export function checkDeletions(
	deletes: readonly DeletedBy[],
	sections: readonly Section[],
	view: TreeView
): boolean {
	const ends = new Map(sections.map((section) => [section.client, section.end]));
	let news = false;
	for (const { client, ranges } of deletes) {
		const known = view.known(client);
		const end = Math.max(known, ends.get(client) ?? 0);
		for (const range of ranges) {
			if (range.clock + range.length > end) throw new Missing();
			if (range.clock + range.length > known) news = true;
			if (range.clock < known && deletesAnything(client, range, view)) news = true;
		}
	}
	return news;
}

function deletesAnything(client: number, range: Range, view: TreeView): boolean {
	const structs = view.structs(client);
	const end = range.clock + range.length;
	let isNews = false;
	for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at += 1) {
		const struct = structs[at];
		if (struct === undefined || struct.id.clock >= end) break;
		if (!(struct instanceof Y.Item) || struct.deleted) continue;
		// Throws unless the item stands in a text that was begun.
		if (view.nodeAround(struct) === null) throw new NotAllowed('forbidden_delete');
		isNews = true;
	}
	return isNews;
}
