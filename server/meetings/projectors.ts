import type * as Y from 'yjs';
import type { Meeting } from '#governance/meeting.ts';
import { project } from '#document/project.ts';
import { projectionOf, type Surroundings } from '#document/projection.ts';
import { placesOf, type Moves } from './places.ts';
import type { DocumentUpdate } from './roomNeeds.ts';
import { fromUpdates } from './storedDocuments.ts';

/** What moves with a projection: texts, and the document that they leave. */
export interface Moving {
	readonly moves: Moves;
	readonly left: string | undefined;
}

const nothingMoves: Moving = { moves: new Map(), left: undefined };

/** Documents of the server's own writes, from which projections are computed before anybody sees them. */
export class Projectors {
	readonly #stored: (document: string) => Promise<readonly Uint8Array[]>;
	readonly #docs = new Map<string, Promise<Y.Doc>>();

	constructor(stored: (document: string) => Promise<readonly Uint8Array[]>) {
		this.#stored = stored;
	}

	/** What has to be written so that every document shows the meeting; nothing for those that do. */
	async project(
		meeting: Meeting,
		around: Pick<Surroundings, 'code' | 'away'>,
		{ moves, left }: Moving = nothingMoves
	): Promise<readonly DocumentUpdate[]> {
		// Words that people wrote since a document was read move too.
		if (moves.size > 0) this.forget();
		const updates: DocumentUpdate[] = [];
		for (const { document, shows, texts, movedTexts } of placesOf(meeting)) {
			const doc = await this.#open(document);
			const projection = projectionOf(shows, { ...around, movedTexts });
			const update = project(doc, projection, texts, moves.get(document));
			if (update !== null) updates.push({ document, update, isLeft: document === left });
		}
		return updates;
	}

	/** Forgets what was computed and not stored: it must not be in the next projection either. */
	forget(): void {
		this.#docs.clear();
	}

	#open(document: string): Promise<Y.Doc> {
		const known = this.#docs.get(document);
		if (known !== undefined) return known;
		const opening = this.#stored(document).then(fromUpdates);
		this.#docs.set(document, opening);
		return opening;
	}
}
