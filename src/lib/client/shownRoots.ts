import type * as Y from 'yjs';
import { shownIn } from '#document/project.ts';
import type { Projection } from '#document/projection.ts';
import { serverRoot, serverRoots } from '#document/roots.ts';

/** Calls back whenever what the server shows in a document changes. Returns the way to stop. */
export function showRoots(doc: Y.Doc, onShown: (projection: Projection) => void): () => void {
	const show = () => {
		const projection = shownIn(doc);
		if (projection.meta['schema'] !== undefined) onShown(projection);
	};
	const maps = serverRoots.map((root) => serverRoot(doc, root));
	const changed = ({ changed: types }: Y.Transaction) => {
		if (maps.some((map) => [...types.keys()].some((type) => Object.is(type, map)))) show();
	};
	doc.on('afterTransaction', changed);
	return () => doc.off('afterTransaction', changed);
}
