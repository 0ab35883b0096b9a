export const ringSizes = ['phone', 'laptop', 'screen', 'mini'] as const;

/** Where the ring stands: it decides how thick the ring is and how much room names may take. */
export type RingSize = (typeof ringSizes)[number];

/** Which seats are named beside the ring. */
export type RingNames = 'all' | 'nowNext' | 'now' | 'none';

interface Manner {
	/** Thickness and largest disc of a large ring, as shares of the radius. */
	thickness: number;
	disc: number;
	/** Largest radius, in em. */
	radius: number;
	/** Most room for a name beside the ring, and the least that is kept for words to come, in em. */
	mostLabel: number;
	leastLabel: number;
	/** Size of the word under a name, in em. */
	word: number;
	/** What the server assumes before the page is measured, in CSS pixels. */
	usualWidth: number;
	usualEm: number;
}

/** The four manners; lengths of names are in em of a name, shares are of the radius. */
export const manners: Readonly<Record<RingSize, Manner>> = {
	phone: {
		thickness: 0.175,
		disc: 0.143,
		radius: 5.6,
		mostLabel: 3.9,
		leastLabel: 0,
		word: 0.9,
		usualWidth: 350,
		usualEm: 15
	},
	laptop: {
		thickness: 0.175,
		disc: 0.143,
		radius: 11,
		mostLabel: 8,
		leastLabel: 5.4,
		word: 0.875,
		usualWidth: 630,
		usualEm: 16
	},
	screen: {
		thickness: 0.18,
		disc: 0.131,
		radius: 7.9,
		mostLabel: 6.2,
		leastLabel: 4.6,
		word: 0.95,
		usualWidth: 1100,
		usualEm: 34
	},
	mini: {
		thickness: 0.27,
		disc: 0,
		radius: Infinity,
		mostLabel: 0,
		leastLabel: 0,
		word: 0.9,
		usualWidth: 112,
		usualEm: 14
	}
};

/**
 * In a small ring the band stays as thick, and a disc as large, as these in em, so that initials can
 * be read; up to a share of the radius, or nothing would be left in the middle.
 */
export const leastThickness = { em: 1, share: 0.215 };
export const leastDisc = { em: 0.95, share: 0.2 };

/** A ring of mere members, in whom no turn moves, is thin and has larger discs. */
export const membershipShares = { thickness: 0.09, disc: 0.19 };

/** Up to how many seats a ring keeps its discs however small they get. */
export const mostSureDiscs = 16;
const mostNames = 12;

/** Which names a ring shows by itself: all up to 12, then now and next, from 17 on only now. */
export function usualNames(places: number, size: RingSize): RingNames {
	if (size === 'mini') return 'none';
	if (places > mostSureDiscs) return 'now';
	return places > mostNames || size === 'phone' ? 'nowNext' : 'all';
}

/** Heights of the lines of a label, as multiples of their own type size; Ring sets them so. */
export const labelLines = { name: 1.25, word: 1.3 };

/** Height of a label of a name and, if there is one, the word under it, in CSS pixels. */
export function labelHeight(size: RingSize, em: number, hasWord: boolean): number {
	const word = hasWord ? labelLines.word * manners[size].word : 0;
	return (labelLines.name + word) * em;
}
