import type { HocuspocusProvider } from '@hocuspocus/provider';
import type * as Y from 'yjs';
import { wordsOf } from '#governance/richText.ts';
import { readText } from '#document/readText.ts';
import { seededTexts, textRoot } from '#document/roots.ts';
import { readSyncNotice } from '#document/syncNotice.ts';

/** How long to wait before everything is exchanged once more, in milliseconds. */
const again = { resync: 300, unsaved: 3_000 };

/** Follows what the server says about what was written here. */
export function followNotices(
	provider: HocuspocusProvider,
	on: { readonly rejected: () => void }
): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const exchange = (after: number) => {
		timer ??= setTimeout(() => {
			timer = undefined;
			provider.forceSync();
		}, after);
	};
	provider.on('stateless', ({ payload }: { payload: string }) => {
		const notice = readSyncNotice(payload);
		if (notice?.kind === 'rejected') on.rejected();
		else if (notice !== null) exchange(again[notice.kind]);
	});
	provider.on('destroy', () => clearTimeout(timer));
}

/** All words of the texts in a document, plain. */
export function wordsIn(doc: Y.Doc): string {
	const texts = seededTexts(doc).map((textId) =>
		readText(textRoot(doc, textId)).map(wordsOf).join('\n')
	);
	return texts.filter((text) => text.trim() !== '').join('\n\n');
}
