/** CR4: keys that sort byte by byte, with room for another one between any two of them. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const last = digits.length;

const isKey = (key: string): boolean => /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(key);

/** A key after this one that leaves the room before the end to those who come later. */
function keyAfter(before: string): string {
	for (const [place, digit] of Array.from(before).entries()) {
		const next = digits.indexOf(digit) + 1;
		if (next < last) return before.slice(0, place) + digits.charAt(next);
	}
	return `${before}1`;
}

/** A key between two fractions, digit by digit; without an upper one the highest is 1. */
function midway(before: string, after: string | null): string {
	let shared = '';
	for (let place = 0; ; place += 1) {
		const low = digits.indexOf(before.charAt(place) || '0');
		const high = after === null ? last : digits.indexOf(after.charAt(place) || '0');
		if (high - low > 1) return shared + digits.charAt(low + Math.floor((high - low) / 2));
		shared += digits.charAt(low);
		// From here on everything that begins like the lower one is below the upper one.
		if (high > low) return shared + midway(before.slice(place + 1), null);
	}
}

/**
 * CR4: a key between two neighbours, `null` standing for the beginning and the end of the list.
 * @returns undefined where none fits: the two are equal, in the wrong order, or no keys of this kind.
 */
export function keyBetween(before: string | null, after: string | null): string | undefined {
	if (before !== null && !isKey(before)) return undefined;
	if (after === null) return before === null ? 'V' : keyAfter(before);
	if (!isKey(after) || (before ?? '') >= after) return undefined;
	return midway(before ?? '', after);
}

/** CR4: keys for a whole list in its order, all of one length, with room between and around them. */
export function keysFor(count: number): readonly string[] {
	const width = Math.max(1, Math.ceil(Math.log(count + 1) / Math.log(last)));
	return Array.from({ length: count }, (_, place) => {
		let rest = place + 1;
		let key = '';
		for (let digit = 0; digit < width; digit += 1) {
			key = digits.charAt(rest % last) + key;
			rest = Math.floor(rest / last);
		}
		return `${key}V`;
	});
}
