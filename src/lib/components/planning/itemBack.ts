import type { FieldWords } from '#i18n/fieldWords.ts';

/** An item as it was typed. */
export interface ItemTyped {
	readonly title: string;
	readonly minutes: string;
	readonly owner: string;
	readonly driver: string;
	readonly text: string;
	readonly reviewOn: string;
	readonly draftHash: string;
}

/** A form of an item that came back, with what does not fit. */
export interface ItemBack {
	readonly item: string;
	readonly typed: ItemTyped;
	readonly problems: FieldWords;
}

/** What came in by the form of an item. */
export function itemTyped(word: (name: string) => string): ItemTyped {
	return {
		...{ title: word('title'), minutes: word('minutes'), owner: word('owner') },
		...{ driver: word('driver'), text: word('text').replaceAll('\r\n', '\n') },
		...{ reviewOn: word('reviewOn'), draftHash: word('draftHash') }
	};
}

/** The item in the form that the server checks. */
export function itemForm(item: string, typed: ItemTyped) {
	const { minutes, reviewOn } = typed;
	return { ...typed, item, minutes: whole(minutes), reviewOn: reviewOn === '' ? null : reviewOn };
}

/** A whole number of minutes as it was typed; what is none fits nowhere. */
export const whole = (typed: string): number =>
	/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : -1;
