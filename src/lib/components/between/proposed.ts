/** CR8: what is typed into the form of a proposal between meetings; everything as it was typed. */
import type { DraftBetween } from '#governance/between/paper.ts';

export type Proposed = DraftBetween;

/** The form as it came in: nothing that was typed is lost, whatever does not fit. */
export function proposedFrom(form: FormData): Proposed {
	const word = (field: string): string => {
		const value = form.get(field);
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
	};
	return {
		...{ title: word('title'), driver: word('driver'), text: word('text'), owner: word('owner') },
		...{ reviewOn: word('reviewOn'), doneBy: word('doneBy'), criteria: word('criteria') },
		aims: form.getAll('aims').filter((aim) => typeof aim === 'string')
	};
}
