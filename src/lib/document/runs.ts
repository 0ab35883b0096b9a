import type { Run } from '#governance/richText.ts';

/** The look of a stretch of words. */
export interface RunStyle {
	readonly bold: boolean;
	readonly italic: boolean;
	readonly href: string | null;
}

export const plainStyle: RunStyle = { bold: false, italic: false, href: null };

/** A run that leaves out what is not set, so that equal texts are equal as JSON. */
export function aRun(text: string, style: RunStyle): Run {
	return {
		text,
		...(style.bold && { bold: true }),
		...(style.italic && { italic: true }),
		...(style.href !== null && { href: style.href })
	};
}

/** The style of a run. */
export function styleOf(run: Run): RunStyle {
	return { bold: run.bold === true, italic: run.italic === true, href: run.href ?? null };
}

/** Whether two runs look the same and lead to the same place. */
export function sameStyle(a: RunStyle, b: RunStyle): boolean {
	return a.bold === b.bold && a.italic === b.italic && a.href === b.href;
}

/** Collects words in order and joins neighbours of the same style into one run. */
export class RunWriter {
	readonly #done: Run[] = [];
	#text = '';
	#style: RunStyle = plainStyle;

	write(text: string, style: RunStyle): void {
		if (text === '') return;
		if (this.#text !== '' && !sameStyle(this.#style, style)) this.#close();
		this.#text += text;
		this.#style = style;
	}

	/** A line break has no look of its own: it joins the words before it if they lead to the same place. */
	breakLine(href: string | null): void {
		const joins = this.#text !== '' && this.#style.href === href;
		this.write('\n', joins ? this.#style : { ...plainStyle, href });
	}

	isEmpty(): boolean {
		return this.#text === '' && this.#done.length === 0;
	}

	/** Hands over the runs written so far and begins anew. */
	take(): readonly Run[] {
		this.#close();
		return this.#done.splice(0);
	}

	#close(): void {
		if (this.#text !== '') this.#done.push(aRun(this.#text, this.#style));
		this.#text = '';
	}
}
