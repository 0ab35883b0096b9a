import { m } from '#i18n/paraglide/messages.js';
import type { EditRefusal } from './refusal.ts';

const texts: Readonly<Record<EditRefusal, (longest: number) => string>> = {
	text_full: (longest) => m.editor_text_full({ longest: longest.toLocaleString() }),
	paste_too_large: () => m.editor_paste_too_large(),
	paste_without_words: () => m.editor_paste_without_words(),
	link_not_safe: () => m.editor_link_not_safe(),
	text_broken: () => m.editor_text_broken()
};

/** What a person reads when the editor did not do what they asked. `longest` is the limit of the text. */
export function refusalText(refusal: EditRefusal, longest: number): string {
	return texts[refusal](longest);
}
