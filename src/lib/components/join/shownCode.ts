/** A code in two groups of three, as it is read aloud: `TK7 M4W`. */
export function shownCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
