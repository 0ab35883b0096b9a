import type * as Y from 'yjs';
import { wordsOf } from '#governance/richText.ts';
import { readText } from '#document/readText.ts';
import { isWrittenHere, seededTexts, textRoot } from '#document/roots.ts';

interface Line {
	/** Calls back with how many changes are not stored yet. Returns the way to stop. */
	readonly followUnsaved: (tell: (count: number) => void) => () => void;
}

function plainWords(doc: Y.Doc, textId: string): string {
	return readText(textRoot(doc, textId)).map(wordsOf).join('\n');
}

export interface LeftBehind {
	/** Whether something was written here that the server has not said it keeps. */
	readonly isUnsaved: () => boolean;
	readonly stop: () => void;
}

/**
 * MT9: a text that moves to a document of its own takes along what the server had of it. Whoever wrote
 * in it without a line at that moment finds their words nowhere: they are offered as they stood here.
 */
export function followLeftBehind(
	doc: Y.Doc,
	{ followUnsaved }: Line,
	onLeft: (words: string) => void
): LeftBehind {
	let isUnsaved = false;
	let held: ReadonlyMap<string, string> = new Map();
	const hold = ({ local }: Y.Transaction) => {
		if (local || !isUnsaved) return;
		const here = seededTexts(doc).filter((textId) => isWrittenHere(doc, textId));
		held = new Map(here.map((textId) => [textId, plainWords(doc, textId)]));
	};
	const compare = ({ local, changed }: Y.Transaction) => {
		if (local) {
			isUnsaved ||= changed.size > 0;
			return;
		}
		const left = [...held].filter(([textId]) => !isWrittenHere(doc, textId));
		held = new Map();
		const words = left.map(([, text]) => text).join('\n\n');
		if (words.trim() !== '') onLeft(words);
	};
	const stopUnsaved = followUnsaved((count) => (isUnsaved &&= count > 0));
	doc.on('beforeTransaction', hold);
	doc.on('afterTransaction', compare);
	const stop = () => {
		stopUnsaved();
		doc.off('beforeTransaction', hold);
		doc.off('afterTransaction', compare);
	};
	return { isUnsaved: () => isUnsaved, stop };
}
