import type * as Y from 'yjs';
import type { RichText } from '#governance/richText.ts';
import type { CursorChannel } from './cursorAwareness.ts';

/** What the writing place of a text is given. */
export interface WritingProps {
	readonly doc: Y.Doc;
	readonly textId: string;
	/** What the text is called, for those who hear it. */
	readonly label: string;
	readonly awareness?: CursorChannel;
	readonly placeholder?: string;
	readonly readOnly?: boolean;
	/** The most characters the text may have. */
	readonly longest?: number;
	/** The version before; what came since is tinted. */
	readonly before?: RichText;
}
