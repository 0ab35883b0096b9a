/** Why the editor did not do what was asked; the component has the words. */
export const editRefusals = [
	/** The text has as many characters as it may have. */
	'text_full',
	/** What was pasted is larger than anything a text could hold. */
	'paste_too_large',
	/** What was pasted holds no words. */
	'paste_without_words',
	/** A link that leads to anything but a web page or a mail address. */
	'link_not_safe',
	/** The text cannot be shown for editing. */
	'text_broken'
] as const;
export type EditRefusal = (typeof editRefusals)[number];

/** Tells the person who writes. */
export type Refuse = (refusal: EditRefusal) => void;
