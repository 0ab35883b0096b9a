/** A span of time as a clock shows it: `0:38`, `12:05`, `1:02:00`. Seconds; the sign is left out. */
export function clockFigures(seconds: number): string {
	const whole = Math.floor(Math.abs(seconds));
	const hours = Math.floor(whole / 3600);
	const minutes = Math.floor((whole % 3600) / 60);
	const rest = String(whole % 60).padStart(2, '0');
	return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/**
 * Divides a sentence around the part that is set in bold, so that translators may put it anywhere.
 * Returns what stands before and after; both are empty if the sentence is the part alone.
 */
export function around(sentence: string, part: string): { before: string; after: string } {
	const start = sentence.indexOf(part);
	if (start < 0) return { before: '', after: sentence };
	return { before: sentence.slice(0, start), after: sentence.slice(start + part.length) };
}
