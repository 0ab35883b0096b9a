import type { Point } from './geometry.ts';
import { seatWords, type RingSeat } from './seats.ts';
import { labelHeight, manners, type RingSize } from './sizes.ts';
import { textWidth } from './textWidth.ts';

/** A box in CSS pixels; the origin is the centre of the ring, y points down. */
export interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** A name beside its disc and the word under it. The box is all the room it may take. */
export interface PlacedLabel {
	side: 'left' | 'right' | 'above' | 'below';
	isOneLine: boolean;
	name: string;
	word: string;
	box: Box;
}

/** A seat whose name is to be placed. Without a disc the point lies where the disc would end. */
export interface Anchor {
	seat: RingSeat;
	angle: number;
	disc: Point & { radius: number };
	isNamed: boolean;
}

interface Setting {
	em: number;
	gap: number;
	size: RingSize;
	/** Whether few are named: above and below, name and word then stand in one line. */
	isBrief: boolean;
	/** Radius that the arcs reach, which no name may cover. */
	band: number;
	/** The whole room of the ring. */
	bounds: Box;
}

/** A bold name may turn out a little wider than reckoned. */
const margin = 1.05;
/** A label that shows as much of itself is whole, or still says what it is about. */
const wholeShare = 0.999;
const fairShare = 0.7;
/** A name that is cut shorter than this, in em, is not worth showing. */
const leastName = 2.2;

function fromVertical(angle: number): number {
	return Math.min(angle % 180, 180 - (angle % 180));
}

function isUpper(angle: number): boolean {
	return angle < 90 || angle > 270;
}

/** Names within 12° of the vertical stand above or below their disc, the others beside it. */
function isVertical(angle: number): boolean {
	return fromVertical(angle) <= 12;
}

/** Where few are named, those near the vertical may do so too: between many discs there is no room beside. */
function mayBeVertical(angle: number, isBrief: boolean): boolean {
	return fromVertical(angle) <= (isBrief ? 30 : 12);
}

/** Whether a name at this angle may need room above or below the ring. */
export function verticalRoom(angle: number, isBrief: boolean): 'top' | 'bottom' | undefined {
	if (!mayBeVertical(angle, isBrief)) return undefined;
	return isUpper(angle) ? 'top' : 'bottom';
}

/** Where a name may stand, best first. */
function sidesOf(angle: number, isBrief: boolean): readonly PlacedLabel['side'][] {
	const vertical = isUpper(angle) ? 'above' : 'below';
	const beside = angle < 180 ? 'right' : 'left';
	if (isVertical(angle)) return [vertical];
	return mayBeVertical(angle, isBrief) ? [beside, vertical] : [beside];
}

function overlaps(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

function around(disc: Point & { radius: number }, margin = 0): Box {
	const reach = disc.radius + margin;
	return {
		left: disc.x - reach,
		right: disc.x + reach,
		top: disc.y - reach,
		bottom: disc.y + reach
	};
}

/** How far the arcs reach to the side within these lines. */
function besideBand(lines: { top: number; bottom: number }, { band }: Setting): number {
	const nearest =
		lines.top < 0 && lines.bottom > 0 ? 0 : Math.min(Math.abs(lines.top), Math.abs(lines.bottom));
	return Math.sqrt(Math.max(0, band ** 2 - nearest ** 2));
}

/** The box of a text beside its disc, as wide as it wishes or as the room allows. */
function boxFor(
	anchor: Anchor,
	side: PlacedLabel['side'],
	wish: number,
	setting: Setting,
	height: number
): Box {
	const { disc } = anchor;
	const { bounds, gap } = setting;
	const own = around(disc, anchor.seat.you ? 0.3 * gap : 0);
	if (side === 'above' || side === 'below') {
		const half = Math.min(wish, bounds.right - bounds.left) / 2;
		const middle = Math.max(bounds.left + half, Math.min(disc.x, bounds.right - half));
		const near = side === 'above' ? own.top - gap / 2 - height : own.bottom + gap / 2;
		const edge = side === 'above' ? bounds.top : bounds.bottom - height;
		const top = isVertical(anchor.angle) ? near : edge;
		return { left: middle - half, right: middle + half, top, bottom: top + height };
	}
	// A little towards the outside, where there is air between the names.
	const wished = disc.y - 0.25 * disc.radius * Math.cos((anchor.angle * Math.PI) / 180);
	const lowest = bounds.bottom - height / 2;
	const middle = Math.max(bounds.top + height / 2, Math.min(wished, lowest));
	const lines = { top: middle - height / 2, bottom: middle + height / 2 };
	const start = Math.max(Math.abs(disc.x) + (own.right - disc.x), besideBand(lines, setting)) + gap;
	return side === 'right'
		? { left: start, right: Math.min(start + wish, bounds.right), ...lines }
		: { left: Math.max(-start - wish, bounds.left), right: -start, ...lines };
}

interface Draft {
	label: PlacedLabel;
	/** How much of its wish it gets. */
	share: number;
}

function draft(anchor: Anchor, setting: Setting, side: PlacedLabel['side'], word: string): Draft {
	const name = anchor.seat.shortName;
	const nameWidth = textWidth(name);
	const wordWidth = manners[setting.size].word * textWidth(word);
	const isOneLine = setting.isBrief && (side === 'above' || side === 'below');
	const width = isOneLine ? nameWidth + wordWidth + 0.4 : Math.max(nameWidth, wordWidth);
	const wish = width * setting.em * margin;
	const height = labelHeight(setting.size, setting.em, word !== '' && !isOneLine);
	const box = boxFor(anchor, side, wish, setting, height);
	return { label: { side, isOneLine, name, word, box }, share: (box.right - box.left) / wish };
}

/**
 * The ways to write a label, best first: with its longest word that fits, with little cut off,
 * the name alone, and at last whatever can still be read.
 */
function wordings(anchor: Anchor, setting: Setting): readonly PlacedLabel[] {
	const drafts = sidesOf(anchor.angle, setting.isBrief).flatMap((side) =>
		[...seatWords(anchor.seat), ''].map((word) => draft(anchor, setting, side, word))
	);
	const whole = drafts.filter(({ share }) => share >= wholeShare);
	const fair = drafts
		.filter(({ share }) => share >= fairShare && share < wholeShare)
		.toSorted((one, other) => other.share - one.share);
	const least = leastName * setting.em;
	const short = drafts.filter(({ label: { box } }) => box.right - box.left >= least);
	const worded = whole.filter(({ label }) => label.word !== '');
	return [...worded, ...fair, ...whole, ...short].map(({ label }) => label);
}

/** Who keeps their name when there is no room for all: now, next, then in the order they sit. */
function rank({ seat }: Anchor): number {
	return seat.state === 'now' ? 0 : seat.state === 'next' ? 1 : 2;
}

/**
 * Places the names so that none lies on a disc or on another name nor reaches out of the room.
 * Returns one entry per anchor; `undefined` where nothing is to be or can be written.
 */
export function placeLabels(
	anchors: readonly Anchor[],
	setting: Setting
): readonly (PlacedLabel | undefined)[] {
	const taken: Box[] = anchors
		.filter(({ disc }) => disc.radius > 0)
		.map(({ disc }) => around(disc));
	const placed = new Map<Anchor, PlacedLabel>();
	const { bounds } = setting;
	const waiting = anchors.filter(({ isNamed }) => isNamed).toSorted((a, b) => rank(a) - rank(b));
	for (const anchor of waiting) {
		const label = wordings(anchor, setting).find(
			({ box }) =>
				box.top >= bounds.top - 0.5 &&
				box.bottom <= bounds.bottom + 0.5 &&
				!taken.some((other) => overlaps(box, other))
		);
		if (!label) continue;
		taken.push(label.box);
		placed.set(anchor, label);
	}
	return anchors.map((anchor) => placed.get(anchor));
}
